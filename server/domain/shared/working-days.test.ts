import { describe, expect, it } from 'vitest';
import { easterSundayOf, holidaysOf, isHoliday } from './holidays.ts';
import { addWorkingDays, isWorkingDay, nextWorkingDay } from './working-days.ts';

describe('holidays', () => {
  it.each([
    [2024, '2024-03-31'],
    [2025, '2025-04-20'],
    [2026, '2026-04-05'],
    [2027, '2027-03-28'],
    [2038, '2038-04-25'],
  ])('Easter of %d is %s', (year, date) => {
    expect(easterSundayOf(year)).toBe(date);
  });

  it('lists the year 2026 in order', () => {
    expect(holidaysOf(2026)).toEqual([
      '2026-01-01',
      '2026-01-06',
      '2026-04-05',
      '2026-04-06',
      '2026-05-01',
      '2026-05-30',
      '2026-06-04',
      '2026-06-22',
      '2026-08-05',
      '2026-08-15',
      '2026-11-01',
      '2026-11-18',
      '2026-12-25',
      '2026-12-26',
    ]);
  });

  it('does not keep Good Friday or the old Statehood Day', () => {
    expect(isHoliday('2026-04-03')).toBe(false);
    expect(isHoliday('2026-06-25')).toBe(false);
  });
});

describe('working days', () => {
  it.each([
    ['2026-11-24', 2, '2026-11-26'],
    ['2026-11-27', 2, '2026-12-01'],
    ['2026-11-28', 2, '2026-12-01'],
    ['2026-12-24', 2, '2026-12-29'],
    ['2026-12-31', 1, '2027-01-04'],
    ['2026-04-03', 1, '2026-04-07'],
  ])('%s and %d working days is %s', (from, count, date) => {
    expect(addWorkingDays(from, count)).toBe(date);
  });

  it('moves a deadline off a holiday', () => {
    expect(isWorkingDay('2026-06-04')).toBe(false);
    expect(nextWorkingDay('2026-08-15')).toBe('2026-08-17');
    expect(nextWorkingDay('2026-08-14')).toBe('2026-08-14');
  });
});
