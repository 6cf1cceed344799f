import type { PaperDto } from '#server/contracts/invoicing.ts';
import type { IssuedDocument } from '#server/domain/invoicing/document.ts';
import type { LineLevies } from '#server/domain/invoicing/levies.ts';
import { decimalFromMinor } from '#server/domain/shared/money.ts';

/** A frozen document as callers get it: amounts as decimal strings. */
export function documentDto({ lines, totals, prepaidMinor, ...header }: IssuedDocument): Omit<PaperDto, 'fiscal'> {
  return {
    ...header,
    lines: lines.map(({ grossOfDiscountMinor: _gross, discountMinor, amountMinor, levies, ...line }) => ({
      ...line,
      ...publicLevies(levies),
      amount: decimalFromMinor(amountMinor),
      discount: decimalFromMinor(discountMinor),
    })),
    groups: totals.groups.map(({ discountMinor: _discount, baseMinor, vatMinor, ...group }) => ({
      ...group,
      base: decimalFromMinor(baseMinor),
      vat: decimalFromMinor(vatMinor),
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
    linesTotal: decimalFromMinor(totals.linesMinor),
    discount: decimalFromMinor(totals.discountMinor),
    base: decimalFromMinor(totals.baseMinor),
    vat: decimalFromMinor(totals.vatMinor),
    total: decimalFromMinor(totals.totalMinor),
    prepaid: decimalFromMinor(prepaidMinor),
  };
}

/** What a line bears beside VAT, without what its goods were bought for: that is nobody's but the seller's. */
function publicLevies(levies: LineLevies | null | undefined): { readonly levies?: LineLevies } {
  const { purchasePrice: _own, ...shown } = levies ?? {};
  return Object.keys(shown).length === 0 ? {} : { levies: shown };
}
