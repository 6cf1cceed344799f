import type { DraftContent, IssuedDocument } from '#server/domain/invoicing/document.ts';
import { issueDocument } from '#server/domain/invoicing/issue.ts';

import { contextOf, draftOf, lineOf, TVRTKA } from './samples.ts';

const drink = { unit: 'H87', kpd: null } as const;

/**
 * A café's receipt at prices with all taxes, worked by hand. Two coffees bear no tax on consumption: 3.60. Two beers and a bottle
 * do, in a town that takes 3 %: 11.20 / 1.28 = 8.75, of which 0.2625. Base 2.88 + 8.75 = 11.63, tax 0.26, VAT what is left of 14.80,
 * 2.91; a returnable bottle 0.10 on top.
 */
export const CAFE: Partial<DraftContent> = {
  priceMode: 'gross',
  paymentMethod: 'cash',
  dueOn: null,
  lines: [
    lineOf({ ...drink, description: 'Kava s mlijekom', quantity: '2', unitPrice: '1.80' }),
    lineOf({ ...drink, description: 'Pivo točeno 0,5 l', quantity: '2', unitPrice: '4.00', levies: { consumptionTax: true } }),
    lineOf({
      ...drink,
      description: 'Gazirani sok 0,25 l',
      quantity: '1',
      unitPrice: '3.20',
      levies: { consumptionTax: true, packagingPieces: '1' },
    }),
  ],
};

export const TOWN = [{ from: '2025-01-01', percent: '3' }];

export const cafeReceipt: IssuedDocument = issueDocument(
  draftOf(CAFE),
  contextOf({ seller: { ...TVRTKA, name: 'Kavana Sova d.o.o.' }, buyer: null, consumptionTax: TOWN }),
);

/** The same where the seller is outside VAT: 11.20 / 1.03 = 10.87, tax 0.33; the coffees are what they cost. */
export const cafeOutsideVat: IssuedDocument = issueDocument(draftOf(CAFE), contextOf({ buyer: null, consumptionTax: TOWN }));
