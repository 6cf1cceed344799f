// Finds what `npm ci` would stumble over on another machine: npm silently drops an optional package that its registry lacked at
// the moment of writing, and then refuses to install from the gap. Plain Node, so that it runs before anything is installed.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)));

/** Where a package wanted by `location` would be found, as Node looks for it: its own folder first, then every parent's. */
const isLocked = (packages, location, name) => {
  for (let base = location; ; base = base.slice(0, Math.max(0, base.lastIndexOf('node_modules/') - 1))) {
    if (packages[base === '' ? `node_modules/${name}` : `${base}/node_modules/${name}`]) return true;
    if (base === '') return false;
  }
};

/**
 * @param {import('./check-lockfile.d.mts').Lockfile} lock the parsed package-lock.json
 * @returns {string[]} one sentence per gap; empty when the lockfile is whole
 */
export const lockfileProblems = (lock) => {
  const problems = [];
  for (const [location, entry] of Object.entries(lock.packages)) {
    const bundled = new Set(entry.bundleDependencies);
    const wanted = { ...entry.dependencies, ...entry.optionalDependencies };
    for (const name of Object.keys(wanted)) {
      if (!bundled.has(name) && !isLocked(lock.packages, location, name))
        problems.push(`${location || 'the project'} wants ${name}@${wanted[name]}, which is not locked`);
    }
    if (location === '' || entry.link || entry.inBundle) continue;
    if (!entry.integrity) problems.push(`${location} has no checksum`);
    if (entry.resolved) problems.push(`${location} is bound to one registry: ${entry.resolved}`);
  }
  return problems;
};

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const problems = lockfileProblems(JSON.parse(readFileSync(path.join(root, 'package-lock.json'), 'utf8')));
  for (const problem of problems) process.stderr.write(`${problem}\n`);
  process.stderr.write(
    problems.length === 0 ? 'package-lock.json is whole.\n' : `${problems.length} gaps in package-lock.json.\n`,
  );
  process.exitCode = problems.length === 0 ? 0 : 1;
}
