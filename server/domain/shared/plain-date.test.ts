import { describe, expect, it } from 'vitest';
import {
  addDays,
  daysBetween,
  endOfYearPlus,
  isPlainDate,
  weekdayOf,
  zagrebClockOf,
  zagrebDateOf,
  zagrebInstant,
} from './plain-date.ts';

describe('the calendar of Zagreb', () => {
  it('is read in Zagreb although the machine stands elsewhere', () => {
    expect(new Intl.DateTimeFormat().resolvedOptions().timeZone).not.toBe('Europe/Zagreb');
    expect(zagrebClockOf(new Date('2026-07-14T21:59:59Z'))).toEqual({ date: '2026-07-14', time: '23:59:59' });
    expect(zagrebClockOf(new Date('2026-07-14T22:00:00Z'))).toEqual({ date: '2026-07-15', time: '00:00:00' });
  });

  it('turns the year at Zagreb’s midnight', () => {
    expect(zagrebDateOf(new Date('2026-12-31T22:59:59Z'))).toBe('2026-12-31');
    expect(zagrebDateOf(new Date('2026-12-31T23:00:00Z'))).toBe('2027-01-01');
  });

  it('jumps from 02:00 to 03:00 in March', () => {
    expect(zagrebClockOf(new Date('2026-03-29T00:59:59Z')).time).toBe('01:59:59');
    expect(zagrebClockOf(new Date('2026-03-29T01:00:00Z')).time).toBe('03:00:00');
    expect(zagrebInstant('2026-03-29', '02:30:00').toISOString()).toBe('2026-03-29T01:30:00.000Z');
  });

  it('shows 02:30 twice in October and means the first passage', () => {
    expect(zagrebClockOf(new Date('2026-10-25T00:30:00Z')).time).toBe('02:30:00');
    expect(zagrebClockOf(new Date('2026-10-25T01:30:00Z')).time).toBe('02:30:00');
    expect(zagrebInstant('2026-10-25', '02:30:00').toISOString()).toBe('2026-10-25T00:30:00.000Z');
  });

  it.each([
    ['2026-01-01', '00:00:00', '2025-12-31T23:00:00.000Z'],
    ['2026-11-26', '23:59:59', '2026-11-26T22:59:59.000Z'],
    ['2026-07-01', '12:00:00', '2026-07-01T10:00:00.000Z'],
  ])('%s %s in Zagreb is %s', (date, time, iso) => {
    expect(zagrebInstant(date, time).toISOString()).toBe(iso);
  });

  it('refuses a clock that does not exist', () => {
    expect(() => zagrebInstant('2026-01-01', '24:00:00')).toThrow(RangeError);
    expect(() => zagrebInstant('1. 1. 2026.', '10:00:00')).toThrow(RangeError);
  });
});

describe('days', () => {
  it.each(['2026-02-29', '2026-13-01', '2026-00-10', '26-01-01', '2026-1-1', '0026-01-01', ''])('%j is no date', (text) => {
    expect(isPlainDate(text)).toBe(false);
  });

  it('knows leap days', () => {
    expect(isPlainDate('2028-02-29')).toBe(true);
    expect(addDays('2028-02-28', 1)).toBe('2028-02-29');
  });

  it('counts across both clock changes and the year', () => {
    expect(daysBetween('2026-03-28', '2026-03-30')).toBe(2);
    expect(daysBetween('2026-10-26', '2026-10-24')).toBe(-2);
    expect(addDays('2026-12-31', 1)).toBe('2027-01-01');
    expect(addDays('2026-01-01', -1)).toBe('2025-12-31');
  });

  it('names weekdays from Monday', () => {
    expect([weekdayOf('2026-11-23'), weekdayOf('2026-11-24'), weekdayOf('2026-11-29')]).toEqual([1, 2, 7]);
  });

  it('keeps a document eleven full years after its own', () => {
    expect(endOfYearPlus('2026-01-01', 11)).toBe('2037-12-31');
    expect(endOfYearPlus('2026-12-31', 11)).toBe('2037-12-31');
  });
});
