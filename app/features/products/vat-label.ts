import { formatPercent } from '#app/i18n/format.ts';
import type { Translate } from '#app/i18n/t.ts';
import { rateOf, type VatCode, type VatRates } from '#server/domain/invoicing/vat-code.ts';

/** How VAT treats a product, in a word: `25 %`, or what stands in place of a rate; `short` for a cell of a table. */
export function vatLabel(t: Translate, code: VatCode, rates: VatRates, short = false): string {
  if (code === 'exempt' || code === 'reverse_charge' || code === 'outside')
    return t(`products.${short ? 'vatShort' : 'vat'}.${code}`);
  return formatPercent(rateOf(code, rates));
}
