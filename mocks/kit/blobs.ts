import { createHash, randomUUID } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { MockStore } from './store.ts';

const pathOf = (store: MockStore, sha256: string): string => join(store.dir, 'blobs', sha256.slice(0, 2), sha256);

/** Keeps bytes under their hash. Written beside and renamed, so a killed process never leaves half a file under a good name. */
export const putBlob = (store: MockStore, bytes: Uint8Array): string => {
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  const path = pathOf(store, sha256);
  if (existsSync(path)) return sha256;
  mkdirSync(dirname(path), { recursive: true });
  const draft = `${path}.${randomUUID()}`;
  writeFileSync(draft, bytes);
  renameSync(draft, path);
  return sha256;
};

/** Throws when there is no blob of that hash. */
export const getBlob = (store: MockStore, sha256: string): Buffer => readFileSync(pathOf(store, sha256));
