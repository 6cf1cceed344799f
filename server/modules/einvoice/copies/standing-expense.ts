import { and, eq, isNull, or, sql } from 'drizzle-orm';
import type { AnyPgColumn } from 'drizzle-orm/pg-core';

import { incomingEinvoices } from '#drizzle/schema/einvoice.ts';
import { expenses } from '#drizzle/schema/expenses.ts';
import type { CompanyTx } from '#server/db/company-tx.ts';

type Received = Pick<typeof incomingEinvoices.$inferSelect, 'id' | 'copyOfId'>;

/** The cost that was made of a received eRačun; a corrected copy is the cost of its original, whichever of them was booked. */
export async function standingExpense(tx: CompanyTx, { id, copyOfId }: Received) {
  const family = copyOfId ?? id;
  const [expense] = await tx
    .select({ id: expenses.id, number: expenses.number, createdAt: expenses.createdAt })
    .from(expenses)
    .innerJoin(
      incomingEinvoices,
      and(eq(incomingEinvoices.companyId, expenses.companyId), eq(incomingEinvoices.documentId, expenses.documentId)),
    )
    .where(and(or(eq(incomingEinvoices.id, family), eq(incomingEinvoices.copyOfId, family)), isNull(expenses.removedAt)))
    .limit(1);
  return expense ?? null;
}

type ReceivedColumns = Readonly<Record<'companyId' | 'id' | 'copyOfId' | 'receivedAt', AnyPgColumn>>;

/** As `isReplaced`, of rows under another name. */
export const isReplacedOf = ({ companyId, id, copyOfId, receivedAt }: ReceivedColumns) =>
  sql<boolean>`exists (select 1 from ${incomingEinvoices} later where later.company_id = ${companyId} and later.copy_of_id = coalesce(${copyOfId}, ${id}) and later.rejected_at is null and (${copyOfId} is null or (later.received_at, later.id) > (${receivedAt}, ${id})))`;

/**
 * A corrected copy of it came, or a later one of the same original: that one is answered, unless it was refused. For the conditions of a
 * statement, or what it selects where it joins.
 */
export const isReplaced = isReplacedOf(incomingEinvoices);
