import type { CompanyContext } from '#server/context.ts';
import type { PlanChangeQuoteDto, PlanChoiceInput } from '#server/contracts/billing.ts';
import { priceListOn, priceMinor } from '#server/domain/billing/plans.ts';
import { conflict, precondition } from '#server/domain/shared/errors.ts';
import { decimalFromMinor } from '#server/domain/shared/money.ts';
import { zagrebDateOf } from '#server/domain/shared/plain-date.ts';

import { runningSubscription } from '../subscription-row.ts';

/**
 * What another plan would cost now, counted by the vendor to this moment.
 *
 * @throws DomainError `precondition` BILLING_NO_SUBSCRIPTION, BILLING_OWED while a charge is open · `conflict` BILLING_SAME_PLAN
 */
export async function quotePlanChange(ctx: CompanyContext, choice: PlanChoiceInput): Promise<PlanChangeQuoteDto> {
  const { deps } = ctx;
  const { subscriptionId, plan, interval, owedMinor } = await runningSubscription(ctx);
  if (owedMinor !== null) throw precondition('BILLING_OWED');
  if (plan === choice.plan && interval === choice.interval) throw conflict('BILLING_SAME_PLAN');
  const now = deps.clock.now();
  const quote = await deps.ports.billing.quoteChange({ subscriptionId, choice, at: now });
  return {
    choice,
    quotedAt: quote.at,
    dueNow: decimalFromMinor(quote.dueNowMinor),
    credit: decimalFromMinor(quote.creditMinor),
    nextChargeAt: quote.nextChargeAt,
    amount: decimalFromMinor(priceMinor(priceListOn(zagrebDateOf(now)), choice)),
  };
}
