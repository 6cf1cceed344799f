import { PLAN_KEYS, type BillingInterval, type PlanChoice } from '#server/domain/billing/plans.ts';

/** Words of the address for how long is paid at once. */
const INTERVALS = { mjesec: 'month', godina: 'year' } as const satisfies Record<string, BillingInterval>;

export interface BillingParams {
  readonly interval: BillingInterval;
  /** The plan that is looked at; null when none is. */
  readonly choice: PlanChoice | null;
  readonly cancelling: boolean;
  readonly showsInvoices: boolean;
}

/** What the address of the screen asks for; `fallback` is the interval where it says none. */
export function readBillingParams(search: URLSearchParams, fallback: BillingInterval = 'month'): BillingParams {
  const word = search.get('razdoblje') ?? '';
  const interval = Object.hasOwn(INTERVALS, word) ? INTERVALS[word as keyof typeof INTERVALS] : fallback;
  const plan = PLAN_KEYS.find((key) => key === search.get('plan'));
  return {
    interval,
    choice: plan === undefined ? null : { plan, interval },
    cancelling: search.has('otkazi'),
    showsInvoices: search.has('racuni'),
  };
}

export const intervalQuery = (interval: BillingInterval): string => `razdoblje=${interval === 'month' ? 'mjesec' : 'godina'}`;

export const choiceQuery = ({ plan, interval }: PlanChoice): string => `?plan=${plan}&${intervalQuery(interval)}`;
