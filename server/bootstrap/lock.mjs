import { mkdirSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { at, readText, say } from './ground.mjs';

const LOCK = at('.cache', 'bootstrap.lock');
const STALE_LOCK_MS = 15 * 60_000;

const isAlive = (pid) => {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === 'EPERM';
  }
};

const sleep = (ms) => Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, ms);

/** Puts a lock aside whose owner is gone; if another waiter was quicker and the lock is new again, gives it back. */
const breakStaleLock = () => {
  const owner = readText(LOCK);
  if (owner === undefined) return;
  const age = Date.now() - (statSync(LOCK, { throwIfNoEntry: false })?.mtimeMs ?? Date.now());
  if (owner !== '' && isAlive(Number(owner)) && age < STALE_LOCK_MS) return;
  if (owner === '' && age < 5_000) return;
  const aside = `${LOCK}.${process.pid}`;
  try {
    renameSync(LOCK, aside);
    if (readText(aside) === owner) rmSync(aside);
    else renameSync(aside, LOCK);
  } catch {
    // Another waiter took it away first.
  }
};

const takeLock = () => {
  mkdirSync(path.dirname(LOCK), { recursive: true });
  for (let waited = false; ;) {
    try {
      return writeFileSync(LOCK, String(process.pid), { flag: 'wx' });
    } catch (error) {
      if (error.code !== 'EEXIST') throw error;
    }
    if (!waited) say('Another FiskAI command is installing or building; waiting for it…');
    waited = true;
    breakStaleLock();
    sleep(200);
  }
};

/** Does the work while no other command of this project installs or builds; waits for its turn. */
export const alone = (work) => {
  takeLock();
  const release = () => {
    if (readText(LOCK) === String(process.pid)) rmSync(LOCK, { force: true });
  };
  process.once('exit', release);
  try {
    return work();
  } finally {
    release();
    process.off('exit', release);
  }
};
