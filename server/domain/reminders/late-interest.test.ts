import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { REFERENCE_RULES } from '#drizzle/seed/reference/rules.ts';
import { lateCompensationAt, lateInterestRates } from '#server/domain/rules/read-rules.ts';
import { sumMinor } from '#server/domain/shared/money.ts';
import { addDays } from '#server/domain/shared/plain-date.ts';

import { lateInterest } from './late-interest.ts';

const tenPercent = () => ({ hundredths: 1000n, isKnown: true });
const debt = (owedMinor: bigint, payments: Parameters<typeof lateInterest>[0]['payments'] = []) => ({
  dueOn: '2025-01-31',
  owedMinor,
  payments,
});
const total = (...args: Parameters<typeof lateInterest>) => lateInterest(...args)?.totalMinor ?? null;
const business = lateInterestRates(REFERENCE_RULES, 'business');
const other = lateInterestRates(REFERENCE_RULES, 'other');

describe('late interest', () => {
  it('is the rate for a whole year, of 365 days or of 366, and begins the day after the due date', () => {
    expect(total({ ...debt(100_000n), dueOn: '2024-12-31' }, '2025-12-31', tenPercent)).toBe(10_000n);
    expect(total({ ...debt(100_000n), dueOn: '2023-12-31' }, '2024-12-31', tenPercent)).toBe(10_000n);
    expect(total(debt(3_650_000n), '2025-01-31', tenPercent)).toBe(0n);
    expect(total(debt(3_650_000n), '2025-02-01', tenPercent)).toBe(1_000n);
  });

  it('runs on what was left after each payment', () => {
    const paid = [{ paidOn: '2025-02-11', amountMinor: 1_825_000n }];
    expect(total(debt(3_650_000n, paid), '2025-02-20', tenPercent)).toBe(10n * 1_000n + 10n * 500n);
    expect(total(debt(3_650_000n, [{ paidOn: '2025-02-01', amountMinor: 3_650_000n }]), '2025-12-31', tenPercent)).toBe(0n);
  });

  it('takes each half-year at its own rate', () => {
    const reckoned = lateInterest({ dueOn: '2025-06-29', owedMinor: 3_650_000n, payments: [] }, '2025-07-01', business);
    expect(reckoned).toMatchObject({ totalMinor: 1_115n + 1_015n, isEstimated: false });
    expect(reckoned?.spans.map(({ from, to, days, interestMinor }) => [from, to, days, interestMinor])).toEqual([
      ['2025-06-30', '2025-06-30', 1, 1_115n],
      ['2025-07-01', '2025-07-01', 1, 1_015n],
    ]);
  });

  /*
   * By hand: 1,000.00 owed by a consumer since 15 June 2024, reckoned to 31 January 2025.
   * 16. 6.–30. 6. 2024: 15 days at 7.50 % of 366 days = 3.0738; 1. 7.–31. 12.: 184 days at 7.25 % = 36.4481;
   * 1. 1.–31. 1. 2025: 31 days at 6.15 % of 365 days = 5.2233. Together 44.7452, which is 44.75.
   */
  it('goes over a half-year and out of a leap year, rounding once', () => {
    const reckoned = lateInterest({ dueOn: '2024-06-15', owedMinor: 100_000n, payments: [] }, '2025-01-31', other);
    expect(reckoned?.totalMinor).toBe(4_475n);
    expect(reckoned?.spans.map(({ days, rate, interestMinor }) => [days, rate.hundredths, interestMinor])).toEqual([
      [15, 750n, 307n],
      [184, 725n, 3_645n],
      [31, 615n, 523n],
    ]);
  });

  it('says that days behind the last known half-year were reckoned at the last known rate', () => {
    expect([business('2026-06-30'), business('2026-07-01'), other('2027-02-01')]).toEqual([
      { hundredths: 1015n, isKnown: true },
      { hundredths: 1015n, isKnown: false },
      { hundredths: 515n, isKnown: false },
    ]);
    const until = (day: string) => lateInterest({ dueOn: '2026-06-20', owedMinor: 3_650_000n, payments: [] }, day, business);
    expect(until('2026-06-30')).toMatchObject({ totalMinor: 10_150n, isEstimated: false });
    expect(until('2026-07-02')).toMatchObject({ totalMinor: 12_180n, isEstimated: true });
  });

  it('is not told where the table knows no rate', () => {
    expect(business('2023-12-31')).toBeNull();
    expect(lateInterest({ ...debt(100n), dueOn: '2023-12-30' }, '2025-01-01', business)).toBeNull();
  });

  it('never falls as days pass, and its spans come to its sum', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: 1n, max: 10_000_000n }), fc.nat(700), (owed, days) => {
        const at = (day: number) => lateInterest(debt(owed), addDays('2025-01-31', day), business);
        const [now, next] = [at(days), at(days + 1)];
        expect(next!.totalMinor >= now!.totalMinor).toBe(true);
        expect(sumMinor(next!.spans.map(({ interestMinor }) => interestMinor))).toBe(next!.totalMinor);
      }),
      { numRuns: 30 },
    );
  });
});

describe('compensation for the costs of collecting', () => {
  it('is forty euros', () => {
    expect(lateCompensationAt(REFERENCE_RULES, '2026-11-24')).toBe(4_000n);
  });
});
