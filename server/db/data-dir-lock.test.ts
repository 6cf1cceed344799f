import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterAll, afterEach, describe, expect, it } from 'vitest';

import { DataDirLockedError, lockDataDir } from './data-dir-lock.ts';

const dataDir = mkdtempSync(join(tmpdir(), 'fiskai-lock-'));
const children: ChildProcess[] = [];
afterEach(() => {
  for (const child of children.splice(0)) child.kill('SIGKILL');
});
afterAll(() => rmSync(dataDir, { recursive: true, force: true }));

const script = `
  import { lockDataDir } from '${join(import.meta.dirname, 'data-dir-lock.ts')}';
  try { lockDataDir(process.argv[1]); console.log('locked'); setInterval(() => {}, 1000); }
  catch (error) { console.log(error.name); }
`;

/** A process that takes the lock and keeps it; resolves with what it says. */
const locker = (): { readonly said: Promise<string>; readonly child: ChildProcess } => {
  const child = spawn(process.execPath, ['--input-type=module-typescript', '--eval', script, dataDir], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  children.push(child);
  return { child, said: new Promise((resolve) => child.stdout!.once('data', (text: Buffer) => resolve(text.toString().trim()))) };
};

const lockedBy = (): number | null => {
  try {
    lockDataDir(dataDir)();
    return 0;
  } catch (error) {
    if (error instanceof DataDirLockedError) return error.pid;
    throw error;
  }
};

describe('the lock on the data folder', () => {
  it('is held by one process, says which, and is free when that one is killed', async () => {
    const { child, said } = locker();
    expect(await said).toBe('locked');
    expect(lockedBy()).toBe(child.pid);
    expect(readFileSync(join(dataDir, 'lock'), 'utf8')).toBe(String(child.pid));
    const gone = new Promise((resolve) => child.once('exit', resolve));
    child.kill('SIGKILL');
    await gone;
    const unlock = lockDataDir(dataDir);
    expect(lockedBy()).toBe(process.pid);
    unlock();
    unlock();
    expect(existsSync(join(dataDir, 'lock'))).toBe(false);
    expect(lockedBy()).toBe(0);
  });

  it('of a process long gone does not hold anybody up, though its number belongs to another now', () => {
    writeFileSync(join(dataDir, 'lock'), String(process.ppid));
    expect(lockedBy()).toBe(0);
  });

  it('goes to one of several that come at once after a crash', async () => {
    writeFileSync(join(dataDir, 'lock'), '999999');
    const said = await Promise.all(Array.from({ length: 4 }, () => locker().said));
    expect(said.sort()).toEqual(['DataDirLockedError', 'DataDirLockedError', 'DataDirLockedError', 'locked']);
  });
});
