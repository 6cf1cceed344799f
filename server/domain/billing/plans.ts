import { divideHalfUp } from '../shared/money.ts';
import type { PlainDate } from '../shared/plain-date.ts';

export const PLAN_KEYS = ['pausalni', 'standard', 'pro'] as const;
export type PlanKey = (typeof PLAN_KEYS)[number];

export const BILLING_INTERVALS = ['month', 'year'] as const;
export type BillingInterval = (typeof BILLING_INTERVALS)[number];

/** What a company subscribes to. */
export interface PlanChoice {
  readonly plan: PlanKey;
  readonly interval: BillingInterval;
}

/** What a plan is meant for; null is without a limit. Shown, never a reason to refuse a document. */
export interface PlanLimits {
  readonly invoicesPerMonth: number | null;
  readonly people: number | null;
}

export interface PlanOffer {
  /** Euro cents for a month. */
  readonly monthlyMinor: bigint;
  readonly limits: PlanLimits;
}

/** Our own prices from a day on; what is charged is the vendor's price, which must be the same. */
export interface PriceList {
  readonly from: PlainDate;
  readonly trialDays: number;
  /** How much less a year paid at once costs than twelve months. */
  readonly yearlyDiscountPercent: number;
  readonly plans: Readonly<Record<PlanKey, PlanOffer>>;
}

/** Newest last. A list that was in force is never edited: the next one begins on its day. */
export const PRICE_LISTS = [
  {
    from: '2026-01-01',
    trialDays: 14,
    yearlyDiscountPercent: 10,
    plans: {
      pausalni: { monthlyMinor: 3_900n, limits: { invoicesPerMonth: 50, people: 1 } },
      standard: { monthlyMinor: 9_900n, limits: { invoicesPerMonth: 200, people: 5 } },
      pro: { monthlyMinor: 19_900n, limits: { invoicesPerMonth: null, people: null } },
    },
  },
] as const satisfies readonly [PriceList, ...PriceList[]];

/** The list of a day; the first one for days before it. */
export function priceListOn(day: PlainDate, lists: readonly [PriceList, ...PriceList[]] = PRICE_LISTS): PriceList {
  return lists.findLast(({ from }) => from <= day) ?? lists[0];
}

/** Cents for one period of what is chosen. */
export function priceMinor(list: PriceList, { plan, interval }: PlanChoice): bigint {
  const { monthlyMinor } = list.plans[plan];
  if (interval === 'month') return monthlyMinor;
  return divideHalfUp(monthlyMinor * 12n * BigInt(100 - list.yearlyDiscountPercent), 100n);
}
