import type { PlanOfferDto } from '#server/contracts/billing.ts';
import { PLAN_KEYS, type PriceList, priceMinor } from '#server/domain/billing/plans.ts';
import { decimalFromMinor } from '#server/domain/shared/money.ts';

/** The plans of a list with their prices. */
export const offersOf = (list: PriceList): readonly PlanOfferDto[] =>
  PLAN_KEYS.map((plan) => ({
    plan,
    monthly: decimalFromMinor(priceMinor(list, { plan, interval: 'month' })),
    yearly: decimalFromMinor(priceMinor(list, { plan, interval: 'year' })),
    ...list.plans[plan].limits,
  }));
