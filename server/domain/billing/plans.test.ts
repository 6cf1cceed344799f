import { describe, expect, it } from 'vitest';

import { PLAN_KEYS, PRICE_LISTS, priceListOn, priceMinor } from './plans.ts';

const list = priceListOn('2026-11-24');

describe('prices', () => {
  it('are 39, 99 and 199 euro a month, and a year costs a tenth less', () => {
    expect(PLAN_KEYS.map((plan) => priceMinor(list, { plan, interval: 'month' }))).toEqual([3_900n, 9_900n, 19_900n]);
    expect(PLAN_KEYS.map((plan) => priceMinor(list, { plan, interval: 'year' }))).toEqual([42_120n, 106_920n, 214_920n]);
  });

  it('are those of the list in force on the day', () => {
    const [first] = PRICE_LISTS;
    const dearer = { ...first, from: '2027-01-01', trialDays: 7 };
    expect(priceListOn('2026-12-31', [first, dearer]).trialDays).toBe(14);
    expect(priceListOn('2027-01-01', [first, dearer]).trialDays).toBe(7);
    expect(priceListOn('2020-01-01', [first, dearer])).toBe(first);
  });

  it('are rounded to a whole cent', () => {
    const odd = { ...list, plans: { ...list.plans, pro: { ...list.plans.pro, monthlyMinor: 333n } } };
    expect(priceMinor(odd, { plan: 'pro', interval: 'year' })).toBe(3_596n);
  });
});
