import { expect, it } from 'vitest';

import { fromDocument } from '#server/domain/einvoice/from-document/from-document.ts';
import { readEInvoiceModel } from '#server/domain/einvoice/model/read-einvoice-model.ts';
import { writeEInvoice } from '#server/domain/einvoice/model/write-einvoice.ts';
import { checkEInvoice } from '#server/domain/einvoice/rules/check-einvoice.ts';
import { parseXml } from '#server/domain/einvoice/xml/parse-xml.ts';
import { issueStorno } from '#server/domain/invoicing/storno.ts';
import { contextOf, issued, KUPAC, lineOf, TVRTKA } from '#tests/golden/totals/samples.ts';

const operator = { name: 'Ana Kovač', oib: '69435151530' };

it('names order, delivery and receipt line by line, on the invoice and on its storno', () => {
  const context = { seller: TVRTKA, buyer: KUPAC };
  const references = { orderNumber: 'N & 17', orderLine: '10', despatch: 'OTP-1/2026', receipt: 'PR-3' };
  const lines = [
    lineOf({ kpd: '62.20.20', references }),
    lineOf({ kpd: '62.20.20', references: { despatch: 'OTP-2/2026' } }),
    lineOf({ kpd: '62.20.20', references: { orderLine: '4' } }),
  ];
  const document = issued({ lines, dueOn: '2026-12-05' }, context);
  for (const [each, process] of [
    [document, 'P8'],
    [issueStorno(document, contextOf({ ...context, id: '019f0000-0000-7000-8000-00000000000b' })), 'P10'],
  ] as const) {
    const parsed = parseXml(writeEInvoice(fromDocument({ document: each, operator })));
    if (!parsed.ok) throw new Error(parsed.finding.message.en);
    const { broken, structure } = checkEInvoice(parsed.root);
    expect([broken.filter(({ severity }) => severity === 'fatal'), structure]).toEqual([[], []]);
    const read = readEInvoiceModel(parsed.root)?.einvoice;
    expect(read?.process).toBe(process);
    expect(read?.lines.map(({ order, despatch, receipt }) => ({ order, despatch, receipt }))).toEqual([
      {
        order: { line: '10', document: 'N & 17' },
        despatch: { line: 'NA', document: 'OTP-1/2026' },
        receipt: { line: 'NA', document: 'PR-3' },
      },
      { order: null, despatch: { line: 'NA', document: 'OTP-2/2026' }, receipt: null },
      { order: { line: '4', document: null }, despatch: null, receipt: null },
    ]);
  }
});
