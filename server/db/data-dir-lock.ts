import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';

/** Another living process works on the same folder. */
export class DataDirLockedError extends Error {
  override readonly name = 'DataDirLockedError';
  readonly dataDir: string;
  /** Null when it has not yet written who it is. */
  readonly pid: number | null;

  constructor(dataDir: string, pid: number | null) {
    super(`${dataDir} is in use by process ${pid ?? 'unknown'}`);
    this.dataDir = dataDir;
    this.pid = pid;
  }
}

/** `SQLITE_BUSY` */
const BUSY = 5;

/**
 * Takes the folder for this process: the embedded database has no lock of its own, and two processes would lose each other's
 * rows. The lock is the operating system's, on the file `lock.db`, held by SQLite because Node has no `flock`: it ends with its
 * process however that ends, and of two that come at once one gets it. A process id in a file could do neither, for ids are
 * used again after a restart of the machine. `lock` only tells people which process it is. Throws `DataDirLockedError`.
 * @returns a function that releases the lock
 */
export function lockDataDir(dataDir: string): () => void {
  mkdirSync(dataDir, { recursive: true });
  const owner = join(dataDir, 'lock');
  const lock = new DatabaseSync(join(dataDir, 'lock.db'), { timeout: 0 });
  try {
    lock.exec('BEGIN EXCLUSIVE');
  } catch (error) {
    lock.close();
    if ((error as { errcode?: unknown }).errcode !== BUSY) throw error;
    throw new DataDirLockedError(dataDir, pidIn(owner));
  }
  writeFileSync(owner, String(process.pid), { mode: 0o600 });
  return () => {
    rmSync(owner, { force: true });
    if (lock.isOpen) lock.close();
  };
}

function pidIn(path: string): number | null {
  try {
    const pid = Number.parseInt(readFileSync(path, 'utf8'), 10);
    return Number.isSafeInteger(pid) && pid > 0 ? pid : null;
  } catch {
    return null;
  }
}
