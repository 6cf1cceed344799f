import { issueAdvance, issueFinal, SETTLED_REASON } from '#server/domain/invoicing/advance.ts';
import { issueCorrection, leftToCredit } from '#server/domain/invoicing/correction.ts';
import type { Buyer, IssuedDocument } from '#server/domain/invoicing/document.ts';
import { issueDocument } from '#server/domain/invoicing/issue.ts';
import { issueStorno } from '#server/domain/invoicing/storno.ts';

import { contextOf, draftOf, lineOf, TVRTKA } from './totals/samples.ts';

const numbered = (ordinal: number) => ({ number: { ordinal, premisesCode: 'P1', deviceCode: '1' } });

/**
 * One sale of a company in VAT, 1.000,00 at 25 % and 100,00 at 13 %, in every kind of document that the legal sequence has: 1.363,00 with VAT. Half of
 * the first line is credited, an hour is charged later, and 500,00 had come in advance.
 */
export function everyKind(buyer: Buyer): Readonly<Record<string, IssuedDocument>> {
  const lines = [
    lineOf({ description: 'Izrada mrežnih stranica', quantity: '20', unitPrice: '50', kpd: '62.20.20' }),
    lineOf({
      description: 'Dostava obroka za radionicu',
      quantity: '1',
      unit: 'H87',
      unitPrice: '100',
      vatCode: 'reduced',
      kpd: '62.20.20',
    }),
  ];
  const content = { ...draftOf({ lines, deliveryOn: '2026-11-19' }), discountPercent: '' };
  const context = (ordinal: number) => contextOf({ ...numbered(ordinal), seller: TVRTKA, buyer });
  const invoice = issueDocument(content, context(110));
  const { id, number, issuedOn, kind, deliveryOn, seller, totals } = invoice;
  const corrected = { id, number, issuedOn, kind, deliveryOn, seller, buyer, left: leftToCredit(totals, []) };
  const [half] = lines;
  const part = {
    ...content,
    lines: [{ ...(half ?? lineOf()), quantity: '10' }],
    einvoice: { reason: 'Odrađena je polovica sati.' },
  };
  const more = {
    ...content,
    lines: [{ ...(half ?? lineOf()), quantity: '1' }],
    einvoice: { reason: 'Sat rada više od dogovorenog.' },
  };
  const paid = {
    ...content,
    lines: [lineOf({ description: 'Predujam', quantity: '1', unit: 'H87', unitPrice: '400', kpd: '62.20.20' })],
  };
  const advance = issueAdvance(paid, context(100));
  const takenBack = issueStorno(
    advance,
    { ...context(105), id: '019f0000-0000-7000-8000-00000000000b' },
    { reason: SETTLED_REASON.hr },
  );
  const references = [{ id: takenBack.id, number: takenBack.number, issuedOn: takenBack.issuedOn }];
  return {
    invoice,
    storno: issueStorno(
      invoice,
      { ...context(111), id: '019f0000-0000-7000-8000-00000000000c' },
      { reason: 'Pogrešna količina.' },
    ),
    'credit-note': issueCorrection('credit_note', part, corrected, context(112)),
    'debit-note': issueCorrection('debit_note', more, corrected, context(113)),
    advance,
    'advance-storno': takenBack,
    final: issueFinal(content, { references, prepaidMinor: advance.prepaidMinor }, context(114)),
  };
}
