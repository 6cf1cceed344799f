import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { addDays, daysBetween, isPlainDate, weekdayOf } from '../shared/plain-date.ts';
import { fillPlaceholders } from './placeholders.ts';
import { nextOnOrAfter, type Schedule, upcoming } from './schedule.ts';

const monthly: Schedule = { unit: 'month', every: 1, day: 31, startsOn: '2027-12-31', endsOn: null };

const days = fc.integer({ min: 0, max: 4000 }).map((offset) => addDays('2024-01-01', offset));
const schedules = fc.record({
  unit: fc.constantFrom('week' as const, 'month' as const),
  every: fc.integer({ min: 1, max: 24 }),
  day: fc.integer({ min: 1, max: 31 }),
  startsOn: days,
  endsOn: fc.option(days, { nil: null }),
});

describe('a schedule', () => {
  it('keeps its day over short months and leap years', () => {
    expect(upcoming(monthly, '2028-01-01', 4)).toEqual(['2028-01-31', '2028-02-29', '2028-03-31', '2028-04-30']);
  });

  it('comes by quarters, years and weeks', () => {
    expect(upcoming({ ...monthly, every: 3, day: 15, startsOn: '2026-11-20' }, '2026-11-28', 3)).toEqual([
      '2026-12-15',
      '2027-03-15',
      '2027-06-15',
    ]);
    expect(upcoming({ ...monthly, every: 12, day: 29, startsOn: '2028-02-29' }, '2028-02-29', 3)).toEqual([
      '2028-02-29',
      '2029-02-28',
      '2030-02-28',
    ]);
    const weeks: Schedule = { ...monthly, unit: 'week', every: 2, startsOn: '2026-12-28' };
    expect(upcoming(weeks, '2026-12-29', 2)).toEqual(['2027-01-11', '2027-01-25']);
  });

  it('ends with its last day', () => {
    const schedule: Schedule = { ...monthly, day: 1, startsOn: '2026-12-01', endsOn: '2027-01-01' };
    expect(upcoming(schedule, '2026-11-01', 9)).toEqual(['2026-12-01', '2027-01-01']);
    expect(nextOnOrAfter(schedule, '2027-01-02')).toBeNull();
  });

  it('gives the same days from wherever it is read, none before its start and none after its end', () => {
    fc.assert(
      fc.property(schedules, days, (schedule, from) => {
        const found = upcoming(schedule, from, 6);
        for (const [index, day] of found.entries()) {
          expect(isPlainDate(day) && day >= from && day >= schedule.startsOn).toBe(true);
          expect(schedule.endsOn === null || day <= schedule.endsOn).toBe(true);
          expect(nextOnOrAfter(schedule, day)).toBe(day);
          const before = found[index - 1];
          if (before === undefined) continue;
          expect(day > before).toBe(true);
          if (schedule.unit === 'week') {
            expect(daysBetween(before, day)).toBe(7 * schedule.every);
            expect(weekdayOf(day)).toBe(weekdayOf(schedule.startsOn));
          } else {
            const last = addDays(`${addDays(`${day.slice(0, 7)}-28`, 4).slice(0, 7)}-01`, -1);
            expect(Number(day.slice(8))).toBe(Math.min(schedule.day, Number(last.slice(8))));
          }
        }
      }),
    );
  });
});

describe('placeholders', () => {
  const text = 'Održavanje {mjesec} {godina}., {tromjesecje}. tromjesečje, {ostalo}';

  it('name the period of the day, or the one before it, in the document’s language', () => {
    const fill = (on: string, period: 'current' | 'previous', every: number, locale: 'hr' | 'en' = 'hr') =>
      fillPlaceholders(text, on, period, { unit: 'month', every }, locale);
    expect(fill('2026-11-30', 'current', 1)).toBe('Održavanje studeni 2026., 4. tromjesečje, {ostalo}');
    expect(fill('2027-01-05', 'previous', 1)).toBe('Održavanje prosinac 2026., 4. tromjesečje, {ostalo}');
    expect(fill('2027-01-05', 'previous', 3, 'en')).toBe('Održavanje October 2026., 4. tromjesečje, {ostalo}');
  });
});
