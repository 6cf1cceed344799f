import { describe, expect, it } from 'vitest';
import { computeTotals } from '#server/domain/invoicing/totals.ts';
import { decimalFromMinor } from '#server/domain/shared/money.ts';
import { issueStorno } from '#server/domain/invoicing/storno.ts';
import { cafeReceipt } from '#tests/golden/totals/cafe.ts';
import { TOTALS_CASES } from '#tests/golden/totals/cases.ts';
import { contextOf } from '#tests/golden/totals/samples.ts';

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

describe('a café receipt with the tax on consumption and a returnable bottle, worked by hand', () => {
  it('adds up to the prices on the tiles and the bottle', () => {
    const { groups, levies = [], ...sums } = cafeReceipt.totals;
    expect(groups).toEqual([
      { vatCode: 'standard', ratePercent: '25', exemptionReason: null, discountMinor: 0n, baseMinor: 1163n, vatMinor: 291n },
    ]);
    expect(levies).toEqual([
      { kind: 'consumption_tax', name: '', ratePercent: '3', baseMinor: 875n, amountMinor: 26n },
      { kind: 'packaging', name: '', ratePercent: '', baseMinor: 0n, amountMinor: 10n },
    ]);
    expect(sums).toEqual({ linesMinor: 1480n, discountMinor: 0n, baseMinor: 1163n, vatMinor: 291n, totalMinor: 1490n });
  });

  it('takes everything back on its storno', () => {
    const { totals } = issueStorno(cafeReceipt, contextOf());
    expect(totals).toMatchObject({
      baseMinor: -1163n,
      vatMinor: -291n,
      totalMinor: -1490n,
      levies: [{ baseMinor: -875n, amountMinor: -26n }, { amountMinor: -10n }],
    });
  });
});
