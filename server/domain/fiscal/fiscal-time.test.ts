import { describe, expect, it } from 'vitest';

import { formatFiscalTime } from '#server/domain/fiscal/fiscal-time.ts';

describe('formatFiscalTime', () => {
  it.each([
    ['2026-11-24T07:05:09Z', '24.11.2026T08:05:09', 'winter, one hour ahead of UTC'],
    ['2026-07-01T07:05:09.999Z', '01.07.2026T09:05:09', 'summer, two hours ahead; milliseconds cut off, not rounded'],
    ['2026-12-31T23:00:00Z', '01.01.2027T00:00:00', 'midnight is 00 and begins the year'],
    ['2026-12-31T22:59:59Z', '31.12.2026T23:59:59', 'the last second of the year'],
    ['2026-03-29T00:59:59Z', '29.03.2026T01:59:59', 'before summer time begins'],
    ['2026-03-29T01:00:00Z', '29.03.2026T03:00:00', 'summer time begins: the hour of two does not exist'],
    ['2026-10-25T00:30:00Z', '25.10.2026T02:30:00', 'the repeated hour, first time'],
    ['2026-10-25T01:30:00Z', '25.10.2026T02:30:00', 'the repeated hour, second time'],
    ['2028-02-29T11:00:00Z', '29.02.2028T12:00:00', 'leap day'],
  ])('%s → %s (%s)', (instant, expected) => {
    expect(formatFiscalTime(new Date(instant))).toBe(expected);
  });
});
