import { type CompanyContext, scopeOf } from '#server/context.ts';
import type { ChangePlanInput } from '#server/contracts/billing.ts';
import { conflict, precondition } from '#server/domain/shared/errors.ts';
import { ProviderError } from '#server/integrations/provider-error.ts';

import { runningSubscription } from '../subscription-row.ts';
import { syncSubscription } from '../sync-subscription.ts';

/** A price that was shown is good for so long. */
const QUOTE_MINUTES = 15;

/** What the bank's answer means, where a person can do something about it. */
const CARD_CODES: Readonly<Record<string, string>> = {
  card_declined: 'BILLING_CARD_DECLINED',
  expired_card: 'BILLING_CARD_DECLINED',
  insufficient_funds: 'BILLING_CARD_DECLINED',
  authentication_required: 'BILLING_CARD_CONFIRMATION',
  subscription_payment_intent_requires_action: 'BILLING_CARD_CONFIRMATION',
};

/**
 * Changes the plan at once and charges exactly what was shown for `quotedAt`. Sent twice, it charges once. A declined card changes
 * nothing.
 *
 * @throws DomainError `conflict` BILLING_QUOTE_STALE · `precondition` BILLING_NO_SUBSCRIPTION, BILLING_OWED, BILLING_CARD_DECLINED,
 * BILLING_CARD_CONFIRMATION
 */
export async function changePlan(ctx: CompanyContext, { plan, interval, quotedAt }: ChangePlanInput): Promise<void> {
  const { deps } = ctx;
  const age = deps.clock.now().getTime() - quotedAt.getTime();
  if (age < 0 || age > QUOTE_MINUTES * 60_000) throw conflict('BILLING_QUOTE_STALE');
  const { subscriptionId, customerId, owedMinor } = await runningSubscription(ctx);
  if (owedMinor !== null) throw precondition('BILLING_OWED');
  const idempotencyKey = `plan/${subscriptionId}/${plan}/${interval}/${quotedAt.getTime()}`;
  await deps.ports.billing
    .changePlan({ subscriptionId, choice: { plan, interval }, at: quotedAt, idempotencyKey })
    .catch((error: unknown) => {
      const code = error instanceof ProviderError ? error.codes.map((each) => CARD_CODES[each]).find(Boolean) : undefined;
      throw code === undefined ? error : precondition(code, { cause: error });
    });
  await syncSubscription(deps, scopeOf(ctx), customerId);
}
