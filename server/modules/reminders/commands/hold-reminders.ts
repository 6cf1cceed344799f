import { and, eq } from 'drizzle-orm';

import { invoices } from '#drizzle/schema/invoicing.ts';
import { contacts } from '#drizzle/schema/parties.ts';
import { reminderHolds } from '#drizzle/schema/reminders.ts';
import { type CompanyContext, scopeOf } from '#server/context.ts';
import type { HoldRemindersInput } from '#server/contracts/reminders.ts';
import { withCompanyTx } from '#server/db/company-tx.ts';
import { notFound } from '#server/domain/shared/errors.ts';
import { record } from '#server/events/record.ts';

/** Takes a customer or an invoice out of the reminders, or back in. Throws `not_found` for what is not there. */
export async function holdReminders(ctx: CompanyContext, { target, id, held }: HoldRemindersInput): Promise<void> {
  const { deps } = ctx;
  const table = target === 'contact' ? contacts : invoices;
  await withCompanyTx(deps, scopeOf(ctx), async (tx) => {
    const [found] = await tx.select({ id: table.id }).from(table).where(eq(table.id, id));
    if (!found) throw notFound(target === 'contact' ? 'CONTACT_NOT_FOUND' : 'INVOICE_NOT_FOUND');
    const changed = held
      ? await tx
          .insert(reminderHolds)
          .values({ companyId: ctx.company.id, target, targetId: id, createdAt: deps.clock.now() })
          .onConflictDoNothing()
          .returning({ id: reminderHolds.targetId })
      : await tx
          .delete(reminderHolds)
          .where(and(eq(reminderHolds.target, target), eq(reminderHolds.targetId, id)))
          .returning({ id: reminderHolds.targetId });
    if (changed.length > 0) await record(tx, { type: 'reminders.held', subject: `${target}:${id}`, data: { held } });
  });
}
