const DAY_MS = 86_400_000;

/**
 * How a subscription stands. `incomplete`: the first payment is not through · `unpaid`: charging was given up ·
 * `ended`: it is over, whatever ended it.
 */
export const SUBSCRIPTION_STATUSES = ['incomplete', 'trialing', 'active', 'past_due', 'unpaid', 'paused', 'ended'] as const;
export type SubscriptionStatus = (typeof SUBSCRIPTION_STATUSES)[number];

/** A subscription that would be there twice if another were begun. */
export const isRunning = (status: SubscriptionStatus): boolean => status !== 'ended' && status !== 'incomplete';

/**
 * What a company has: `trial` without a subscription and without a card, `trial_over` without any, `subscribed`, `card_problem`
 * while a charge fails, `ending` when it was cancelled and still runs.
 */
export type Standing = 'trial' | 'trial_over' | 'subscribed' | 'card_problem' | 'ending';

export interface StandingInput {
  readonly now: Date;
  readonly trialEndsAt: Date;
  /** Null where there was never one. */
  readonly subscription: { readonly status: SubscriptionStatus; readonly endsAt: Date | null } | null;
}

/** When the trial of a company ends that began to work on `startedAt`. It belongs to the company and is given once. */
export const trialEnd = (startedAt: Date, trialDays: number): Date => new Date(startedAt.getTime() + trialDays * DAY_MS);

/** Days of the trial that are left, a begun one counted whole. */
export const trialDaysLeft = (now: Date, trialEndsAt: Date): number =>
  Math.max(0, Math.ceil((trialEndsAt.getTime() - now.getTime()) / DAY_MS));

export function standingOf({ now, trialEndsAt, subscription }: StandingInput): Standing {
  if (subscription === null || !isRunning(subscription.status)) {
    return trialDaysLeft(now, trialEndsAt) > 0 ? 'trial' : 'trial_over';
  }
  if (subscription.status === 'past_due' || subscription.status === 'unpaid' || subscription.status === 'paused') {
    return 'card_problem';
  }
  return subscription.endsAt === null ? 'subscribed' : 'ending';
}
