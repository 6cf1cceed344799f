import { and, eq, isNull, sql } from 'drizzle-orm';

import { expenseLines, expenses, expenseVatGroups } from '#drizzle/schema/expenses.ts';
import { type CompanyContext, scopeOf } from '#server/context.ts';
import type { CheckedExpense } from '#server/contracts/expenses.ts';
import { type CompanyTx, withCompanyTx } from '#server/db/company-tx.ts';
import { retentionYearsAt } from '#server/domain/rules/read-rules.ts';
import { conflict, notFound } from '#server/domain/shared/errors.ts';
import { foldText } from '#server/domain/shared/fold-text.ts';
import { minorFromDecimal } from '#server/domain/shared/money.ts';
import { endOfYearPlus } from '#server/domain/shared/plain-date.ts';
import { record } from '#server/events/record.ts';
import { retainReceived } from '#server/modules/documents/index.ts';

import { findDuplicate } from '../find-duplicate.ts';

/**
 * Writes a cost, new or changed, and keeps its document as long as the law wants. Throws `conflict` EXPENSE_DUPLICATE or
 * EXPENSE_FROM_SAME_FILE (`params.number`, `params.supplier`) unless the likeness is accepted, `conflict` EXPENSE_CHANGED when somebody
 * else was faster, `not_found` EXPENSE_NOT_FOUND or DOCUMENT_NOT_FOUND.
 */
export async function saveExpense(ctx: CompanyContext, input: CheckedExpense): Promise<{ readonly id: string }> {
  const { deps, company } = ctx;
  const years = retentionYearsAt(await deps.rules(), input.issuedOn);
  return withCompanyTx(deps, scopeOf(ctx), async (tx) => {
    // Two people may have the same paper in their hands.
    await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`expenses:${company.id}`}, 0))`);
    const before = input.id === undefined ? null : await findStanding(tx, input.id);
    const documentId = before === null ? (input.documentId ?? null) : before.documentId;
    if (before !== null && before.version !== input.version) throw conflict('EXPENSE_CHANGED');
    if (!input.acceptDuplicate) await refuseTwin(tx, input);
    // First of all: a document of somebody else, or one that was thrown away, ends here.
    if (documentId !== null) await retainReceived(tx, documentId, endOfYearPlus(input.issuedOn, years));
    const id = before?.id ?? deps.ids.next();
    const values = { ...valuesOf(input), documentId, version: (before?.version ?? 0) + 1 };
    if (before === null) await tx.insert(expenses).values({ companyId: company.id, id, createdAt: deps.clock.now(), ...values });
    else await tx.update(expenses).set(values).where(eq(expenses.id, id));
    await writeParts(tx, company.id, id, input);
    const { number, supplierName } = input;
    await record(tx, {
      type: 'expense.saved',
      subject: `expense:${id}`,
      data: { number, supplierName, created: before === null },
    });
    return { id };
  });
}

async function findStanding(tx: CompanyTx, id: string) {
  const [row] = await tx
    .select()
    .from(expenses)
    .where(and(eq(expenses.id, id), isNull(expenses.removedAt)));
  if (!row) throw notFound('EXPENSE_NOT_FOUND');
  return row;
}

async function refuseTwin(tx: CompanyTx, input: CheckedExpense): Promise<void> {
  const twin = await findDuplicate(tx, input);
  if (twin === null) return;
  const params = { id: twin.id, number: twin.number, supplier: twin.supplierName };
  throw conflict(twin.byDocument ? 'EXPENSE_FROM_SAME_FILE' : 'EXPENSE_DUPLICATE', { params });
}

function valuesOf(input: CheckedExpense) {
  const { supplierName, supplierTaxId, supplierAddress, supplierIban, number, issuedOn, deliveredOn, dueOn } = input;
  const { currency, category, paymentMethod, paymentReference, note } = input;
  return {
    supplierName, supplierTaxId, supplierAddress, supplierIban, number, issuedOn, deliveredOn, dueOn, currency, category,
    paymentMethod, paymentReference, note,
    totalMinor: minorFromDecimal(input.total),
    searchText: foldText([supplierName, supplierTaxId, number, note, ...input.lines.map(({ description }) => description)].join(' ')),
  }; // prettier-ignore
}

async function writeParts(
  tx: CompanyTx,
  companyId: string,
  expenseId: string,
  { lines, vatGroups }: CheckedExpense,
): Promise<void> {
  await tx.delete(expenseLines).where(eq(expenseLines.expenseId, expenseId));
  await tx.delete(expenseVatGroups).where(eq(expenseVatGroups.expenseId, expenseId));
  if (lines.length > 0)
    await tx.insert(expenseLines).values(
      lines.map(({ amount, ...line }, position) => ({
        companyId,
        expenseId,
        position,
        ...line,
        amountMinor: minorFromDecimal(amount),
      })),
    );
  if (vatGroups.length > 0)
    await tx.insert(expenseVatGroups).values(
      vatGroups.map(({ rate, base, amount }, position) => ({
        companyId,
        expenseId,
        position,
        rate,
        baseMinor: minorFromDecimal(base),
        vatMinor: minorFromDecimal(amount),
      })),
    );
}
