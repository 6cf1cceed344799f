import { describe, expect, it } from 'vitest';

import { readEInvoice } from '#server/domain/einvoice/read/read-einvoice.ts';
import { parseXml } from '#server/domain/einvoice/xml/parse-xml.ts';
import { hasOfficialFiles, officialExamples, WITHOUT_OFFICIAL_FILES } from '#tests/conformance/eracun/kit/ubl-schema.ts';

describe.skipIf(!hasOfficialFiles)(`reading the official examples${WITHOUT_OFFICIAL_FILES}`, () => {
  it.each(officialExamples().map(({ name, xml }) => [name, xml] as const))('%s is shown whole, in words', (_name, xml) => {
    const parsed = parseXml(xml);
    if (!parsed.ok) throw new Error(parsed.finding.message.en);
    const { groups } = readEInvoice(parsed.root);
    const fields = groups.flatMap((group) => group.fields);
    // Every text between tags, found by no parser of ours; signatures are empty in the examples.
    const texts = [...xml.matchAll(/>([^<>]+)<\//g)].map(([, text = '']) => text.trim()).filter((text) => text !== '');
    const plain = (text: string): string =>
      text
        .replace(/&amp;/g, '&')
        .replace(/&lt;/g, '<')
        .replace(/&quot;/g, '"')
        .replace(/&#xD;/g, '');
    expect(fields.map(({ value }) => value).sort()).toEqual(texts.map(plain).sort());
    expect(fields.filter(({ label }) => label.hr.includes('›')).map(({ label }) => label.hr)).toEqual([]);
  });
});
