import { chmodSync, mkdtempSync, readdirSync, readFileSync, rmSync, statfsSync } from 'node:fs';
import { freemem } from 'node:os';
import path from 'node:path';

/** Linux keeps this folder in memory. */
const MEMORY = '/dev/shm';
const TMPFS = 0x01_02_19_94;
/** A run needs less than one; what is left is for whatever else the machine does. */
const ROOM_BYTES = 4 * 2 ** 30;
const NAME = /^fiskai-tests-(\d+)-/;

/**
 * Lets `os.tmpdir()` name a folder in memory, for this process and all that it starts, until it ends. A run makes some four
 * hundred thousand small files, most of them tables of test databases, and throws them all away: on a disk one such database
 * takes half a second, in memory 30 ms. A TMPDIR that somebody has chosen stays, and a machine without room uses its disk.
 */
export function keepScratchInMemory(): void {
  if (process.env.TMPDIR !== undefined || !hasRoom()) return;
  removeLeftovers();
  const folder = mkdtempSync(path.join(MEMORY, `fiskai-tests-${process.pid}-`));
  // The PostgreSQL of the tests runs as somebody else.
  chmodSync(folder, 0o755);
  process.env.TMPDIR = folder;
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
}

function hasRoom(): boolean {
  if (process.platform !== 'linux') return false;
  try {
    const { type, bavail, bsize } = statfsSync(MEMORY);
    return type === TMPFS && bavail * bsize > ROOM_BYTES && freemem() > ROOM_BYTES && programsRunThere();
  } catch {
    return false;
  }
}

/** Containers often forbid it, and the PostgreSQL of the tests is unpacked there. */
function programsRunThere(): boolean {
  const mount = readFileSync('/proc/mounts', 'utf8')
    .split('\n')
    .map((line) => line.split(' '))
    .find(([, place]) => place === MEMORY);
  return mount?.[3] !== undefined && !mount[3].split(',').includes('noexec');
}

/** A run that was killed could not clean up, and its files would keep their memory. */
function removeLeftovers(): void {
  for (const name of readdirSync(MEMORY)) {
    const pid = Number(NAME.exec(name)?.[1]);
    if (pid > 0 && !lives(pid)) rmSync(path.join(MEMORY, name), { recursive: true, force: true });
  }
}

function lives(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}
