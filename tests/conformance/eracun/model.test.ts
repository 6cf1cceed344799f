import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import type { EInvoice } from '#server/domain/einvoice/model/einvoice.ts';
import { readEInvoiceModel } from '#server/domain/einvoice/model/read-einvoice-model.ts';
import { writeEInvoice } from '#server/domain/einvoice/model/write-einvoice.ts';
import { checkEInvoice } from '#server/domain/einvoice/rules/check-einvoice.ts';
import { parseXml } from '#server/domain/einvoice/xml/parse-xml.ts';
import type { XmlElement } from '#server/domain/einvoice/xml/tree.ts';
import { anyEInvoice } from '#tests/conformance/eracun/kit/any-einvoice.ts';
import {
  hasOfficialFiles,
  loadSchema,
  officialExamples,
  WITHOUT_OFFICIAL_FILES,
} from '#tests/conformance/eracun/kit/ubl-schema.ts';

function treeOf(xml: string): XmlElement {
  const parsed = parseXml(xml);
  if (!parsed.ok) throw new Error(parsed.finding.message.en);
  return parsed.root;
}

describe('an eRačun by its business terms', () => {
  it('reads back as it was written, whatever it says', () => {
    fc.assert(
      fc.property(anyEInvoice, (einvoice) => {
        expect(readEInvoiceModel(treeOf(writeEInvoice(einvoice)))).toEqual({ einvoice, left: [], malformed: [] });
      }),
      { numRuns: 400 },
    );
  });

  it('keeps the structure and the fatal rules of all three sets', () => {
    fc.assert(
      fc.property(anyEInvoice, (einvoice) => {
        const { broken, structure } = checkEInvoice(treeOf(writeEInvoice(einvoice)));
        const fatal = broken.filter(({ severity }) => severity === 'fatal').map(({ id }) => id);
        expect([fatal, structure]).toEqual([[], []]);
      }),
      { numRuns: 400 },
    );
  });
});

describe.skipIf(!hasOfficialFiles)(`the official schema and examples${WITHOUT_OFFICIAL_FILES}`, () => {
  it('take any eRačun that we write', () => {
    const schemas = { Invoice: loadSchema('Invoice'), CreditNote: loadSchema('CreditNote') };
    fc.assert(
      fc.property(anyEInvoice, (einvoice) => {
        expect(schemas[einvoice.root].problemsOf(writeEInvoice(einvoice))).toEqual([]);
      }),
      { numRuns: 100 },
    );
  });

  it('are read with nothing left over, and say the same when they are written again', () => {
    const examples = officialExamples();
    expect(examples.length).toBeGreaterThan(5);
    for (const { name, xml } of examples) {
      const read = readEInvoiceModel(treeOf(xml));
      expect([name, read?.left, read?.malformed]).toEqual([name, [], []]);
      expect(readEInvoiceModel(treeOf(writeEInvoice(read?.einvoice as EInvoice)))).toEqual(read);
    }
  });
});
