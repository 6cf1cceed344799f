import { and, eq, or } from 'drizzle-orm';

import { outgoingEinvoices } from '#drizzle/schema/einvoice.ts';
import { invoices } from '#drizzle/schema/invoicing.ts';
import { reminderHolds } from '#drizzle/schema/reminders.ts';
import type { Deps } from '#server/context.ts';
import { type CompanyScope, withCompanyTx } from '#server/db/company-tx.ts';
import { openMinor, withFacts } from '#server/modules/invoicing/index.ts';

/** Whether an invoice was paid, cancelled, sent back by its buyer or taken out since its reminder was queued: then nobody is reminded. */
export const isNeedlessReminder = (deps: Deps, scope: CompanyScope, invoiceId: string): Promise<boolean> =>
  withCompanyTx(deps, scope, async (tx) => {
    const [row] = await withFacts(
      tx
        .select({ open: openMinor, business: outgoingEinvoices.business, held: reminderHolds.targetId })
        .from(invoices)
        .$dynamic(),
    )
      .leftJoin(
        reminderHolds,
        and(
          eq(reminderHolds.companyId, invoices.companyId),
          or(
            and(eq(reminderHolds.target, 'invoice'), eq(reminderHolds.targetId, invoices.id)),
            and(eq(reminderHolds.target, 'contact'), eq(reminderHolds.targetId, invoices.contactId)),
          ),
        ),
      )
      .where(eq(invoices.id, invoiceId))
      .limit(1);
    return row === undefined || row.open === 0n || row.business === 'rejected' || row.held !== null;
  });
