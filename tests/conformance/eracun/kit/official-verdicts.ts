import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { gunzipSync } from 'node:zlib';
import { DOMParser, XMLSerializer } from '@xmldom/xmldom';

const ROOT = path.resolve(import.meta.dirname, '../../../../../shared/conformance/eracun');

/** What the official schematron says of a document; `error` where it stops on a doubled or malformed value. */
export interface OfficialVerdict {
  readonly fatal: readonly string[];
  readonly warning: readonly string[];
  readonly error?: string;
}

export interface JudgedDocument {
  readonly file: string;
  readonly xml: string;
  readonly en: OfficialVerdict;
  readonly hr: OfficialVerdict;
}

/** Official examples and edits of them, each with the verdicts of both schematrons. */
export const judgedDocuments = (): readonly JudgedDocument[] =>
  gunzipSync(readFileSync(path.join(ROOT, 'verdicts/verdicts.ndjson.gz')))
    .toString('utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as JudgedDocument);

export interface UnitCase {
  readonly name: string;
  readonly xml: string;
  /** Rules that must hold, and rules that must be broken. */
  readonly holds: readonly string[];
  readonly breaks: readonly string[];
}

const elementsOf = (node: Node): readonly Element[] =>
  Array.from(node.childNodes).filter((child): child is Element => child.nodeType === 1);

function casesOf(file: string, name: string): readonly UnitCase[] {
  const root = new DOMParser().parseFromString(readFileSync(file, 'utf8'), 'text/xml').documentElement as unknown as Element;
  return elementsOf(root)
    .filter(({ localName }) => localName === 'test')
    .map((test, index): UnitCase => {
      const children = elementsOf(test);
      const expected = children.filter(({ localName }) => localName === 'assert').flatMap(elementsOf);
      const ids = (...kinds: readonly string[]): readonly string[] =>
        expected.filter(({ localName }) => kinds.includes(localName)).map(({ textContent }) => (textContent ?? '').trim());
      const document = children.find(({ localName }) => localName !== 'assert');
      const xml = document === undefined ? '' : new XMLSerializer().serializeToString(document as never);
      return { name: `${name} #${index + 1}`, xml, holds: ids('success'), breaks: ids('error', 'fatal', 'warning') };
    });
}

/** The unit tests of CEN for EN 16931: fragments of documents with the rules that must hold or be broken. */
export const unitCases = (): readonly UnitCase[] =>
  ['Invoice-unit-UBL', 'CreditNote-unit-UBL'].flatMap((folder) => {
    const directory = path.join(ROOT, 'en16931/test', folder);
    return readdirSync(directory)
      .filter((name) => name.endsWith('.xml'))
      .flatMap((name) => casesOf(path.join(directory, name), `${folder}/${name}`));
  });

/** Ids and flags of all assertions in a schematron; the code lists of the Croatian one lie in a file of their own. */
export function officialRules(set: 'en' | 'hr'): ReadonlyMap<string, string> {
  const files =
    set === 'en'
      ? ['en16931/schematron/EN16931-UBL-validation-preprocessed.sch']
      : ['hr-cius/schematron/HR-CIUS-EXT-EN16931-UBL.sch', 'hr-cius/schematron/codelist/HR-CIUS-EXT-EN16931-UBL-codes.sch'];
  const rules = new Map<string, string>();
  for (const file of files) {
    const document = new DOMParser().parseFromString(readFileSync(path.join(ROOT, file), 'utf8'), 'text/xml');
    for (const assertion of Array.from(document.getElementsByTagName('assert')))
      rules.set(assertion.getAttribute('id') ?? '', assertion.getAttribute('flag') ?? '');
  }
  return rules;
}
