import { mkdirSync } from 'node:fs';
import path from 'node:path';

import chromium from '@sparticuz/chromium';

const KEPT = path.resolve('.cache', 'chromium');

/** Where the Chromium that npm brought is, 200 MB once unpacked: kept from run to run, and not among what a run throws away. */
export async function unpackBrowser(): Promise<string> {
  const before = process.env.TMPDIR;
  mkdirSync(KEPT, { recursive: true });
  // The package unpacks into the folder for temporary files, wherever that is, and asks for it at once.
  process.env.TMPDIR = KEPT;
  try {
    return await chromium.executablePath();
  } finally {
    if (before === undefined) delete process.env.TMPDIR;
    else process.env.TMPDIR = before;
  }
}
