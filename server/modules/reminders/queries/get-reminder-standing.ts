import { and, eq, sql } from 'drizzle-orm';

import { outgoingEinvoices } from '#drizzle/schema/einvoice.ts';
import { invoices } from '#drizzle/schema/invoicing.ts';
import { reminderHolds } from '#drizzle/schema/reminders.ts';
import { type CompanyContext, scopeOf } from '#server/context.ts';
import type { ReminderStanding, ReminderStandingInput } from '#server/contracts/reminders.ts';
import { type CompanyTx, withCompanyTx } from '#server/db/company-tx.ts';

import { reminderSettingsOf } from '../settings.ts';

/** Whether reminders are on, and whether this customer or invoice is taken out of them. */
export async function getReminderStanding(ctx: CompanyContext, { target, id }: ReminderStandingInput): Promise<ReminderStanding> {
  return withCompanyTx(ctx.deps, scopeOf(ctx), async (tx) => {
    const { active } = await reminderSettingsOf(tx);
    const [hold] = await tx
      .select({ id: reminderHolds.targetId })
      .from(reminderHolds)
      .where(and(eq(reminderHolds.target, target), eq(reminderHolds.targetId, id)));
    return { active, held: hold !== undefined, because: target === 'invoice' ? await otherReason(tx, id) : null };
  });
}

/** Why an invoice is not reminded of although nobody took it out itself. */
async function otherReason(tx: CompanyTx, id: string): Promise<ReminderStanding['because']> {
  const [row] = await tx
    .select({
      customer: sql<boolean>`${reminderHolds.targetId} is not null`,
      rejected: sql<boolean>`${outgoingEinvoices.business} is not distinct from 'rejected'`,
    })
    .from(invoices)
    .leftJoin(
      reminderHolds,
      and(
        eq(reminderHolds.companyId, invoices.companyId),
        eq(reminderHolds.target, 'contact'),
        eq(reminderHolds.targetId, invoices.contactId),
      ),
    )
    .leftJoin(outgoingEinvoices, and(eq(outgoingEinvoices.companyId, invoices.companyId), eq(outgoingEinvoices.id, invoices.id)))
    .where(eq(invoices.id, id));
  if (row?.rejected) return 'rejected';
  return row?.customer ? 'customer' : null;
}
