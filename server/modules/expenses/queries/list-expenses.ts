import { and, asc, count, desc, eq, gte, isNull, like, lt, lte, or, sql } from 'drizzle-orm';

import { receivedDocuments } from '#drizzle/schema/documents.ts';
import { expenses, expenseVatGroups } from '#drizzle/schema/expenses.ts';
import { type CompanyContext, scopeOf } from '#server/context.ts';
import { decodeCursor, encodeCursor } from '#server/contracts/cursor.ts';
import { type ExpenseList, ListExpensesInput } from '#server/contracts/expenses.ts';
import { withCompanyTx } from '#server/db/company-tx.ts';
import { invalid } from '#server/domain/shared/errors.ts';
import { searchPattern } from '#server/domain/shared/fold-text.ts';
import { decimalFromMinor } from '#server/domain/shared/money.ts';
import { isPlainDate } from '#server/domain/shared/plain-date.ts';

import { expenseListItem } from '../expense-dto.ts';

/** Costs, newest document first, with the sum of all that are found in each currency, and what waits to become one. */
export async function listExpenses(ctx: CompanyContext, raw: ListExpensesInput): Promise<ExpenseList> {
  const { search, month, cursor, limit } = ListExpensesInput.parse(raw);
  const pattern = searchPattern(search);
  const found = and(
    isNull(expenses.removedAt),
    pattern === null ? undefined : like(expenses.searchText, pattern),
    month === undefined ? undefined : and(gte(expenses.issuedOn, `${month}-01`), lte(expenses.issuedOn, lastDayOf(month))),
  );
  const after = decodeCursor(cursor, ['text', 'id'] as const);
  if (after !== null && !isPlainDate(after[0])) throw invalid('CURSOR_INVALID');
  const older =
    after === null
      ? undefined
      : or(lt(expenses.issuedOn, after[0]), and(eq(expenses.issuedOn, after[0]), lt(expenses.id, after[1])));
  return withCompanyTx(ctx.deps, scopeOf(ctx), async (tx) => {
    const rows = await tx
      .select()
      .from(expenses)
      .where(and(found, older))
      .orderBy(desc(expenses.issuedOn), desc(expenses.id))
      .limit(limit + 1);
    const vat = tx
      .select({ expenseId: expenseVatGroups.expenseId, vat: sql<string>`sum(${expenseVatGroups.vatMinor})`.as('vat') })
      .from(expenseVatGroups)
      .groupBy(expenseVatGroups.expenseId)
      .as('vat_of');
    const totals = await tx
      .select({
        currency: expenses.currency,
        count: sql<string>`count(*)`,
        total: sql<string>`sum(${expenses.totalMinor})`,
        vat: sql<string>`coalesce(sum(${vat.vat}), 0)`,
      })
      .from(expenses)
      .leftJoin(vat, eq(vat.expenseId, expenses.id))
      .where(found)
      .groupBy(expenses.currency)
      .orderBy(desc(eq(expenses.currency, 'EUR')), asc(expenses.currency));
    const ofMonth = sql<string>`to_char(${expenses.issuedOn}, 'YYYY-MM')`;
    const months = await tx
      .selectDistinct({ month: ofMonth })
      .from(expenses)
      .where(isNull(expenses.removedAt))
      .orderBy(desc(ofMonth));
    const [unbooked] = await tx
      .select({ count: count() })
      .from(receivedDocuments)
      .where(and(isNull(receivedDocuments.removedAt), isNull(receivedDocuments.retainUntil)));
    const items = rows.slice(0, limit);
    const last = items.at(-1);
    return {
      items: items.map(expenseListItem),
      nextCursor: rows.length > limit && last ? encodeCursor([last.issuedOn, last.id]) : null,
      count: totals.reduce((sum, { count }) => sum + Number(count), 0),
      months: months.map((each) => each.month),
      unbooked: unbooked?.count ?? 0,
      totals: totals.map(({ currency, total, vat: sum }) => ({
        currency,
        total: decimalFromMinor(BigInt(total)),
        vat: decimalFromMinor(BigInt(sum)),
      })),
    };
  });
}

function lastDayOf(month: string): string {
  const [year = 0, ordinal = 1] = month.split('-').map(Number);
  return `${month}-${String(new Date(Date.UTC(year, ordinal, 0)).getUTCDate()).padStart(2, '0')}`;
}
