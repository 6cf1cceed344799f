import { describe, expect, it } from 'vitest';

import { REFERENCE_RULES } from '#drizzle/seed/reference/rules.ts';

import { receiptDeadline } from './receipt-deadline.ts';

const deadline = (receivedAt: string, now: string) => receiptDeadline(new Date(receivedAt), new Date(now), REFERENCE_RULES);

describe('fiscalizing the receipt of an eRačun', () => {
  it('is due on the fifth working day after it came', () => {
    // A Tuesday; the week after has no holiday.
    expect(deadline('2026-11-24T09:00:00Z', '2026-11-24T10:00:00Z')).toEqual({
      on: '2026-12-01',
      workingDaysLeft: 5,
      isOver: false,
    });
  });

  it('does not count Croatian holidays nor weekends', () => {
    // Thursday, 24 December: Christmas, St Stephen's and New Year lie between.
    expect(deadline('2026-12-24T09:00:00Z', '2026-12-24T10:00:00Z').on).toBe('2027-01-04');
  });

  it('counts days of Zagreb, down to the last one and beyond', () => {
    // 23:30 UTC is already the next day in Zagreb.
    expect(deadline('2026-11-23T23:30:00Z', '2026-12-01T08:00:00Z')).toEqual({
      on: '2026-12-01',
      workingDaysLeft: 0,
      isOver: false,
    });
    expect(deadline('2026-11-24T09:00:00Z', '2026-12-02T08:00:00Z')).toMatchObject({ workingDaysLeft: 0, isOver: true });
    expect(deadline('2026-11-24T09:00:00Z', '2026-11-28T08:00:00Z').workingDaysLeft).toBe(2);
  });
});
