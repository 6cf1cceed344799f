import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { addDays, daysBetween } from '#server/domain/shared/plain-date.ts';

import { PERIOD_PRESETS, periodBefore, presetOf, presetPeriod } from './period.ts';

const anyDay = fc.integer({ min: 0, max: 20_000 }).map((days) => addDays('2000-01-01', days));

describe('a period by name', () => {
  it('is what the calendar says', () => {
    const of = (preset: (typeof PERIOD_PRESETS)[number]) => presetPeriod(preset, '2026-11-24');
    expect(of('month')).toEqual({ from: '2026-11-01', to: '2026-11-30' });
    expect(of('last-month')).toEqual({ from: '2026-10-01', to: '2026-10-31' });
    expect(of('quarter')).toEqual({ from: '2026-10-01', to: '2026-12-31' });
    expect(of('last-quarter')).toEqual({ from: '2026-07-01', to: '2026-09-30' });
    expect(of('year')).toEqual({ from: '2026-01-01', to: '2026-12-31' });
    expect(of('last-year')).toEqual({ from: '2025-01-01', to: '2025-12-31' });
    expect(presetPeriod('last-month', '2027-01-05')).toEqual({ from: '2026-12-01', to: '2026-12-31' });
    expect(presetPeriod('last-quarter', '2027-02-28')).toEqual({ from: '2026-10-01', to: '2026-12-31' });
  });

  it('is found again by its days', () => {
    fc.assert(
      fc.property(anyDay, fc.constantFrom(...PERIOD_PRESETS), (today, preset) => {
        expect(presetOf(presetPeriod(preset, today), today)).toBe(preset);
      }),
    );
    expect(presetOf({ from: '2026-11-02', to: '2026-11-24' }, '2026-11-24')).toBeNull();
  });
});

describe('the period before', () => {
  it('is as many whole months before whole months', () => {
    expect(periodBefore({ from: '2026-10-01', to: '2026-10-31' }, '2026-11-24')).toEqual({
      from: '2026-09-01',
      to: '2026-09-30',
    });
    expect(periodBefore({ from: '2026-01-01', to: '2026-03-31' }, '2026-11-24')).toEqual({
      from: '2025-10-01',
      to: '2025-12-31',
    });
  });

  it('reaches to the same day while the period runs', () => {
    expect(periodBefore({ from: '2026-11-01', to: '2026-11-30' }, '2026-11-24')).toEqual({
      from: '2026-10-01',
      to: '2026-10-24',
    });
    expect(periodBefore({ from: '2026-03-01', to: '2026-03-31' }, '2026-03-30')).toEqual({
      from: '2026-02-01',
      to: '2026-02-28',
    });
    expect(periodBefore({ from: '2026-01-01', to: '2026-12-31' }, '2026-11-24')).toEqual({
      from: '2025-01-01',
      to: '2025-11-24',
    });
    expect(periodBefore({ from: '2026-11-16', to: '2026-11-25' }, '2026-11-20')).toEqual({
      from: '2026-11-06',
      to: '2026-11-10',
    });
  });

  it('ends before the period begins, and is whole once that is over', () => {
    fc.assert(
      fc.property(anyDay, fc.nat(800), anyDay, (from, length, today) => {
        const period = { from, to: addDays(from, length) };
        const before = periodBefore(period, today);
        expect(before.from <= before.to).toBe(true);
        expect(before.to < period.from).toBe(true);
        if (today >= period.to) expect(addDays(before.to, 1)).toBe(period.from);
        expect(daysBetween(before.from, before.to)).toBeLessThanOrEqual(length + 3 * 24);
      }),
    );
  });
});
