import { describe, expect, it } from 'vitest';

import { REFERENCE_RULES } from '#drizzle/seed/reference/rules.ts';

import { reportDeadline } from './report-deadline.ts';

describe('the deadline of a report', () => {
  it('is the 20th of the next month, and it goes out five working days before', () => {
    expect(reportDeadline('2026-11-01', REFERENCE_RULES)).toEqual({ dueOn: '2026-12-20', sendOn: '2026-12-14' });
    expect(reportDeadline('2026-11-30', REFERENCE_RULES)).toEqual({ dueOn: '2026-12-20', sendOn: '2026-12-14' });
  });

  it('goes over New Year, and holidays are no working days', () => {
    expect(reportDeadline('2026-12-31', REFERENCE_RULES)).toEqual({ dueOn: '2027-01-20', sendOn: '2027-01-13' });
    // 4 June 2026 is Corpus Christi, 22 June a day after the deadline.
    expect(reportDeadline('2026-05-15', REFERENCE_RULES)).toEqual({ dueOn: '2026-06-20', sendOn: '2026-06-15' });
    // 5 August is a holiday and 15 August a Saturday.
    expect(reportDeadline('2026-07-31', REFERENCE_RULES)).toEqual({ dueOn: '2026-08-20', sendOn: '2026-08-13' });
  });
});
