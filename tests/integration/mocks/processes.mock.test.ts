import { spawn, type ChildProcessByStdio } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { afterEach, describe, expect, it } from 'vitest';
import { openMocks } from '#mocks/open.ts';
import { removeDir, temporaryDir } from './kit.ts';

type Child = ChildProcessByStdio<null, Readable, Readable>;

const dirs: string[] = [];
const children: Child[] = [];

const newDir = (): string => {
  const dir = temporaryDir();
  dirs.push(dir);
  return dir;
};

const start = (
  dir: string,
  label: string,
  count: number,
): { readonly child: Child; readonly lines: () => string[]; readonly done: Promise<void> } => {
  const script = join(import.meta.dirname, 'vendor-process.ts');
  const child = spawn(process.execPath, ['--import', 'tsx', script, dir, label, String(count)], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  children.push(child);
  let output = '';
  let complaints = '';
  child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString('utf8')));
  child.stderr.on('data', (chunk: Buffer) => (complaints += chunk.toString('utf8')));
  const done = once(child, 'close').then(() => expect(complaints).toBe(''));
  // The last piece is a line only once its line feed has come.
  return { child, lines: () => output.split('\n').slice(0, -1), done };
};

const control = (dir: string) => openMocks({ dataDir: dir, appUrl: 'http://127.0.0.1:9' });

afterEach(() => {
  for (const child of children.splice(0)) child.kill('SIGKILL');
  for (const dir of dirs.splice(0)) removeDir(dir);
});

describe('one data folder and several processes', () => {
  it('is the same vendor for all of them, with one key of its CA and each queued scenario used once', async () => {
    const dir = newDir();
    const watcher = control(dir);
    watcher.control.next('resend', 'emails.send', '429', 5);
    const processes = [start(dir, 'first', 30), start(dir, 'second', 30)];
    await Promise.all(processes.map(({ done }) => done));
    const answers = processes.flatMap(({ lines }) => lines());
    expect(answers).toHaveLength(60);
    expect(answers.filter((answer) => answer === '429')).toHaveLength(5);
    const ids = watcher.control.outbox().map(({ id }) => id);
    expect(new Set(ids)).toEqual(new Set(answers.filter((answer) => answer !== '429')));
    const pids = new Set(watcher.control.calls().map(({ pid }) => pid));
    expect(pids).toEqual(new Set(processes.map(({ child }) => child.pid)));
    watcher.close();
  });

  it('remembers all that it answered when a process is killed in the middle', async () => {
    const dir = newDir();
    const victim = start(dir, 'victim', 0);
    while (victim.lines().length < 20) await once(victim.child.stdout, 'data');
    victim.child.kill('SIGKILL');
    await victim.done;
    const answered = victim.lines();

    const after = control(dir);
    const kept = new Set(after.control.outbox().map(({ id }) => id));
    expect(answered.length).toBeGreaterThanOrEqual(20);
    expect(answered.filter((id) => !kept.has(id))).toEqual([]);
    after.close();

    const next = start(dir, 'victim', 20);
    await next.done;
    expect(next.lines()).toEqual(answered.slice(0, 20));
  });
});
