import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { findEInvoiceIssues } from '#server/domain/einvoice/einvoice-issues.ts';
import { fromDocument } from '#server/domain/einvoice/from-document/from-document.ts';
import { readEInvoiceModel } from '#server/domain/einvoice/model/read-einvoice-model.ts';
import { writeEInvoice } from '#server/domain/einvoice/model/write-einvoice.ts';
import { findEInvoiceFindings } from '#server/domain/einvoice/preflight/find-findings.ts';
import { parseXml } from '#server/domain/einvoice/xml/parse-xml.ts';
import { issueAdvance } from '#server/domain/invoicing/advance.ts';
import { anyDocument, context, kpd, operator, soldAs, stornoOf } from '#tests/conformance/eracun/kit/any-sale.ts';
import { brokenRules } from '#tests/conformance/eracun/kit/fatal-rules.ts';
import { draftOf, issued, KUPAC, lineOf, TVRTKA } from '#tests/golden/totals/samples.ts';

describe('eRačun of a storno', () => {
  it('is a credit note that keeps the fatal rules and takes back exactly what the invoice asked for', () => {
    const amountsOf = (xml: string) =>
      ['LineExtensionAmount', 'TaxInclusiveAmount', 'TaxableAmount', 'PriceAmount'].map((name) =>
        [...xml.matchAll(new RegExp(`<cbc:${name}[^>]*>([^<]*)<`, 'g'))].map(([, value]) => value),
      );
    fc.assert(
      fc.property(anyDocument, (document) => {
        const storno = stornoOf(document);
        expect(findEInvoiceIssues(storno, operator)).toEqual([]);
        const xml = writeEInvoice(fromDocument({ document: storno, operator }));
        expect(brokenRules(xml, kpd)).toEqual([]);
        expect(amountsOf(xml)).toEqual(amountsOf(writeEInvoice(fromDocument({ document, operator }))));
      }),
      { numRuns: 200 },
    );
  });

  it('names the invoice that it cancels, its day, and the process of corrections', () => {
    const document = issued({ lines: [lineOf({ kpd: null })], dueOn: null }, { seller: TVRTKA, buyer: KUPAC });
    const xml = writeEInvoice(fromDocument({ document: stornoOf(document), operator }));
    expect(xml).toContain('<cbc:CreditNoteTypeCode>381<');
    expect(xml).toContain('<cbc:ProfileID>P10<');
    expect(xml).toContain(
      `<cac:InvoiceDocumentReference><cbc:ID>${document.number}</cbc:ID><cbc:IssueDate>${document.issuedOn}</cbc:IssueDate>`,
    );
    expect(xml).not.toMatch(/>-\d/);
  });

  it('says why, as the note on what it cancels', () => {
    const document = issued({ lines: [lineOf({ kpd: null })], dueOn: null }, { seller: TVRTKA, buyer: KUPAC });
    const xml = writeEInvoice(
      fromDocument({ document: stornoOf(document, { reason: 'Krivi\u0001 kupac <1>\n& cijena' }), operator }),
    );
    expect(xml).toContain('<cbc:DocumentDescription>Krivi kupac &lt;1&gt; &amp; cijena</cbc:DocumentDescription></cac:Inv');
    expect(xml).not.toContain('<cbc:Note>');
    expect(brokenRules(xml, kpd)).toEqual([]);
  });

  it('where that is wanted is an invoice with the amounts of the cancelled one below zero, and keeps the fatal rules', () => {
    const negative = { reason: 'Krivi kupac', type: '384' } as const;
    const amounts = (xml: string, name: string) =>
      [...xml.matchAll(new RegExp(`<cbc:${name}[^>]*>([^<]*)<`, 'g'))].map(([, value]) => value ?? '');
    const turned = (value: string) => (/[1-9]/.test(value) ? (value.startsWith('-') ? value.slice(1) : `-${value}`) : value);
    fc.assert(
      fc.property(anyDocument, fc.boolean(), (sold, isAdvance) => {
        const document = isAdvance ? issueAdvance(soldAs(sold), context(100)) : sold;
        const storno = stornoOf(document, negative);
        expect(findEInvoiceIssues(storno, operator)).toEqual([]);
        const einvoice = fromDocument({ document: storno, operator });
        const xml = writeEInvoice(einvoice);
        expect(brokenRules(xml, kpd)).toEqual([]);
        expect(findEInvoiceFindings(storno, operator, 'hr')).toEqual([]);
        const parsed = parseXml(xml);
        expect(parsed.ok && readEInvoiceModel(parsed.root)).toEqual({ einvoice, left: [], malformed: [] });
        expect([einvoice.root, einvoice.type, einvoice.process, einvoice.dueOn]).toEqual([
          'Invoice',
          '384',
          isAdvance ? 'P4' : 'P10',
          // What was asked back is due again.
          document.totals.totalMinor < 0n ? storno.issuedOn : null,
        ]);
        const original = writeEInvoice(fromDocument({ document, operator }));
        for (const name of [
          'LineExtensionAmount',
          'TaxInclusiveAmount',
          'TaxableAmount',
          'InvoicedQuantity',
          'PrepaidAmount',
          'PayableAmount',
        ])
          expect(amounts(xml, name)).toEqual(amounts(original, name).map(turned));
        expect(amounts(xml, 'PriceAmount')).toEqual(amounts(original, 'PriceAmount'));
      }),
      { numRuns: 200 },
    );
  });

  it('as an invoice needs a KPD code on each line, which that of an advance may lack', () => {
    const lines = [lineOf({ kpd: null })];
    const advance = issueAdvance({ ...draftOf({ lines }) }, context(100));
    expect(findEInvoiceIssues(advance, operator)).toEqual([]);
    expect(findEInvoiceIssues(stornoOf(advance), operator)).toEqual([]);
    expect(findEInvoiceIssues(stornoOf(advance, { reason: '', type: '384' }), operator)).toEqual([
      { path: 'lines.0.kpd', code: 'EINVOICE_KPD_MISSING' },
    ]);
  });
});
