import { and, asc, eq, gt, or, sql } from 'drizzle-orm';

import { openingReceivables } from '#drizzle/schema/opening.ts';
import { contacts } from '#drizzle/schema/parties.ts';
import { type CompanyContext, scopeOf } from '#server/context.ts';
import { decodeCursor, encodeCursor } from '#server/contracts/cursor.ts';
import { ListOpeningInput, type OpeningList } from '#server/contracts/opening.ts';
import { withCompanyTx } from '#server/db/company-tx.ts';
import { invalid } from '#server/domain/shared/errors.ts';
import { decimalFromMinor } from '#server/domain/shared/money.ts';
import { isPlainDate, zagrebDateOf } from '#server/domain/shared/plain-date.ts';

import { openingItem } from '../opening-dto.ts';

/** Receivables that were taken over from another program, by the day of payment; what is open unless all are asked for. */
export async function listOpening(ctx: CompanyContext, raw: ListOpeningInput): Promise<OpeningList> {
  const { contactId, all, cursor, limit } = ListOpeningInput.parse(raw);
  const today = zagrebDateOf(ctx.deps.clock.now());
  const { dueOn, id, openMinor } = openingReceivables;
  const found = and(
    all ? undefined : gt(openMinor, 0n),
    contactId === undefined ? undefined : eq(openingReceivables.contactId, contactId),
  );
  const after = decodeCursor(cursor, ['text', 'id'] as const);
  if (after !== null && !isPlainDate(after[0])) throw invalid('CURSOR_INVALID');
  const later = after === null ? undefined : or(gt(dueOn, after[0]), and(eq(dueOn, after[0]), gt(id, after[1])));
  return withCompanyTx(ctx.deps, scopeOf(ctx), async (tx) => {
    const rows = await tx
      .select({ row: openingReceivables, customer: contacts.name })
      .from(openingReceivables)
      .innerJoin(
        contacts,
        and(eq(contacts.companyId, openingReceivables.companyId), eq(contacts.id, openingReceivables.contactId)),
      )
      .where(and(found, later))
      .orderBy(asc(dueOn), asc(id))
      .limit(limit + 1);
    const [sum] = await tx
      .select({ count: sql<number>`count(*)`.mapWith(Number), open: sql<string>`coalesce(sum(${openMinor}), 0)` })
      .from(openingReceivables)
      .where(found);
    const shown = rows.slice(0, limit);
    const last = shown.at(-1);
    return {
      items: shown.map(({ row, customer }) => openingItem(row, customer, today)),
      nextCursor: rows.length > limit && last ? encodeCursor([last.row.dueOn, last.row.id]) : null,
      count: sum?.count ?? 0,
      open: decimalFromMinor(BigInt(sum?.open ?? '0')),
    };
  });
}
