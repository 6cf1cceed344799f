import fc from 'fast-check';

import type { IssuedDocument, LineInput } from '#server/domain/invoicing/document.ts';
import type { StornoWish } from '#server/domain/invoicing/einvoice-terms.ts';
import { issueStorno } from '#server/domain/invoicing/storno.ts';
import { hasOfficialFiles, officialKpd } from '#tests/conformance/eracun/kit/ubl-schema.ts';
import { TOWN } from '#tests/golden/totals/cafe.ts';
import { contextOf, issued, KUPAC, lineOf, SOVA, TVRTKA } from '#tests/golden/totals/samples.ts';

export const operator = { name: 'Ana Žižula & sin', oib: '69435151530' };
export const KPD = '62.20.20';
/** Every KPD code, or the one that is used here where the official list is not at hand. */
export const kpd = hasOfficialFiles ? officialKpd() : new Set([KPD]);

const amountText = fc.integer({ min: 1, max: 9_999_999 }).map((value) => (value / 100).toFixed(2));
const line = fc
  .record({
    quantity: fc.oneof(fc.integer({ min: 1, max: 99 }).map(String), fc.constantFrom('0.333', '1.5', '-1')),
    unitPrice: amountText,
    discountPercent: fc.constantFrom('', '', '10', '33.33'),
    vatCode: fc.constantFrom('standard' as const, 'reduced' as const, 'super_reduced' as const, 'exempt' as const),
    levies: fc.constantFrom<LineInput['levies'][]>(
      null,
      null,
      { consumptionTax: true },
      { packagingPieces: '6' },
      { consumptionTax: true, packagingPieces: '1', fee: { name: 'Naknada za okoliš & otpad', amount: '0.335' } },
      { otherTax: { name: 'Posebni porez', percent: '7.5' } },
    ),
    references: fc.constantFrom<NonNullable<LineInput['references']>[]>(
      {},
      { orderNumber: 'N & 17', orderLine: '10' },
      { orderLine: ' 3 ' },
      { despatch: 'OTP-1/2026', receipt: 'PR <3>' },
      { orderNumber: '\u0001', despatch: 'OTP-2/2026' },
    ),
    description: fc.constantFrom('Čišćenje & poliranje <hitno>', 'Đačka torba\ndrugi red', 'Usluga "ključ u ruke"\u0001'),
  })
  .map((values): LineInput =>
    lineOf({ ...values, kpd: KPD, exemptionReason: values.vatCode === 'exempt' ? 'art39_education' : null }),
  );

/** Sales of any kind of line, levy, discount and price, of a seller in VAT or outside it. */
export const anyDocument = fc
  .record({
    lines: fc.array(line, { minLength: 1, maxLength: 6 }),
    priceMode: fc.constantFrom('net' as const, 'gross' as const),
    discountPercent: fc.constantFrom('', '', '7.5', '20'),
    inVat: fc.boolean(),
  })
  .map(({ inVat, ...content }): IssuedDocument =>
    issued(
      { ...content, paymentMethod: 'transfer', dueOn: '2026-12-05' },
      { seller: inVat ? TVRTKA : SOVA, buyer: KUPAC, consumptionTax: TOWN },
    ),
  );

const numbered = (ordinal: number) => ({ number: { ordinal, premisesCode: '1', deviceCode: '1' } });
/** Of a document with that number, of a seller in VAT to a business. */
export const context = (ordinal: number) => contextOf({ ...numbered(ordinal), seller: TVRTKA, buyer: KUPAC });
/** What is sold, as a draft has it: in euro, which it does not say. */
export const soldAs = ({ currency: _euro, ...content }: IssuedDocument) => content;

/** The storno of a document, with a number of its own. */
export const stornoOf = (document: IssuedDocument, wish?: StornoWish): IssuedDocument => {
  const { seller, issuedAt, number } = contextOf();
  const given = {
    id: '019f0000-0000-7000-8000-00000000000b',
    number: { ...number, ordinal: 45 },
    issuedAt,
    placeOfIssue: 'Zagreb',
    seller,
    operator: { mark: 'A1', name: 'Ana Kovač' },
  };
  return issueStorno(document, given, wish);
};
