import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { targetOf } from '#app/features/invoice-editor/issue-fields.ts';
import { fromDocument } from '#server/domain/einvoice/from-document/from-document.ts';
import { writeEInvoice } from '#server/domain/einvoice/model/write-einvoice.ts';
import { findEInvoiceFindings } from '#server/domain/einvoice/preflight/find-findings.ts';
import { pathOfTerm } from '#server/domain/einvoice/preflight/term-targets.ts';
import { readEInvoice } from '#server/domain/einvoice/read/read-einvoice.ts';
import { parseXml } from '#server/domain/einvoice/xml/parse-xml.ts';
import { issueAdvance } from '#server/domain/invoicing/advance.ts';
import type { DraftContent, IssuedDocument } from '#server/domain/invoicing/document.ts';
import { LINE_REFERENCES } from '#server/domain/invoicing/line-references.ts';
import type { IssueContext } from '#server/domain/invoicing/issue.ts';
import { issueStorno } from '#server/domain/invoicing/storno.ts';
import { TOWN } from '#tests/golden/totals/cafe.ts';
import { contextOf, draftOf, issued, KUPAC, lineOf, TVRTKA } from '#tests/golden/totals/samples.ts';

const CONTACT = '0195d6a0-0000-7000-8000-000000000001';
const operator = { name: 'Ana Kovač', oib: '69435151530' };
const good = lineOf({ kpd: '62.20.20' });
const made = (draft: Partial<DraftContent> = {}, context: Partial<IssueContext> = {}): IssuedDocument =>
  issued({ lines: [good], dueOn: '2026-12-05', ...draft }, { seller: TVRTKA, buyer: KUPAC, ...context });

const found = (document: IssuedDocument, by = operator) =>
  findEInvoiceFindings(document, by, 'hr').map((finding) => [
    finding.path,
    finding.code === 'EINVOICE_RULE_BROKEN' ? finding.params?.['rule'] : finding.code,
  ]);

describe('what a receiver would refuse', () => {
  it('is nothing in an invoice that has everything', () => {
    expect(found(made())).toEqual([]);
  });

  it.each<[string, IssuedDocument, readonly (readonly [string, string])[]]>([
    ['no KPD on the second line', made({ lines: [good, lineOf()] }), [['lines.1.kpd', 'EINVOICE_KPD_MISSING']]],
    ['a buyer without OIB', made({}, { buyer: { ...KUPAC, oib: null } }), [['contactId', 'EINVOICE_BUYER_OIB_MISSING']]],
    [
      'an OIB with a wrong digit',
      made({}, { buyer: { ...KUPAC, oib: '12345678901' } }),
      [['contactId', 'EINVOICE_BUYER_OIB_MISSING']],
    ],
    [
      'a buyer without address',
      made({}, { buyer: { ...KUPAC, address: null } }),
      [['contactId', 'EINVOICE_BUYER_ADDRESS_MISSING']],
    ],
    ['no account to pay to', made({}, { seller: { ...TVRTKA, iban: null } }), [['seller.iban', 'EINVOICE_IBAN_MISSING']]],
    ['no day by which it is paid', made({ dueOn: null }), [['dueOn', 'EINVOICE_DUE_DATE_MISSING']]],
    ['a seller with a wrong OIB', made({}, { seller: { ...TVRTKA, oib: '12345678901' } }), [['seller.oib', 'HR-BR-53']]],
    ['a unit that no list has', made({ lines: [{ ...good, unit: 'KOM' }] }), [['lines.0.unit', 'BR-CL-23']]],
    [
      'an order named by the invoice and by a line',
      made({ lines: [good, { ...good, references: { orderNumber: 'N-2' } }], einvoice: { orderNumber: 'N-1' } }),
      [['lines.1.references.orderNumber', 'HR-BR-17']],
    ],
    [
      'a delivery and a receipt named by the invoice and by a line',
      made({
        lines: [{ ...good, references: { despatch: 'OTP-2/2026', receipt: 'PR-2', orderLine: '1' } }],
        einvoice: { despatch: 'OTP-1/2026', receipt: 'PR-1', orderNumber: 'N-1' },
      }),
      [
        ['lines.0.references.despatch', 'HR-BR-18'],
        ['lines.0.references.receipt', 'HR-BR-19'],
      ],
    ],
    ['a price below zero', made({ lines: [good, { ...good, unitPrice: '-5' }] }), [['lines.1.unitPrice', 'BR-27']]],
    [
      'a buyer abroad',
      made({}, { buyer: { ...KUPAC, address: { street: 'Trg 1', postalCode: '1000', city: 'Ljubljana', country: 'SI' } } }),
      [['contactId', 'EINVOICE_BUYER_IS_FOREIGN']],
    ],
  ])('%s leads to the field that mends it', (_, document, findings) => {
    expect(found(document)).toEqual(findings);
  });

  it('an operator without OIB leads to the operators, and is told once', () => {
    expect(found(made(), { ...operator, oib: null } as never)).toEqual([['operatorId', 'EINVOICE_OPERATOR_OIB_MISSING']]);
    expect(targetOf({ path: 'operatorId', code: 'EINVOICE_OPERATOR_OIB_MISSING' }, CONTACT)).toEqual({
      screen: 'postavke/operateri',
    });
  });

  it('is said in the language of who reads it', () => {
    const [finding] = findEInvoiceFindings(made({ lines: [{ ...good, unit: 'KOM' }] }), operator, 'en');
    expect(finding?.params?.['text']).toMatch(/unit of measure/i);
  });
});

/** Controls of the editor, and screens that it leads to. */
const FIELDS =
  /^(?:contactId|place|operatorId|deliveryOn|dueOn|paymentMethod|note|discountPercent|einvoice\.(?:\w+)|lines\.\d+\.(?:description|quantity|unit|unitPrice|discountPercent|vatCode|exemptionReason|kpd|consumptionTax|orderNumber|orderLine|despatch|receipt))$/;
const SCREENS = /^(?:kupci\/[0-9a-f-]{36}|postavke\/(?:tvrtka|operateri))$/;

describe('every business term that we write', () => {
  it('leads to a control of the editor or to a screen', () => {
    const terms = {
      orderNumber: 'N-1',
      contract: 'U-1',
      project: 'P',
      buyerReference: 'O',
      buyerAccount: '4110',
      despatch: 'D',
      receipt: 'R',
      tender: 'T',
      periodFrom: '2026-11-01',
      periodTo: '2026-11-30',
    };
    const references = { orderNumber: 'N-2', orderLine: '1', despatch: 'D-2', receipt: 'R-2' };
    const written = new Set<string>();
    const levies = fc.constantFrom(null, { consumptionTax: true }, { packagingPieces: '6' });
    const vat = fc.constantFrom('standard' as const, 'exempt' as const, 'outside' as const, 'zero' as const);
    fc.assert(
      fc.property(
        fc.array(fc.tuple(vat, levies), { minLength: 1, maxLength: 3 }),
        fc.constantFrom('', '10'),
        (drawn, discountPercent) => {
          const lines = drawn.map(([vatCode, borne]) =>
            lineOf({
              kpd: '62.20.20',
              description: 'Naziv\nopis',
              vatCode,
              levies: borne,
              references,
              discountPercent,
              exemptionReason: vatCode === 'exempt' ? 'art39_education' : vatCode === 'outside' ? 'art33_pass_through' : null,
            }),
          );
          const content = draftOf({ lines, discountPercent, deliveryOn: '2026-11-20', note: 'Hvala', einvoice: terms });
          const context = contextOf({
            seller: { ...TVRTKA, vatOnCollection: true, legalFooter: 'Trgovački sud u Zagrebu' },
            buyer: KUPAC,
            consumptionTax: TOWN,
          });
          const invoice = issued(content, context);
          const storno = issueStorno(invoice, { ...context, number: { ...context.number, ordinal: 45 } });
          for (const document of [invoice, storno, issueAdvance(content, context)]) {
            const parsed = parseXml(writeEInvoice(fromDocument({ document, operator })));
            if (!parsed.ok) throw new Error(parsed.finding.message.en);
            for (const { fields } of readEInvoice(parsed.root).groups)
              for (const { term } of fields) if (term !== '') written.add(term);
          }
        },
      ),
      { numRuns: 100 },
    );
    expect([...written]).toEqual(expect.arrayContaining(Object.values(LINE_REFERENCES)));
    expect(written.size).toBeGreaterThan(70);
    for (const term of written) {
      const path = pathOfTerm(term, 1);
      expect([term, path]).toEqual([term, expect.any(String)]);
      const target = targetOf({ path: path ?? '', code: 'EINVOICE_RULE_BROKEN' }, CONTACT);
      if ('screen' in target) expect(target.screen).toMatch(SCREENS);
      else expect([term, target.field]).toEqual([term, expect.stringMatching(FIELDS)]);
    }
  });
});
