import type { InvoiceDto } from '#server/contracts/invoicing.ts';
import { openCharged } from '#server/domain/invoicing/in-currency.ts';
import { decimalFromMinor, minorFromDecimal } from '#server/domain/shared/money.ts';

/** What is open of a document as its customer owes it: in the currency that it charges. Decimal string and ISO code. */
export function openAsCharged({ open, total, inCurrency }: Pick<InvoiceDto, 'open' | 'total' | 'inCurrency'>): {
  readonly amount: string;
  readonly currency: string;
} {
  if (inCurrency === undefined) return { amount: open, currency: 'EUR' };
  const { currency, rate, total: charged } = inCurrency;
  const document = {
    totals: { totalMinor: minorFromDecimal(total) },
    inCurrency: { rate, totals: { totalMinor: minorFromDecimal(charged) } },
  };
  return { amount: decimalFromMinor(openCharged(document, minorFromDecimal(open))), currency };
}
