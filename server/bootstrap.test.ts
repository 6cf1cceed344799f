import { type ChildProcess, spawn } from 'node:child_process';
import { appendFileSync, cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

/** Plays npm: puts node_modules down as `npm ci` would, and keeps count. */
const FAKE_NPM = `
import { appendFileSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
appendFileSync('npm-calls', process.argv.slice(2).join(' ') + '\\n');
console.log('added 1 package');
if (process.env.FAKE_NPM_FAILS) process.exit(7);
await new Promise((resolve) => setTimeout(resolve, 300));
rmSync('node_modules', { recursive: true, force: true });
mkdirSync('node_modules');
writeFileSync('node_modules/.package-lock.json', readFileSync('package-lock.json'));
`;

const FAKE_BUILD = `
import { appendFileSync, mkdirSync, writeFileSync } from 'node:fs';
appendFileSync('builds', 'x');
mkdirSync('build/app', { recursive: true });
writeFileSync('build/app/index.js', '');
`;

const lockfile = (version: string) =>
  JSON.stringify({ packages: { '': {}, 'node_modules/a': { version }, 'node_modules/b-other-os': { version, optional: true } } });

let project = '';
const at = (...parts: string[]) => path.join(project, ...parts);
const read = (name: string) => (existsSync(at(name)) ? readFileSync(at(name), 'utf8') : '');

beforeEach(() => {
  project = mkdtempSync(path.join(tmpdir(), 'fiskai-bootstrap-'));
  mkdirSync(at('server'));
  mkdirSync(at('app'));
  for (const part of ['bootstrap.mjs', 'bootstrap']) cpSync(path.join('server', part), at('server', part), { recursive: true });
  writeFileSync(at('package.json'), '{"type":"module"}');
  writeFileSync(at('package-lock.json'), lockfile('1.0.0'));
  writeFileSync(at('app', 'root.tsx'), 'one');
  writeFileSync(at('npm-cli.js'), FAKE_NPM);
  writeFileSync(at('server', 'build.mjs'), FAKE_BUILD);
});

afterEach(() => rmSync(project, { recursive: true, force: true }));

interface Outcome {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

const outcome = (child: ChildProcess): Promise<Outcome> =>
  new Promise((resolve) => {
    let [stdout, stderr] = ['', ''];
    child.stdout?.on('data', (chunk: Buffer) => (stdout += chunk.toString()));
    child.stderr?.on('data', (chunk: Buffer) => (stderr += chunk.toString()));
    child.on('close', (code) => resolve({ code, stdout, stderr }));
  });

const bootstrap = (args: readonly string[] = [], extra: NodeJS.Dict<string> = {}) => {
  const env = { ...process.env, npm_execpath: at('npm-cli.js'), npm_node_execpath: process.execPath, ...extra };
  return outcome(spawn(process.execPath, [at('server', 'bootstrap.mjs'), ...args], { cwd: project, env }));
};

const installs = () => read('npm-calls').split('\n').filter(Boolean);

describe('bootstrap', () => {
  it('installs from the lockfile when packages are missing, with words on stderr only', async () => {
    const { code, stdout, stderr } = await bootstrap();
    expect({ code, stdout }).toEqual({ code: 0, stdout: '' });
    expect(stderr).toContain('Installing');
    expect(installs()).toEqual([expect.stringMatching(/^ci .*--include=dev/)]);
  });

  it('says and does nothing when all is there', async () => {
    await bootstrap();
    expect(await bootstrap()).toEqual({ code: 0, stdout: '', stderr: '' });
    expect(installs()).toHaveLength(1);
  });

  it('takes what somebody installed by hand, and installs again when the lockfile has changed', async () => {
    mkdirSync(at('node_modules'));
    writeFileSync(
      at('node_modules', '.package-lock.json'),
      JSON.stringify({ packages: { 'node_modules/a': { version: '1.0.0' } } }),
    );
    await bootstrap();
    expect(installs()).toHaveLength(0);
    writeFileSync(at('package-lock.json'), lockfile('1.0.1'));
    await bootstrap();
    expect(installs()).toHaveLength(1);
  });

  it('installs and builds once when two commands start together', async () => {
    const both = await Promise.all([bootstrap(['--build']), bootstrap(['--build'])]);
    expect(both.map(({ code }) => code)).toEqual([0, 0]);
    expect(both.map(({ stderr }) => stderr).join('')).toContain('waiting');
    expect(installs()).toHaveLength(1);
    expect(read('builds')).toBe('x');
  });

  it('drops the lock of a command that is gone', async () => {
    mkdirSync(at('.cache'));
    writeFileSync(at('.cache', 'bootstrap.lock'), '4194304');
    expect((await bootstrap()).code).toBe(0);
    expect(existsSync(at('.cache', 'bootstrap.lock'))).toBe(false);
  });

  it('fails with the reason when npm does, and tries again the next time', async () => {
    const { code, stdout, stderr } = await bootstrap(['--build'], { FAKE_NPM_FAILS: '1' });
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
    expect(stderr).toContain('npm ci ended with 7');
    expect(stderr).not.toContain('    at ');
    expect((await bootstrap(['--build'])).code).toBe(0);
  });

  it('builds when sources have changed, and only then', async () => {
    await bootstrap(['--build']);
    await bootstrap(['--build']);
    writeFileSync(at('app', 'root.test.tsx'), 'a test is not built');
    await bootstrap(['--build']);
    expect(read('builds')).toBe('x');
    appendFileSync(at('app', 'root.tsx'), 'two');
    await bootstrap(['--build']);
    expect(read('builds')).toBe('xx');
  });
});
