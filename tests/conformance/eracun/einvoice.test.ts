import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { fromDocument } from '#server/domain/einvoice/from-document/from-document.ts';
import { findEInvoiceIssues } from '#server/domain/einvoice/einvoice-issues.ts';
import { readEInvoiceModel } from '#server/domain/einvoice/model/read-einvoice-model.ts';
import { writeEInvoice } from '#server/domain/einvoice/model/write-einvoice.ts';
import { checkEInvoice } from '#server/domain/einvoice/rules/check-einvoice.ts';
import { parseXml } from '#server/domain/einvoice/xml/parse-xml.ts';
import { issueAdvance, issueFinal } from '#server/domain/invoicing/advance.ts';
import { issueCorrection, leftToCredit } from '#server/domain/invoicing/correction.ts';
import type { IssuedDocument } from '#server/domain/invoicing/document.ts';
import type { StornoWish } from '#server/domain/invoicing/einvoice-terms.ts';
import type { CorrectionKind } from '#server/domain/invoicing/kinds.ts';
import { anyDocument, context, KPD, kpd, operator, soldAs, stornoOf } from '#tests/conformance/eracun/kit/any-sale.ts';
import { brokenRules } from '#tests/conformance/eracun/kit/fatal-rules.ts';
import {
  hasOfficialFiles,
  loadSchema,
  officialExamples,
  WITHOUT_OFFICIAL_FILES,
} from '#tests/conformance/eracun/kit/ubl-schema.ts';
import { contextOf, issued, KUPAC, lineOf, TVRTKA } from '#tests/golden/totals/samples.ts';

const correctionOf = (kind: CorrectionKind, document: IssuedDocument): IssuedDocument =>
  issueCorrection(
    kind,
    { ...document, lines: document.lines.slice(0, 2), note: '' },
    { ...document, left: leftToCredit(document.totals, []) },
    contextOf({ number: { ordinal: 45, premisesCode: 'P1', deviceCode: '1' } }),
  );

describe('eRačun of a correction', () => {
  it.each([
    ['credit_note', '<cbc:CreditNoteTypeCode>381<'],
    ['debit_note', '<cbc:InvoiceTypeCode>383<'],
  ] as const)('%s keeps the fatal rules and names what it corrects', (kind, type) => {
    fc.assert(
      fc.property(anyDocument, (document) => {
        const correction = correctionOf(kind, document);
        expect(findEInvoiceIssues(correction, operator)).toEqual([]);
        const xml = writeEInvoice(fromDocument({ document: correction, operator }));
        expect(brokenRules(xml, kpd)).toEqual([]);
        expect(xml).toContain(type);
        expect(xml).toContain('<cbc:ProfileID>P10<');
        expect(xml).toContain(
          `<cac:InvoiceDocumentReference><cbc:ID>${document.number}</cbc:ID><cbc:IssueDate>${document.issuedOn}</cbc:IssueDate>`,
        );
      }),
      { numRuns: 150 },
    );
  });
});

describe('eRačun of an advance and its final invoice', () => {
  const sold = (gross: string) => ({
    ...soldAs(
      issued({ priceMode: 'gross', lines: [lineOf({ quantity: '1', unitPrice: gross, kpd: KPD })], dueOn: '2026-12-05' }),
    ),
    discountPercent: '',
  });
  const chain = (supply: string) => {
    const advance = issueAdvance(sold('500.00'), context(100));
    const storno = { ...stornoOf(advance), ...{ number: '105/1/1' } };
    const { id, number, issuedOn } = storno;
    const final = issueFinal(
      sold(supply),
      { references: [{ id, number, issuedOn }], prepaidMinor: advance.prepaidMinor },
      context(110),
    );
    return { advance, storno, final };
  };
  const shown = (document: IssuedDocument) => {
    const xml = writeEInvoice(fromDocument({ document, operator }));
    expect(findEInvoiceIssues(document, operator)).toEqual([]);
    expect(brokenRules(xml, kpd)).toEqual([]);
    const text = (name: string) => new RegExp(`<cbc:${name}[^>]*>([^<]*)<`).exec(xml)?.[1];
    return [
      text('ProfileID'),
      text('InvoiceTypeCode') ?? text('CreditNoteTypeCode'),
      text('TaxInclusiveAmount'),
      text('PrepaidAmount'),
      text('PayableAmount'),
      /<cac:InvoiceDocumentReference><cbc:ID>([^<]*)</.exec(xml)?.[1],
    ];
  };

  it.each([
    ['500.00', '0.00'],
    ['1500.00', '1000.00'],
  ])('come to what the Tax Administration shows for a supply of %s', (supply, due) => {
    const { advance, storno, final } = chain(supply);
    expect(shown(advance)).toEqual(['P4', '386', '500.00', '500.00', '0.00', undefined]);
    expect(storno.totals.totalMinor).toBe(-500_00n);
    expect(shown(storno)).toEqual(['P10', '381', '500.00', '500.00', '0.00', '100/1/1']);
    expect(shown(final)).toEqual(['P11', '380', supply, '500.00', due, '105/1/1']);
  });

  it('of which a part is deducted ask for nothing either, and the invoice names every document that takes something back', () => {
    const advance = issueAdvance(sold('500.00'), context(100));
    const { number, issuedOn, kind, seller, buyer, deliveryOn, totals } = advance;
    const corrected = { id: advance.id, number, issuedOn, kind, deliveryOn, seller, buyer, left: totals.groups };
    const note = issueCorrection('credit_note', sold('300.00'), corrected, context(105));
    expect(shown({ ...note, prepaidMinor: note.totals.totalMinor })).toEqual([
      'P10',
      '381',
      '300.00',
      '300.00',
      '0.00',
      '100/1/1',
    ]);
    const references = ['105/1/1', '106/1/1'].map((each) => ({ id: advance.id, number: each, issuedOn }));
    const final = issueFinal(sold('800.00'), { references, prepaidMinor: 800_00n }, context(110));
    expect(shown(final)).toEqual(['P11', '380', '800.00', '800.00', '0.00', '105/1/1']);
    expect(writeEInvoice(fromDocument({ document: final, operator }))).toContain('<cbc:ID>106/1/1</cbc:ID>');
  });

  it('keep the fatal rules, whatever was sold', () => {
    fc.assert(
      fc.property(anyDocument, (document) => {
        const advance = issueAdvance(soldAs(document), context(100));
        fc.pre(advance.totals.totalMinor > 0n);
        const { id, issuedOn } = advance;
        const references = ['105/1/1', '106/1/1'].map((number) => ({ id, number, issuedOn }));
        const settled = { references, prepaidMinor: advance.prepaidMinor };
        for (const each of [advance, issueFinal(soldAs(document), settled, context(110))])
          expect(brokenRules(writeEInvoice(fromDocument({ document: each, operator })), kpd)).toEqual([]);
      }),
      { numRuns: 150 },
    );
  });
});

describe('eRačun of an issued invoice', () => {
  it('keeps the fatal rules, whatever was sold and however it was priced', () => {
    fc.assert(
      fc.property(anyDocument, (document) => {
        expect(findEInvoiceIssues(document, operator)).toEqual([]);
        expect(brokenRules(writeEInvoice(fromDocument({ document, operator })), kpd)).toEqual([]);
      }),
      { numRuns: 300 },
    );
  });

  it('reads back to the business terms that it was made of', () => {
    fc.assert(
      fc.property(anyDocument, (document) => {
        for (const each of [document, stornoOf(document)]) {
          const einvoice = fromDocument({ document: each, operator });
          const parsed = parseXml(writeEInvoice(einvoice));
          expect(parsed.ok && readEInvoiceModel(parsed.root)).toEqual({ einvoice, left: [], malformed: [] });
        }
      }),
      { numRuns: 100 },
    );
  });

  it('says what the buyer asked for, on the invoice and on its storno', () => {
    const einvoice = {
      orderNumber: 'N & 17',
      contract: 'U-9/2026',
      project: 'Most',
      buyerReference: 'Odjel 4',
      buyerAccount: '4110',
      despatch: 'OTP-1/2026',
      receipt: 'PR-3',
      tender: 'EV-12',
      periodFrom: '2026-11-01',
      periodTo: '2026-11-30',
      process: 'P99',
      processMark: 'NABAVA-7',
      type: '394',
    };
    const document = issued({ lines: [lineOf({ kpd: KPD })], dueOn: '2026-12-05', einvoice }, { seller: TVRTKA, buyer: KUPAC });
    const said = {
      order: { number: 'N & 17', salesOrder: null },
      contract: 'U-9/2026',
      project: 'Most',
      buyerReference: 'Odjel 4',
      buyerAccount: '4110',
      despatch: 'OTP-1/2026',
      receipt: 'PR-3',
      tender: 'EV-12',
      period: { from: '2026-11-01', to: '2026-11-30' },
    };
    for (const [each, type, process] of [
      [document, '394', 'P99:NABAVA-7'],
      [stornoOf(document), '381', 'P10'],
    ] as const) {
      const parsed = parseXml(writeEInvoice(fromDocument({ document: each, operator })));
      if (!parsed.ok) throw new Error(parsed.finding.message.en);
      const { broken, structure } = checkEInvoice(parsed.root);
      expect([broken.filter(({ severity }) => severity === 'fatal'), structure]).toEqual([[], []]);
      expect(readEInvoiceModel(parsed.root)?.einvoice).toMatchObject({ ...said, type, process });
    }
  });

  it('is the same to the byte when it is written again', () => {
    const document = issued({ lines: [lineOf({ kpd: KPD })], dueOn: '2026-12-05' }, { seller: TVRTKA, buyer: KUPAC });
    expect(writeEInvoice(fromDocument({ document, operator }))).toBe(writeEInvoice(fromDocument({ document, operator })));
  });

  it.each([
    ['wholly out of scope', [lineOf({ kpd: KPD, vatCode: 'outside', exemptionReason: 'art33_pass_through' })], 'HR:O'],
    [
      'with an item that passes through',
      [lineOf({ kpd: KPD }), lineOf({ kpd: KPD, vatCode: 'outside', exemptionReason: 'art33_pass_through' })],
      'HR:N',
    ],
    ['with shifted VAT', [lineOf({ kpd: KPD, vatCode: 'reverse_charge', exemptionReason: 'art75_construction' })], 'HR:AE'],
    ['at the zero rate', [lineOf({ kpd: KPD, vatCode: 'zero' })], 'HR:Z'],
  ])('%s', (_, lines, label) => {
    const document = issued({ lines, dueOn: '2026-12-05' }, { seller: TVRTKA, buyer: KUPAC });
    const xml = writeEInvoice(fromDocument({ document, operator }));
    expect(brokenRules(xml, kpd)).toEqual([]);
    expect(xml).toContain(label);
  });

  it('tells the buyer that VAT is due on collection', () => {
    const seller = { ...TVRTKA, vatOnCollection: true };
    const document = issued({ lines: [lineOf({ kpd: KPD })], dueOn: '2026-12-05' }, { seller, buyer: KUPAC });
    const xml = writeEInvoice(fromDocument({ document, operator }));
    expect(xml).toContain('<hrextac:HRObracunPDVPoNaplati>');
    expect(brokenRules(xml, kpd)).toEqual([]);
  });

  it('names what is missing and the field that mends it', () => {
    const document = issued(
      { lines: [lineOf({ kpd: null })], dueOn: null, paymentMethod: 'transfer' },
      { buyer: { ...KUPAC, oib: null } },
    );
    expect(findEInvoiceIssues(document, { name: 'Ana', oib: null }).map(({ path, code }) => [path, code])).toEqual([
      ['contactId', 'EINVOICE_BUYER_OIB_MISSING'],
      ['operatorId', 'EINVOICE_OPERATOR_OIB_MISSING'],
      ['dueOn', 'EINVOICE_DUE_DATE_MISSING'],
      ['lines.0.kpd', 'EINVOICE_KPD_MISSING'],
    ]);
  });
});

describe.skipIf(!hasOfficialFiles)(`the official schema and examples${WITHOUT_OFFICIAL_FILES}`, () => {
  const none = { problemsOf: () => [] };
  const schema = hasOfficialFiles ? loadSchema('Invoice') : none;
  const creditSchema = hasOfficialFiles ? loadSchema('CreditNote') : none;

  it('take any invoice that we write', () => {
    fc.assert(
      fc.property(anyDocument, (document) => {
        expect(schema.problemsOf(writeEInvoice(fromDocument({ document, operator })))).toEqual([]);
      }),
      { numRuns: 100 },
    );
  });

  it('take any storno that we write', () => {
    fc.assert(
      fc.property(anyDocument, (document) => {
        const written = (wish: StornoWish) => writeEInvoice(fromDocument({ document: stornoOf(document, wish), operator }));
        expect(creditSchema.problemsOf(written({ reason: 'Krivi kupac' }))).toEqual([]);
        expect(schema.problemsOf(written({ reason: 'Krivi kupac', type: '384' }))).toEqual([]);
      }),
      { numRuns: 100 },
    );
  });

  it('are really asked', () => {
    const document = issued({ lines: [lineOf({ kpd: KPD })], dueOn: '2026-12-05' }, { seller: TVRTKA, buyer: KUPAC });
    const xml = writeEInvoice(fromDocument({ document, operator }));
    expect(
      schema.problemsOf(xml.replace('<cbc:IssueTime>', '<cbc:IssueTimes>').replace('</cbc:IssueTime>', '</cbc:IssueTimes>')),
    ).not.toEqual([]);
    expect(schema.problemsOf(xml.replace(/<cac:Item>/g, '<cac:Items>').replace(/<\/cac:Item>/g, '</cac:Items>'))).not.toEqual([]);
  });

  it('agree with our reading of the rules on what the Ministry shows', () => {
    const simple = officialExamples().filter(({ name }) => /Nije_u_sustavu|Oslobodjeno|PDV13|PDV25|PDV5|Neoporezivi/.test(name));
    expect(simple.length).toBeGreaterThanOrEqual(6);
    for (const { name, xml } of simple) expect([name, schema.problemsOf(xml), brokenRules(xml, kpd)]).toEqual([name, [], []]);
  });
});
