// What `npm test` runs: every layer after the other, with a heading, a time and, at the end, what was skipped and why.
//   npm test                          everything
//   npm test -- unit integration      some layers (see LEGS)
//   npm test -- tests/golden -t zki   files and options for vitest
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { stripVTControlCharacters } from 'node:util';
import { bootstrap } from '../server/bootstrap.mjs';

const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)));
const results = path.join(root, '.cache', 'test-results');

const LEGS = [
  { name: 'unit', title: 'Domain, adapters and golden files', projects: ['unit'] },
  { name: 'contract', title: 'Every adapter against its mock', projects: ['contract'] },
  { name: 'architecture', title: 'The rules of the house', projects: ['architecture'] },
  { name: 'conformance', title: 'Official schemas and foreign tools', projects: ['conformance'] },
  { name: 'integration', title: 'Through the caller, on the embedded database', projects: ['integration'] },
  {
    name: 'postgres',
    title: 'The same and concurrency, on a real PostgreSQL',
    projects: ['postgres'],
    obstacle: () => postgresObstacle(),
  },
  { name: 'e2e', title: 'In a browser, on the built app', projects: ['e2e'] },
];

/** Legs with tests that start the app, the worker or the command line as they were built. */
const RUN_THE_BUILT_APP = ['integration', 'postgres', 'e2e', 'chosen'];

/** Things outside npm that some tests need; without one they skip, and the summary says what is missing. */
const OUTSIDE = [
  {
    what: 'the official files in ../shared/conformance',
    without: 'tests against them',
    there: () => existsSync(path.join(root, '..', 'shared', 'conformance')),
  },
  {
    what: 'the program xmlsec1',
    without: 'XML signatures checked by a foreign tool',
    there: () => runs('xmlsec1', ['--version']),
  },
  {
    what: 'python3 with python-stdnum',
    without: 'OIB and IBAN check digits against a foreign tool',
    there: () => ['python3', '/usr/bin/python3'].some((python) => runs(python, ['-c', 'import stdnum'])),
  },
];

const runs = (command, args) => spawnSync(command, args, { stdio: 'ignore' }).status === 0;

const postgresObstacle = async () => {
  if (process.env.TEST_DATABASE_URL) return undefined;
  const { postgresObstacle: obstacle } = await import('./kit/postgres.ts');
  return obstacle();
};

const say = (text = '') => process.stdout.write(`${text}\n`);
const seconds = (ms) => `${(ms / 1000).toFixed(1)} s`;

/** The tests that did not run: file, full name, and the title of the outermost group, which says what they need. */
const skippedIn = (report) =>
  report.testResults.flatMap((file) =>
    file.assertionResults
      .filter(({ status }) => status !== 'passed' && status !== 'failed')
      .map(({ fullName, ancestorTitles }) => ({
        file: path.relative(root, file.name),
        name: fullName.trim(),
        group: ancestorTitles.find((title) => title !== '') ?? fullName.trim(),
      })),
  );

const skippedText = (tests) => {
  if (tests.length === 1) return tests[0].name;
  return `${tests.length} tests (${[...new Set(tests.map(({ group }) => group))].join('; ')})`;
};

/** The tests that failed, with the first line of why; a file that could not be loaded is named with what it said. */
const failedIn = (report) =>
  report.testResults.flatMap(({ name, status, message, assertionResults }) => {
    const file = path.relative(root, name);
    const failed = assertionResults.filter((test) => test.status === 'failed');
    if (failed.length === 0) return status === 'failed' ? [{ file, name: 'the file itself', why: firstLine(message) }] : [];
    return failed.map(({ fullName, failureMessages }) => ({ file, name: fullName.trim(), why: firstLine(failureMessages[0]) }));
  });

const firstLine = (text) => stripVTControlCharacters(text ?? '').split('\n', 1)[0];

/** Runs vitest once; a file that cannot be loaded and an error outside any test count as one failure each. */
const runVitest = (node, name, args) => {
  const file = path.join(results, `${name}.json`);
  rmSync(file, { force: true });
  const cli = path.join(root, 'node_modules', 'vitest', 'vitest.mjs');
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${file}`];
  const env = { ...process.env, PATH: `${path.join(root, 'node_modules', '.bin')}${path.delimiter}${process.env.PATH}` };
  const { status } = spawnSync(node, [cli, 'run', ...reporters, ...args], { cwd: root, env, stdio: 'inherit' });
  if (!existsSync(file)) return { passed: 0, failed: 1, failures: [], skipped: [] };
  const report = JSON.parse(readFileSync(file, 'utf8'));
  const broken = report.testResults.filter(
    (result) => result.status === 'failed' && !result.assertionResults.some((test) => test.status === 'failed'),
  );
  const failed = report.numFailedTests + broken.length;
  return {
    passed: report.numPassedTests,
    failed: failed === 0 && status !== 0 ? 1 : failed,
    failures: failedIn(report),
    skipped: skippedIn(report),
  };
};

const runLegs = async (node, legs, filters) => {
  const total = { passed: 0, failed: 0, failures: [], skipped: [], legs: [] };
  for (const [index, leg] of legs.entries()) {
    say(`\n━━ ${index + 1}/${legs.length} ${leg.title} (${leg.name})`);
    const started = performance.now();
    const obstacle = await leg.obstacle?.();
    if (obstacle) {
      say(`Not run: ${obstacle}.`);
      total.skipped.push({ file: leg.name, name: obstacle, group: obstacle });
      continue;
    }
    const projects = leg.projects.map((project) => `--project=${project}`);
    const result = runVitest(node, leg.name, [...projects, ...filters]);
    total.passed += result.passed;
    total.failed += result.failed;
    total.failures.push(...result.failures.map((failure) => ({ leg: leg.name, ...failure })));
    total.skipped.push(...result.skipped);
    total.legs.push(
      `${leg.name}: ${result.passed} passed, ${result.failed} failed, ${result.skipped.length} skipped in ${seconds(performance.now() - started)}`,
    );
  }
  return total;
};

const summarize = ({ passed, failed, failures, skipped, legs }, started) => {
  say(`\n━━ Summary (${seconds(performance.now() - started)})`);
  legs.forEach((line) => say(line));
  const byFile = Map.groupBy(skipped, ({ file }) => file);
  if (byFile.size > 0) say('\nSkipped:');
  for (const [file, tests] of byFile) say(`  ${file}: ${skippedText(tests)}`);
  const missing = OUTSIDE.filter(({ there }) => !there());
  if (missing.length > 0) say('\nNot on this machine:');
  for (const { what, without } of missing) say(`  ${what} (${without})`);
  if (failures.length > 0) say('\nFailed:');
  for (const { leg, file, name, why } of failures) say(`  ${leg}: ${file}: ${name}\n    ${why}`);
  say(`\n${passed} passed, ${failed} failed, ${skipped.length} skipped`);
};

const main = async () => {
  const started = performance.now();
  const args = process.argv.slice(2);
  const wanted = LEGS.filter(({ name }) => args.includes(name));
  const filters = args.filter((arg) => !LEGS.some(({ name }) => name === arg));
  const legs =
    wanted.length > 0 ? wanted : filters.length > 0 ? [{ name: 'chosen', title: filters.join(' '), projects: [] }] : LEGS;
  // npm may have been told to run no scripts, and with them not the one that prepares the ground.
  const node = bootstrap({ build: legs.some(({ name }) => RUN_THE_BUILT_APP.includes(name)) });
  mkdirSync(results, { recursive: true });
  const total = await runLegs(node, legs, filters);
  summarize(total, started);
  return total.failed === 0 && total.passed > 0 ? 0 : 1;
};

process.exitCode = await main();
