import { and, eq, isNotNull, isNull } from 'drizzle-orm';

import { expenses } from '#drizzle/schema/expenses.ts';
import { type CompanyContext, scopeOf } from '#server/context.ts';
import type { ExpenseIdInput } from '#server/contracts/expenses.ts';
import { withCompanyTx } from '#server/db/company-tx.ts';
import { retentionYearsAt } from '#server/domain/rules/read-rules.ts';
import { notFound } from '#server/domain/shared/errors.ts';
import { endOfYearPlus } from '#server/domain/shared/plain-date.ts';
import { record } from '#server/events/record.ts';
import { releaseReceived, retainReceived } from '#server/modules/documents/index.ts';

/** Takes a cost away; it can be put back. Its document is let go when no other cost was made from it. */
export async function removeExpense(ctx: CompanyContext, { id }: ExpenseIdInput): Promise<void> {
  const { deps } = ctx;
  await withCompanyTx(deps, scopeOf(ctx), async (tx) => {
    const [row] = await tx
      .update(expenses)
      .set({ removedAt: deps.clock.now() })
      .where(and(eq(expenses.id, id), isNull(expenses.removedAt)))
      .returning();
    if (!row) throw notFound('EXPENSE_NOT_FOUND');
    const { number, supplierName, documentId } = row;
    if (documentId !== null) {
      const standing = and(eq(expenses.documentId, documentId), isNull(expenses.removedAt));
      const [other] = await tx.select({ id: expenses.id }).from(expenses).where(standing).limit(1);
      if (!other) await releaseReceived(tx, documentId);
    }
    await record(tx, { type: 'expense.removed', subject: `expense:${id}`, data: { number, supplierName } });
  });
}

/** Puts a removed cost back. Throws `not_found` DOCUMENT_NOT_FOUND when its document was thrown away in the meantime. */
export async function restoreExpense(ctx: CompanyContext, { id }: ExpenseIdInput): Promise<void> {
  const { deps } = ctx;
  const rules = await deps.rules();
  await withCompanyTx(deps, scopeOf(ctx), async (tx) => {
    const [row] = await tx
      .update(expenses)
      .set({ removedAt: null })
      .where(and(eq(expenses.id, id), isNotNull(expenses.removedAt)))
      .returning();
    if (!row) throw notFound('EXPENSE_NOT_FOUND');
    const { number, supplierName, documentId, issuedOn } = row;
    if (documentId !== null) await retainReceived(tx, documentId, endOfYearPlus(issuedOn, retentionYearsAt(rules, issuedOn)));
    await record(tx, { type: 'expense.restored', subject: `expense:${id}`, data: { number, supplierName } });
  });
}
