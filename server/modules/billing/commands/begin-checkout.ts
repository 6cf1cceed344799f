import { eq } from 'drizzle-orm';

import { subscriptions } from '#drizzle/schema/billing.ts';
import { companies } from '#drizzle/schema/companies.ts';
import { type CompanyContext, scopeOf, type SessionInfo } from '#server/context.ts';
import type { PlanChoiceInput } from '#server/contracts/billing.ts';
import { withCompanyTx } from '#server/db/company-tx.ts';
import { priceListOn } from '#server/domain/billing/plans.ts';
import { isRunning, trialDaysLeft, trialEnd } from '#server/domain/billing/standing.ts';
import { conflict, notFound, precondition } from '#server/domain/shared/errors.ts';
import { zagrebDateOf } from '#server/domain/shared/plain-date.ts';

import { SCREEN } from '../screen.ts';
import { subscriptionRow, type SubscriptionRow } from '../subscription-row.ts';
import { syncSubscription } from '../sync-subscription.ts';

type Company = typeof companies.$inferSelect;

/**
 * Opens the vendor's payment page for a plan and returns its address. What is left of the trial stays free. The page that was
 * opened before is closed, so that one company cannot buy twice.
 *
 * @throws DomainError `precondition` BILLING_OFF, BILLING_EMAIL_MISSING · `conflict` BILLING_ALREADY_SUBSCRIBED
 */
export async function beginCheckout(
  ctx: CompanyContext,
  session: SessionInfo | null,
  choice: PlanChoiceInput,
): Promise<{ readonly url: string }> {
  const { deps, company, locale } = ctx;
  if (deps.installation.modes.stripe === 'off') throw precondition('BILLING_OFF', { params: { fix: 'postavke' } });
  const seller = await companyRow(ctx);
  const row = (await subscriptionRow(ctx)) ?? (await newCustomer(ctx, session, seller));
  await refuseSecond(ctx, row);
  const here = `${deps.installation.appUrl}/${company.slug}/${SCREEN}`;
  const now = deps.clock.now();
  const { trialDays } = priceListOn(zagrebDateOf(now));
  const { id, url } = await deps.ports.billing.openCheckout({
    customerId: row.customerId,
    companyId: company.id,
    choice,
    trialDays: trialDaysLeft(now, trialEnd(seller.createdAt, trialDays)),
    // The vendor fills its own word in; encoded it would not know it again.
    successUrl: `${here}?naplata={CHECKOUT_SESSION_ID}`,
    cancelUrl: here,
    locale,
    idempotencyKey: `checkout/${deps.ids.random()}`,
  });
  await withCompanyTx(deps, scopeOf(ctx), (tx) =>
    tx.update(subscriptions).set({ checkoutId: id }).where(eq(subscriptions.companyId, company.id)),
  );
  return { url };
}

async function companyRow(ctx: CompanyContext): Promise<Company> {
  const [row] = await withCompanyTx(ctx.deps, scopeOf(ctx), (tx) => tx.select().from(companies));
  if (row === undefined) throw notFound('COMPANY_NOT_FOUND');
  return row;
}

/** Makes the company a customer at the vendor. Of two at once one is kept; the other is a name without a purchase. */
async function newCustomer(ctx: CompanyContext, session: SessionInfo | null, seller: Company): Promise<SubscriptionRow> {
  const { deps, company, locale } = ctx;
  const email = seller.email ?? session?.email;
  if (email === undefined) throw precondition('BILLING_EMAIL_MISSING', { params: { fix: 'postavke/tvrtka' } });
  const { customerId } = await deps.ports.billing.createCustomer({
    companyId: company.id,
    name: seller.name,
    email,
    vatId: seller.inVat || seller.hasVatId ? `HR${seller.oib}` : null,
    address: { street: seller.street, postalCode: seller.postalCode, city: seller.city, country: seller.country },
    locale,
    // Whatever the content depends on is part of it, or a repeat after a correction would be refused.
    idempotencyKey: `customer/${company.id}/${seller.version}/${locale}/${email}`.slice(0, 255),
  });
  const createdAt = deps.clock.now();
  const [row] = await withCompanyTx(deps, scopeOf(ctx), async (tx) => {
    await tx.insert(subscriptions).values({ companyId: company.id, customerId, createdAt }).onConflictDoNothing();
    return tx.select().from(subscriptions);
  });
  if (row === undefined) throw new Error('the customer was not kept');
  return row;
}

/** Closes the page that may be open, and looks at the vendor whether something was bought after all. */
async function refuseSecond(ctx: CompanyContext, row: SubscriptionRow): Promise<void> {
  if (row.checkoutId !== null) await ctx.deps.ports.billing.closeCheckout(row.checkoutId);
  await syncSubscription(ctx.deps, scopeOf(ctx), row.customerId);
  const after = await subscriptionRow(ctx);
  if (after?.status != null && isRunning(after.status)) throw conflict('BILLING_ALREADY_SUBSCRIBED');
}
