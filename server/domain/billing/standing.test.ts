import { describe, expect, it } from 'vitest';

import { standingOf, type SubscriptionStatus, trialDaysLeft, trialEnd } from './standing.ts';

const start = new Date('2026-11-01T12:00:00Z');
const trialEndsAt = trialEnd(start, 14);
const at = (iso: string) => new Date(iso);

describe('the trial', () => {
  it.each([
    ['2026-11-01T12:00:00Z', 14],
    ['2026-11-14T12:00:01Z', 1],
    ['2026-11-15T11:59:59Z', 1],
    ['2026-11-15T12:00:00Z', 0],
    ['2027-01-01T00:00:00Z', 0],
  ])('at %s has %i days left', (now, days) => expect(trialDaysLeft(at(now), trialEndsAt)).toBe(days));
});

describe('how a company stands', () => {
  const during = at('2026-11-10T00:00:00Z');
  const after = at('2026-11-20T00:00:00Z');
  const with_ = (status: SubscriptionStatus, endsAt: Date | null = null) => ({ status, endsAt });

  it.each([
    ['trial', during, null],
    ['trial_over', after, null],
    ['trial', during, with_('ended')],
    ['trial_over', after, with_('ended')],
    ['trial_over', after, with_('incomplete')],
    ['subscribed', during, with_('trialing')],
    ['subscribed', after, with_('active')],
    ['ending', after, with_('active', at('2026-12-01T00:00:00Z'))],
    ['card_problem', after, with_('past_due')],
    ['card_problem', after, with_('unpaid', at('2026-12-01T00:00:00Z'))],
    ['card_problem', after, with_('paused')],
  ] as const)('%s', (standing, now, subscription) => expect(standingOf({ now, trialEndsAt, subscription })).toBe(standing));
});
