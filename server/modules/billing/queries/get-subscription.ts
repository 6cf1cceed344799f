import { count, gte } from 'drizzle-orm';

import { subscriptions } from '#drizzle/schema/billing.ts';
import { companies } from '#drizzle/schema/companies.ts';
import { invoices } from '#drizzle/schema/invoicing.ts';
import { type CompanyContext, scopeOf } from '#server/context.ts';
import type { SubscriptionDto } from '#server/contracts/billing.ts';
import { withCompanyTx } from '#server/db/company-tx.ts';
import { priceListOn } from '#server/domain/billing/plans.ts';
import { isRunning, standingOf, trialDaysLeft, trialEnd } from '#server/domain/billing/standing.ts';
import { notFound } from '#server/domain/shared/errors.ts';
import { decimalFromMinor } from '#server/domain/shared/money.ts';
import { zagrebDateOf } from '#server/domain/shared/plain-date.ts';

import { offersOf } from '../offers.ts';
import type { SubscriptionRow } from '../subscription-row.ts';

/** How the company stands with us, as it was read last, and what is on offer. Asks nobody. */
export async function getSubscription(ctx: CompanyContext): Promise<SubscriptionDto> {
  const now = ctx.deps.clock.now();
  const today = zagrebDateOf(now);
  const list = priceListOn(today);
  const { company, row, issued } = await withCompanyTx(ctx.deps, scopeOf(ctx), async (tx) => {
    const [company] = await tx.select({ createdAt: companies.createdAt }).from(companies);
    const [row] = await tx.select().from(subscriptions);
    const [issued] = await tx
      .select({ count: count() })
      .from(invoices)
      .where(gte(invoices.issuedOn, `${today.slice(0, 7)}-01`));
    return { company, row, issued };
  });
  if (company === undefined) throw notFound('COMPANY_NOT_FOUND');
  const trialEndsAt = trialEnd(company.createdAt, list.trialDays);
  const status = row?.status ?? null;
  const subscription = status === null ? null : { status, endsAt: row?.endsAt ?? null };
  const { modes, subscriptionTax } = ctx.deps.installation;
  return {
    isOn: modes.stripe !== 'off',
    addsTax: subscriptionTax,
    standing: standingOf({ now, trialEndsAt, subscription }),
    trialEndsAt,
    trialDaysLeft: trialDaysLeft(now, trialEndsAt),
    running: row === undefined ? null : runningOf(row),
    isCustomer: row?.subscriptionId != null,
    offers: offersOf(list),
    yearlyDiscountPercent: list.yearlyDiscountPercent,
    trialDays: list.trialDays,
    invoicesThisMonth: issued?.count ?? 0,
  };
}

function runningOf(row: SubscriptionRow): SubscriptionDto['running'] {
  const { status, plan, interval, periodEndsAt, endsAt, owedMinor } = row;
  if (status === null || periodEndsAt === null || !isRunning(status)) return null;
  const amount = row.amountMinor ?? 0n;
  const credit = row.creditMinor ?? 0n;
  const next = amount > credit ? amount - credit : 0n;
  const goesOn = (endsAt === null || endsAt > periodEndsAt) && status !== 'unpaid' && status !== 'paused';
  return {
    status,
    choice: plan === null || interval === null ? null : { plan, interval },
    amount: decimalFromMinor(amount),
    periodEndsAt,
    endsAt,
    nextCharge: goesOn ? { at: periodEndsAt, amount: decimalFromMinor(next) } : null,
    credit: decimalFromMinor(credit),
    owed: owedMinor === null ? null : { amount: decimalFromMinor(owedMinor), payUrl: row.owedUrl, nextTryAt: row.owedNextTryAt },
  };
}
