import { and, count, desc, eq, gte, like, lt, or, type SQL, sql } from 'drizzle-orm';

import { bankTransactions } from '#drizzle/schema/banking.ts';
import { type CompanyContext, scopeOf } from '#server/context.ts';
import { type BankTransactionPage, ListBankTransactionsInput } from '#server/contracts/banking.ts';
import { decodeCursor, encodeCursor } from '#server/contracts/cursor.ts';
import { withCompanyTx } from '#server/db/company-tx.ts';
import { searchPattern } from '#server/domain/shared/fold-text.ts';
import { decimalFromMinor } from '#server/domain/shared/money.ts';

import { selectShown, transactionDto } from '../transaction-dto.ts';

const PAGE = 50;

const nextMonth = (month: string): string => {
  const [year = 0, number = 0] = month.split('-').map(Number);
  return number === 12 ? `${year + 1}-01-01` : `${year}-${String(number + 1).padStart(2, '0')}-01`;
};

type Filter = ReturnType<typeof ListBankTransactionsInput.parse>;

function filterOf({ accountId, month, direction, search }: Filter): SQL | undefined {
  const pattern = searchPattern(search);
  return and(
    accountId === undefined ? undefined : eq(bankTransactions.accountId, accountId),
    month === undefined
      ? undefined
      : and(gte(bankTransactions.bookingDate, `${month}-01`), lt(bankTransactions.bookingDate, nextMonth(month))),
    direction === undefined ? undefined : eq(bankTransactions.creditDebit, direction === 'in' ? 'CRDT' : 'DBIT'),
    pattern === null ? undefined : like(bankTransactions.searchText, pattern),
  );
}

/** Booked transactions, newest first, and the sums of all that the filter finds. Two statements. */
export async function listBankTransactions(ctx: CompanyContext, raw: ListBankTransactionsInput): Promise<BankTransactionPage> {
  const input = ListBankTransactionsInput.parse(raw);
  const filter = filterOf(input);
  const after = decodeCursor(input.cursor, ['text', 'id'] as const);
  const older =
    after === null
      ? undefined
      : or(
          lt(bankTransactions.bookingDate, after[0]),
          and(eq(bankTransactions.bookingDate, after[0]), lt(bankTransactions.id, after[1])),
        );
  const sumOf = (side: 'CRDT' | 'DBIT') =>
    sql<string>`coalesce(sum(${bankTransactions.amountMinor}) filter (where ${bankTransactions.creditDebit} = ${side}), 0)::text`;
  const { rows, totals } = await withCompanyTx(ctx.deps, scopeOf(ctx), async (tx) => ({
    rows: await selectShown(tx)
      .where(and(filter, older))
      .orderBy(desc(bankTransactions.bookingDate), desc(bankTransactions.id))
      .limit(PAGE + 1),
    totals: await tx
      .select({ currency: bankTransactions.currency, count: count(), in: sumOf('CRDT'), out: sumOf('DBIT') })
      .from(bankTransactions)
      .where(filter)
      .groupBy(bankTransactions.currency)
      .orderBy(desc(count())),
  }));
  const items = rows.slice(0, PAGE);
  const last = items.at(-1)?.transaction;
  return {
    items: items.map(transactionDto),
    nextCursor: rows.length > PAGE && last ? encodeCursor([last.bookingDate, last.id]) : null,
    totals: totals.map((each) => ({
      ...each,
      in: decimalFromMinor(BigInt(each.in)),
      out: decimalFromMinor(BigInt(each.out)),
    })),
  };
}
