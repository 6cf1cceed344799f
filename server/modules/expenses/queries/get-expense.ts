import { asc, eq } from 'drizzle-orm';

import { incomingEinvoices } from '#drizzle/schema/einvoice.ts';
import { expenseLines, expenses, expenseVatGroups } from '#drizzle/schema/expenses.ts';
import { type CompanyContext, scopeOf } from '#server/context.ts';
import type { Expense, ExpenseIdInput } from '#server/contracts/expenses.ts';
import { withCompanyTx } from '#server/db/company-tx.ts';
import { normalizeDecimal } from '#server/domain/shared/decimal.ts';
import { notFound } from '#server/domain/shared/errors.ts';
import { decimalFromMinor } from '#server/domain/shared/money.ts';

import { expenseListItem } from '../expense-dto.ts';

const shortest = (text: string | null): string | null => (text === null ? null : normalizeDecimal(text));

/** One cost with its lines and VAT; also one that was taken away, so that it can be put back. */
export async function getExpense(ctx: CompanyContext, { id }: ExpenseIdInput): Promise<Expense> {
  return withCompanyTx(ctx.deps, scopeOf(ctx), async (tx) => {
    const [row] = await tx.select().from(expenses).where(eq(expenses.id, id));
    if (!row) throw notFound('EXPENSE_NOT_FOUND');
    const lines = await tx.select().from(expenseLines).where(eq(expenseLines.expenseId, id)).orderBy(asc(expenseLines.position));
    const groups = await tx
      .select()
      .from(expenseVatGroups)
      .where(eq(expenseVatGroups.expenseId, id))
      .orderBy(asc(expenseVatGroups.position));
    const [einvoice] =
      row.documentId === null
        ? []
        : await tx
            .select({ id: incomingEinvoices.id })
            .from(incomingEinvoices)
            .where(eq(incomingEinvoices.documentId, row.documentId));
    const { version, supplierTaxId, supplierAddress, supplierIban, deliveredOn, dueOn } = row;
    const { paymentMethod, paymentReference, note, createdAt, removedAt } = row;
    return {
      ...expenseListItem(row),
      einvoiceId: einvoice?.id ?? null,
      version, supplierTaxId, supplierAddress, supplierIban, deliveredOn, dueOn, paymentMethod, paymentReference, note, createdAt,
      removed: removedAt !== null,
      lines: lines.map(({ description, quantity, unitPrice, amountMinor }) => ({
        description,
        quantity: shortest(quantity),
        unitPrice: shortest(unitPrice),
        amount: decimalFromMinor(amountMinor),
      })),
      vatGroups: groups.map(({ rate, baseMinor, vatMinor }) => ({
        rate: normalizeDecimal(rate),
        base: decimalFromMinor(baseMinor),
        amount: decimalFromMinor(vatMinor),
      })),
    }; // prettier-ignore
  });
}
