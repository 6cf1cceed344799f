import { and, desc, eq, inArray, isNull, lt, or, sql } from 'drizzle-orm';

import { invoiceDrafts } from '#drizzle/schema/invoicing.ts';
import { type CompanyContext, scopeOf } from '#server/context.ts';
import { decodeCursor, encodeCursor } from '#server/contracts/cursor.ts';
import { type DraftList, ListDraftsInput } from '#server/contracts/invoicing.ts';
import { withCompanyTx } from '#server/db/company-tx.ts';
import type { DraftKind } from '#server/domain/invoicing/kinds.ts';
import { decimalFromMinor } from '#server/domain/shared/money.ts';

/** Drafts of before 2026-12 do not say, and are invoices. */
export const draftKind = sql<DraftKind>`coalesce(${invoiceDrafts.content} ->> 'kind', 'invoice')`;

/** ISO code of what its total is in. */
export const draftCurrency = sql<string>`coalesce(${invoiceDrafts.content} ->> 'currency', 'EUR')`;

/** Drafts, the one touched last first; without blank sheets, in which nobody wrote anything. */
export async function listDrafts(ctx: CompanyContext, raw: ListDraftsInput): Promise<DraftList> {
  const input = ListDraftsInput.parse(raw);
  const after = decodeCursor(input.cursor, ['instant', 'id'] as const);
  const older =
    after === null
      ? undefined
      : or(lt(invoiceDrafts.updatedAt, after[0]), and(eq(invoiceDrafts.updatedAt, after[0]), lt(invoiceDrafts.id, after[1])));
  const typed = input.search.trim();
  const named = typed === '' ? undefined : sql`${invoiceDrafts.buyerName} ilike ${`%${typed.replace(/[\\%_]/g, '\\$&')}%`}`;
  const rows = await withCompanyTx(ctx.deps, scopeOf(ctx), (tx) =>
    tx
      .select({
        id: invoiceDrafts.id,
        kind: draftKind,
        buyerName: invoiceDrafts.buyerName,
        totalMinor: invoiceDrafts.totalMinor,
        currency: draftCurrency,
        updatedAt: invoiceDrafts.updatedAt,
      })
      .from(invoiceDrafts)
      .where(and(isNull(invoiceDrafts.blankFor), older, named, input.kinds && inArray(draftKind, input.kinds)))
      .orderBy(desc(invoiceDrafts.updatedAt), desc(invoiceDrafts.id))
      .limit(input.limit + 1),
  );
  const items = rows.slice(0, input.limit);
  const last = items.at(-1);
  return {
    items: items.map(({ totalMinor, ...row }) => ({ ...row, total: decimalFromMinor(totalMinor) })),
    nextCursor: rows.length > input.limit && last ? encodeCursor([last.updatedAt, last.id]) : null,
  };
}
