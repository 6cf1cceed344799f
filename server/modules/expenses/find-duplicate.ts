import { and, eq, isNull, ne, or } from 'drizzle-orm';

import { expenses } from '#drizzle/schema/expenses.ts';
import type { CheckedExpense } from '#server/contracts/expenses.ts';
import type { CompanyTx } from '#server/db/company-tx.ts';

export interface Twin {
  readonly id: string;
  readonly number: string;
  readonly supplierName: string;
  /** The same file, or only the same supplier and number. */
  readonly byDocument: boolean;
}

/** A cost that is there already, by the same file or by number and supplier; a supplier without OIB counts by its name. */
export async function findDuplicate(tx: CompanyTx, cost: CheckedExpense): Promise<Twin | null> {
  const bySupplier =
    cost.supplierTaxId === ''
      ? and(eq(expenses.supplierTaxId, ''), eq(expenses.supplierName, cost.supplierName))
      : eq(expenses.supplierTaxId, cost.supplierTaxId);
  const sameNumber = and(eq(expenses.number, cost.number), bySupplier);
  const sameFile = cost.documentId === undefined ? undefined : eq(expenses.documentId, cost.documentId);
  const another = cost.id === undefined ? undefined : ne(expenses.id, cost.id);
  const [row] = await tx
    .select()
    .from(expenses)
    .where(and(isNull(expenses.removedAt), another, or(sameFile, sameNumber)))
    .limit(1);
  if (!row) return null;
  const byDocument = cost.documentId !== undefined && row.documentId === cost.documentId;
  return { id: row.id, number: row.number, supplierName: row.supplierName, byDocument };
}
