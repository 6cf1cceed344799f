import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { checkStructure } from '#server/domain/einvoice/rules/xsd/check-structure.ts';
import { contentOf } from '#server/domain/einvoice/rules/xsd/content-of.ts';
import { parseXml } from '#server/domain/einvoice/xml/parse-xml.ts';
import { attributesOf, reachableElements, readOfficialStructure } from '#tests/conformance/eracun/kit/read-structure.ts';
import {
  hasOfficialFiles,
  loadSchema,
  officialExamples,
  WITHOUT_OFFICIAL_FILES,
} from '#tests/conformance/eracun/kit/ubl-schema.ts';
import { judgedDocuments } from '#tests/conformance/eracun/kit/official-verdicts.ts';

const bounds = (required: boolean, repeats: boolean): string => (required ? (repeats ? '+' : '') : repeats ? '*' : '?');

const findingsOf = (xml: string): readonly unknown[] => {
  const parsed = parseXml(xml);
  return parsed.ok ? checkStructure(parsed.root) : [parsed.finding];
};

/** An edit at a place in a text of XML: `what` is chosen among what is there. */
type Edit = (xml: string, at: number, other: number) => string;

const LEAF = /<(cbc:\w+)([^<>]*)>([^<]*)<\/\1>/g;
const pick = <T>(all: readonly T[], at: number): T | undefined => all[at % Math.max(all.length, 1)];
const replaceLeaf = (
  xml: string,
  at: number,
  change: (whole: string, name: string, attributes: string, text: string) => string,
): string => {
  const leaf = pick([...xml.matchAll(LEAF)], at);
  if (leaf === undefined) return xml;
  const [whole, name = '', attributes = '', text = ''] = leaf;
  return xml.slice(0, leaf.index) + change(whole, name, attributes, text) + xml.slice(leaf.index + whole.length);
};

const VALUES = [
  '',
  ' ',
  '1',
  '-1.50',
  '+.5',
  '1.',
  '.',
  '1e3',
  '1,5',
  'NaN',
  '2026-02-29',
  '2028-02-29',
  '2026-02-29+01:00',
  '2026-13-01',
  '0000-01-01',
  '2026-1-1',
  '12:00:00',
  '24:00:00',
  '24:00:01',
  '12:00:00.5Z',
  '12:60:00',
  'true',
  'TRUE',
  '0',
  'QUJD',
  'QUI=',
  'QQ==',
  'Q===',
  'tekst',
];
const ATTRIBUTES = [
  ' currencyID="EUR"',
  ' schemeID="9934"',
  ' listID="CG"',
  ' languageID="hr"',
  ' languageID="hr_HR"',
  ' unitCode="H87"',
  ' mimeCode="text/plain"',
  ' xml:lang="hr"',
  ' format="x"',
  ' name="x"',
  '',
];

const EDITS: readonly Edit[] = [
  (xml, at, other) =>
    replaceLeaf(xml, at, (_whole, name, attributes) => `<${name}${attributes}>${pick(VALUES, other)}</${name}>`),
  (xml, at, other) =>
    replaceLeaf(xml, at, (_whole, name, _attributes, text) => `<${name}${pick(ATTRIBUTES, other)}>${text}</${name}>`),
  (xml, at) => replaceLeaf(xml, at, (whole) => whole + whole),
  (xml, at) => replaceLeaf(xml, at, () => ''),
  (xml, at) => replaceLeaf(xml, at, (whole) => `tekst${whole}`),
  (xml, at, other) => {
    const moved = pick([...xml.matchAll(LEAF)], at)?.[0] ?? '';
    return replaceLeaf(xml.replace(moved, ''), other, (whole) => moved + whole);
  },
  (xml, at, other) => {
    const names = [...elements.keys()].filter((name) => /^c[ab]c:/.test(name));
    const name = pick(names, other);
    return replaceLeaf(xml, at, (whole) => `${whole}<${name}>1</${name}>`);
  },
];

const elements = hasOfficialFiles ? reachableElements(readOfficialStructure()) : new Map<string, never>();

describe.skipIf(!hasOfficialFiles)(`structure against the official schemas${WITHOUT_OFFICIAL_FILES}`, () => {
  it('has the children of every element in their order and number', () => {
    const official = readOfficialStructure();
    const ours = (name: string): readonly string[] | undefined => {
      const content = contentOf(name);
      return content.kind === 'aggregate'
        ? content.aggregate().places.map((place) => place.name + bounds(place.required, place.repeats))
        : undefined;
    };
    for (const [name, { children }] of reachableElements(official)) {
      // The schema of signatures is left out of the Croatian copy; there OASIS' own is followed.
      if (name !== 'sac:SignatureInformation') expect([name, ours(name)]).toEqual([name, children]);
    }
  });

  it('has the data type and the attributes of every value', () => {
    const official = readOfficialStructure();
    for (const [name, { bases }] of reachableElements(official)) {
      const content = contentOf(name);
      if (bases === undefined) continue;
      const ours = content.kind === 'value' ? content.dataType : undefined;
      const attributes = [...(ours?.attributes ?? [])].map((each) => [each, each === ours?.must] as const);
      expect([name, new Map(attributes.sort())]).toEqual([name, new Map([...attributesOf(official, bases)].sort())]);
    }
    expect(reachableElements(official).size).toBeGreaterThan(800);
  });

  it('refuses the documents that the schemas refuse, and no others', () => {
    const schemas = { Invoice: loadSchema('Invoice'), CreditNote: loadSchema('CreditNote') };
    const differing = judgedDocuments()
      .filter(({ xml }) => {
        const schema = /<(\w+:)?CreditNote[\s>]/.test(xml) ? schemas.CreditNote : schemas.Invoice;
        return schema.problemsOf(xml).length > 0 !== findingsOf(xml).length > 0;
      })
      .map(({ file }) => file);
    expect(differing).toEqual([]);
  });

  it('agrees with the schemas on whatever is changed in their examples', () => {
    const schema = loadSchema('Invoice');
    const examples = officialExamples().filter(({ xml }) => !/<(\w+:)?CreditNote[\s>]/.test(xml));
    fc.assert(
      fc.property(fc.nat(), fc.nat(EDITS.length - 1), fc.nat(), fc.nat(), (example, edit, at, other) => {
        const xml = EDITS[edit]?.(pick(examples, example)?.xml ?? '', at, other) ?? '';
        expect([xml, findingsOf(xml).length > 0]).toEqual([xml, schema.problemsOf(xml).length > 0]);
      }),
      { numRuns: 400 },
    );
  });
});
