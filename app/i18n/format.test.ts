import { describe, expect, it } from 'vitest';
import {
  formatBytes,
  formatDate,
  formatDayMonth,
  formatDecimal,
  formatIban,
  formatInstant,
  formatMoney,
  formatMonth,
  formatMonthShort,
  formatPercent,
  formatRelative,
  formatTime,
  zagrebDate,
} from '#app/i18n/format.ts';

describe('amounts', () => {
  it.each([
    ['1234.56', '1.234,56\u00a0€'],
    ['0', '0,00\u00a0€'],
    ['-1234.5', '\u22121.234,50\u00a0€'],
    ['-0.00', '0,00\u00a0€'],
    ['12345678901234567890.12', '12.345.678.901.234.567.890,12\u00a0€'],
    ['999', '999,00\u00a0€'],
    ['1000', '1.000,00\u00a0€'],
  ])('shows %s', (value, expected) => {
    expect(formatMoney(value)).toBe(expected);
  });

  it('names other currencies by their code and marks income on request', () => {
    expect(formatMoney('10', 'USD')).toBe('10,00\u00a0USD');
    expect(formatMoney('10', 'EUR', { plus: true })).toBe('+10,00\u00a0€');
    expect(formatMoney('0', 'EUR', { plus: true })).toBe('0,00\u00a0€');
    expect(formatMoney('-1', 'EUR', { plus: true })).toBe('\u22121,00\u00a0€');
  });

  it('keeps the digits of quantities and prices', () => {
    expect(formatDecimal('20.000')).toBe('20');
    expect(formatDecimal('0.12345', 2)).toBe('0,12345');
    expect(formatDecimal('7.5', 2)).toBe('7,50');
    expect(formatPercent('25.00')).toBe('25\u00a0%');
    expect(formatPercent('12.5')).toBe('12,5\u00a0%');
  });
});

describe('dates', () => {
  it('writes dates as Croatian documents do', () => {
    expect(formatDate('2026-11-24')).toBe('24.\u00a011.\u00a02026.');
    expect(formatDate('2026-03-05')).toBe('5.\u00a03.\u00a02026.');
    expect(formatDayMonth('2026-03-05')).toBe('5.\u00a03.');
    expect(formatMonth('2026-11', 'hr')).toBe('studeni 2026.');
    expect(formatMonthShort('2026-11', 'hr')).toBe('stu');
  });

  it.each([
    ['2026-07-01T22:30:00Z', '2.\u00a07.\u00a02026.\u00a000:30'],
    ['2026-12-31T23:30:00Z', '1.\u00a01.\u00a02027.\u00a000:30'],
    ['2026-10-25T00:30:00Z', '25.\u00a010.\u00a02026.\u00a002:30'],
    ['2026-10-25T01:30:00Z', '25.\u00a010.\u00a02026.\u00a002:30'],
  ])('reads %s on the clock of Zagreb', (instant, expected) => {
    expect(formatInstant(instant)).toBe(expected);
  });

  it('knows the business day and hour of an instant', () => {
    expect(zagrebDate('2026-12-31T23:30:00Z')).toBe('2027-01-01');
    expect(formatTime('2026-03-29T01:00:00Z')).toBe('03:00');
  });

  it('says how long ago', () => {
    const now = new Date('2026-11-24T10:00:00Z');
    expect(formatRelative('2026-11-24T09:55:00Z', now, 'hr')).toBe('prije 5 minuta');
    expect(formatRelative('2026-11-26T10:00:00Z', now, 'en')).toBe('in 2 days');
    expect(formatRelative('2026-11-24T09:59:50Z', now, 'hr')).toBe('sad');
  });
});

describe('other forms', () => {
  it('groups an IBAN and sizes a file', () => {
    expect(formatIban('HR7799999981234567897')).toBe('HR77\u00a09999\u00a09981\u00a02345\u00a06789\u00a07');
    expect(formatBytes(512)).toBe('512\u00a0B');
    expect(formatBytes(1_440_000)).toBe('1,4\u00a0MB');
  });
});
