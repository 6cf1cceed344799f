import { describe, expect, it } from 'vitest';

import { REFERENCE_RULES } from '#drizzle/seed/reference/rules.ts';

import { deadlineMarkAt, deliveryDeadline, paragonDeadline } from './delivery-deadline.ts';

/** The first half-hour, as UTC, at which a receipt of an instant has come to each mark. */
function marksOf(issued: string): Record<string, string> {
  const issuedAt = new Date(issued);
  const deadlineAt = deliveryDeadline(issuedAt, REFERENCE_RULES);
  const found: Record<string, string> = {};
  for (let at = issuedAt.getTime(); at <= deadlineAt.getTime(); at += 1_800_000) {
    const mark = deadlineMarkAt(issuedAt, deadlineAt, new Date(at));
    if (mark !== null) found[mark] ??= new Date(at).toISOString().slice(0, 16);
  }
  return found;
}

describe('the marks before the deadline of a receipt', () => {
  it('are half of its time and the last quarter of it', () => {
    // Tuesday 10:00 in Zagreb to Thursday midnight: 62 hours.
    expect(marksOf('2026-12-01T09:00:00Z')).toEqual({ half: '2026-12-02T16:00', quarter: '2026-12-03T07:30' });
  });

  it('do not come over a weekend or a holiday', () => {
    // Friday 10:00 to Tuesday midnight: the same 62 hours without Saturday and Sunday.
    expect(marksOf('2026-12-04T09:00:00Z')).toEqual({ half: '2026-12-07T16:00', quarter: '2026-12-08T07:30' });
    // Before Christmas: 24 December, then Monday the 28th.
    expect(marksOf('2026-12-23T09:00:00Z')).toEqual({ half: '2026-12-24T16:00', quarter: '2026-12-28T07:30' });
    // A Saturday counts nothing itself.
    expect(marksOf('2026-12-05T18:00:00Z')).toEqual({ half: '2026-12-07T23:00', quarter: '2026-12-08T11:00' });
  });

  it('are over with the deadline', () => {
    const issuedAt = new Date('2026-12-01T09:00:00Z');
    const deadlineAt = deliveryDeadline(issuedAt, REFERENCE_RULES);
    expect(deadlineMarkAt(issuedAt, deadlineAt, new Date('2026-12-20T00:00:00Z'))).toBe('quarter');
  });
});

describe('the deadline of a paper receipt', () => {
  it('is the end of the fifth working day after it was written, holidays and weekends not counted', () => {
    const deadlineOf = (written: string) => paragonDeadline(new Date(written), REFERENCE_RULES).toISOString();
    expect(deadlineOf('2026-12-01T22:59:00Z')).toBe('2026-12-08T22:59:59.000Z');
    expect(deadlineOf('2026-12-23T09:00:00Z')).toBe('2026-12-31T22:59:59.000Z');
  });
});
