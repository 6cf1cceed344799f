import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { sumMinor } from '#server/domain/shared/money.ts';
import { spreadTip } from './spread-tip.ts';

describe('a sum of tips', () => {
  test('goes to receipts as they came to', () => {
    expect(spreadTip(1000n, [1000n, 3000n])).toEqual([250n, 750n]);
    expect(spreadTip(100n, [100n, 100n, 100n])).toEqual([34n, 33n, 33n]);
    expect(spreadTip(1n, [100n, 300n])).toEqual([0n, 1n]);
  });

  test('property: no cent is lost or made, nobody gets less than nothing, and a larger receipt never gets less', () =>
    fc.assert(
      fc.property(
        fc.bigInt({ min: 1n, max: 1_000_000n }),
        fc.array(fc.bigInt({ min: 1n, max: 10_000_000n }), { minLength: 1, maxLength: 50 }),
        (amount, totals) => {
          const shares = spreadTip(amount, totals);
          expect(sumMinor(shares)).toBe(amount);
          const whole = sumMinor(totals);
          shares.forEach((share, index) => {
            const total = totals[index] ?? 0n;
            expect(share).toBeGreaterThanOrEqual(0n);
            // Less than a cent from its exact share.
            const off = share * whole - total * amount;
            expect(off < whole && off > -whole).toBe(true);
            totals.forEach((other, at) => {
              if (other > total) expect((shares[at] ?? 0n) >= share).toBe(true);
            });
          });
        },
      ),
    ));
});
