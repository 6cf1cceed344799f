import type { InCurrencyDto } from '#server/contracts/in-currency.ts';
import type { PaperDto } from '#server/contracts/invoicing.ts';
import type { InCurrency, IssuedDocument, Totals, TotalsLine } from '#server/domain/invoicing/document.ts';
import type { LineLevies } from '#server/domain/invoicing/levies.ts';
import { decimalFromMinor } from '#server/domain/shared/money.ts';

/** A frozen document as callers get it: amounts as decimal strings. */
export function documentDto({ lines, totals, prepaidMinor, inCurrency, ...header }: IssuedDocument): Omit<PaperDto, 'fiscal'> {
  return {
    ...header,
    lines: lines.map(({ grossOfDiscountMinor: _gross, discountMinor, amountMinor, levies, ...line }) => ({
      ...line,
      ...publicLevies(levies),
      ...lineAmounts({ amountMinor, discountMinor }),
    })),
    ...(totals.levies === undefined
      ? {}
      : {
          levies: totals.levies.map(({ baseMinor, amountMinor, ...levy }) => ({
            ...levy,
            base: decimalFromMinor(baseMinor),
            amount: decimalFromMinor(amountMinor),
          })),
        }),
    ...sums(totals),
    prepaid: decimalFromMinor(prepaidMinor),
    ...(inCurrency === undefined ? {} : { inCurrency: inCurrencyDto(inCurrency) }),
  };
}

const lineAmounts = ({ amountMinor, discountMinor }: Pick<TotalsLine, 'amountMinor' | 'discountMinor'>) => ({
  amount: decimalFromMinor(amountMinor),
  discount: decimalFromMinor(discountMinor),
});

const sums = (totals: Omit<Totals, 'lines'>) => ({
  groups: totals.groups.map(({ discountMinor: _discount, baseMinor, vatMinor, ...group }) => ({
    ...group,
    base: decimalFromMinor(baseMinor),
    vat: decimalFromMinor(vatMinor),
  })),
  linesTotal: decimalFromMinor(totals.linesMinor),
  discount: decimalFromMinor(totals.discountMinor),
  base: decimalFromMinor(totals.baseMinor),
  vat: decimalFromMinor(totals.vatMinor),
  total: decimalFromMinor(totals.totalMinor),
});

const inCurrencyDto = ({ lines, totals, ...rate }: InCurrency): InCurrencyDto => ({
  ...rate,
  lines: lines.map(lineAmounts),
  ...sums(totals),
});

/** What a line bears beside VAT, without what its goods were bought for: that is nobody's but the seller's. */
function publicLevies(levies: LineLevies | null | undefined): { readonly levies?: LineLevies } {
  const { purchasePrice: _own, ...shown } = levies ?? {};
  return Object.keys(shown).length === 0 ? {} : { levies: shown };
}
