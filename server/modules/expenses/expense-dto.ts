import type { expenses } from '#drizzle/schema/expenses.ts';
import type { ExpenseListItem } from '#server/contracts/expenses.ts';
import { decimalFromMinor } from '#server/domain/shared/money.ts';

export const expenseListItem = (row: typeof expenses.$inferSelect): ExpenseListItem => {
  const { id, supplierName, number, issuedOn, category, currency, totalMinor, documentId } = row;
  return { id, supplierName, number, issuedOn, category, currency, total: decimalFromMinor(totalMinor), documentId };
};
