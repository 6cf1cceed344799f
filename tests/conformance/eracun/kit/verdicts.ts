import { readFileSync } from 'node:fs';
import path from 'node:path';
import { gunzipSync } from 'node:zlib';

const FILE = path.resolve(import.meta.dirname, '../../../../../shared/conformance/eracun/verdicts/verdicts.ndjson.gz');

/** What the official schematron found in a document; `error` where it stopped itself. */
export type Verdict = { readonly fatal: readonly string[]; readonly warning: readonly string[] } | { readonly error: string };

export interface OfficialVerdict {
  readonly file: string;
  readonly xml: string;
  readonly en: Verdict;
  readonly hr: Verdict;
}

/** The official examples and some three thousand single edits of them, with the verdicts of both official schematrons. */
export const officialVerdicts = (): readonly OfficialVerdict[] =>
  gunzipSync(readFileSync(FILE))
    .toString('utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as OfficialVerdict);
