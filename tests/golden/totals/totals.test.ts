import { describe, expect, it } from 'vitest';
import { computeTotals } from '#server/domain/invoicing/totals.ts';
import { decimalFromMinor } from '#server/domain/shared/money.ts';
import { TOTALS_CASES } from '#tests/golden/totals/cases.ts';

const rates = { standard: '25', reduced: '13', super_reduced: '5' };

describe('totals worked by hand', () => {
  it.each(TOTALS_CASES)(
    '$name',
    ({ lines, priceMode, discountPercent = '', sellerInVat = true, amounts, groups, base, vat, total }) => {
      const result = computeTotals({
        priceMode,
        discountPercent,
        rates,
        sellerInVat,
        lines: lines.map(([quantity, unitPrice, vatCode, lineDiscount = '']) => ({
          productId: null,
          description: 'Artikl',
          quantity,
          unit: 'H87',
          unitPrice,
          discountPercent: lineDiscount,
          vatCode,
          exemptionReason: null,
          kpd: null,
        })),
      });
      expect(result.lines.map(({ amountMinor }) => decimalFromMinor(amountMinor))).toEqual(amounts);
      expect(
        result.groups.map(({ vatCode, baseMinor, vatMinor }) => [
          vatCode,
          decimalFromMinor(baseMinor),
          decimalFromMinor(vatMinor),
        ]),
      ).toEqual(groups);
      expect([result.baseMinor, result.vatMinor, result.totalMinor].map(decimalFromMinor)).toEqual([base, vat, total]);
    },
  );
});
