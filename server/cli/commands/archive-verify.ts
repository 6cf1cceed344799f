import { createHash } from 'node:crypto';
import { openAsBlob } from 'node:fs';

import { type CommandIo, guardUse, WrongUseError } from '#server/cli/command-io.ts';

const USAGE = `Usage:
  fiskai archive verify FILE.zip [--json]

Hashes every file of a downloaded archive again and compares it with the list of SHA-256 that lies in it.
`;

const HASHES_FILE = 'SHA256SUMS';
const INDEX_FILE = 'popis.csv';

export interface Verdict {
  readonly files: number;
  /** Files that are not what the list says, that it does not name, and that it names but are not there. */
  readonly changed: readonly string[];
  readonly unlisted: readonly string[];
  readonly missing: readonly string[];
}

/** `fiskai archive verify`: exit code 0 when every file is as it was kept, 1 when one is not, 2 for wrong use. */
export const run = (args: readonly string[], io: CommandIo): Promise<number> =>
  guardUse(io, USAGE, async () => {
    const json = args.includes('--json');
    const [file, ...rest] = args.filter((arg) => arg !== '--json');
    if (file === undefined || rest.length > 0) throw new WrongUseError('one FILE.zip is needed');
    const verdict = await verifyArchive(file);
    const isSound = verdict !== null && [...verdict.changed, ...verdict.unlisted, ...verdict.missing].length === 0;
    if (json) io.stdout(`${JSON.stringify({ file, valid: isSound, ...(verdict ?? { files: 0 }) })}\n`);
    else if (verdict === null) io.stderr(`${file} is no archive with a list of hashes (${HASHES_FILE}).\n`);
    else {
      for (const name of verdict.changed) io.stderr(`changed: ${name}\n`);
      for (const name of verdict.unlisted) io.stderr(`not on the list: ${name}\n`);
      for (const name of verdict.missing) io.stderr(`missing: ${name}\n`);
      io.stderr(isSound ? `${verdict.files} files, all as they were kept.\n` : `${verdict.files} files.\n`);
    }
    return isSound ? 0 : 1;
  });

/** Compares an archive with its own list, one file after the other; null for what is no such archive. */
async function verifyArchive(file: string): Promise<Verdict | null> {
  const { BlobReader, configure, TextWriter, ZipReader } = await import('@zip.js/zip.js');
  configure({ useWebWorkers: false });
  const blob = await openAsBlob(file).catch(() => null);
  if (blob === null) throw new WrongUseError(`${file} cannot be read`);
  const zip = new ZipReader(new BlobReader(blob));
  try {
    const entries = (await zip.getEntries().catch(() => [])).flatMap((entry) => (entry.directory ? [] : [entry]));
    const list = entries.find(({ filename }) => filename === HASHES_FILE);
    if (list === undefined) return null;
    const told = hashesOf(await list.getData(new TextWriter()));
    const changed: string[] = [];
    const unlisted: string[] = [];
    for (const entry of entries) {
      const { filename } = entry;
      if (filename === HASHES_FILE || filename === INDEX_FILE) continue;
      const hash = createHash('sha256');
      const into = new WritableStream<Uint8Array>({ write: (chunk) => void hash.update(chunk) });
      const isRead = await entry.getData(into).then(
        () => true,
        () => false,
      );
      const wanted = told.get(filename);
      if (wanted === undefined) unlisted.push(filename);
      else if (!isRead || hash.digest('hex') !== wanted) changed.push(filename);
    }
    const there = new Set(entries.map(({ filename }) => filename));
    return { files: told.size, changed, unlisted, missing: [...told.keys()].filter((name) => !there.has(name)) };
  } finally {
    await zip.close();
  }
}

/** Lines of `sha256sum`: the hash, two blanks, the name. */
function hashesOf(text: string): ReadonlyMap<string, string> {
  return new Map(
    text
      .split('\n')
      .filter((line) => line !== '')
      .map((line) => [line.slice(66), line.slice(0, 64)]),
  );
}
