import { z } from 'zod';

import type { CurrencyRate, VatGroup } from '#server/domain/invoicing/document.ts';

/** ISO 4217 of what a draft's prices are in; the euro is not said. */
export const DraftCurrency = z.union([
  z.literal(['', 'EUR']).transform(() => undefined),
  z.string().regex(/^[A-Z]{3}$/, 'FIELD_INVALID'),
]);

/** Amounts in the currency that a document charges, as decimal strings, with the rate that it was issued with. */
export interface InCurrencyDto extends CurrencyRate {
  /** In the order of the document's lines. */
  readonly lines: readonly { readonly amount: string; readonly discount: string }[];
  readonly groups: readonly (Omit<VatGroup, 'discountMinor' | 'baseMinor' | 'vatMinor'> & {
    readonly base: string;
    readonly vat: string;
  })[];
  readonly linesTotal: string;
  readonly discount: string;
  readonly base: string;
  readonly vat: string;
  readonly total: string;
}
