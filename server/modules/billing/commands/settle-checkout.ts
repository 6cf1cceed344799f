import { type CompanyContext, scopeOf } from '#server/context.ts';
import type { CheckoutInput, CheckoutOutcomeDto } from '#server/contracts/billing.ts';
import { notFound } from '#server/domain/shared/errors.ts';

import { subscriptionRow } from '../subscription-row.ts';
import { syncSubscription } from '../sync-subscription.ts';

/**
 * What became of a payment page, read at the vendor: whoever comes back from it sees the truth even before a notification came.
 *
 * @throws DomainError `not_found` BILLING_CHECKOUT_NOT_FOUND for a page of somebody else
 */
export async function settleCheckout(ctx: CompanyContext, { id }: CheckoutInput): Promise<CheckoutOutcomeDto> {
  const row = await subscriptionRow(ctx);
  const page = row === null ? null : await ctx.deps.ports.billing.readCheckout(id);
  if (row === null || page === null || page.customerId !== row.customerId) throw notFound('BILLING_CHECKOUT_NOT_FOUND');
  if (page.status === 'complete') await syncSubscription(ctx.deps, scopeOf(ctx), row.customerId);
  return { status: page.status };
}
