import { and, count, desc, eq, inArray, isNull, like, type SQL, sql } from 'drizzle-orm';

import { invoiceDrafts, tradeDocuments } from '#drizzle/schema/invoicing.ts';
import { type CompanyContext, scopeOf } from '#server/context.ts';
import { decodeCursor, encodeCursor } from '#server/contracts/cursor.ts';
import { ListTradeInput, TRADE_VIEWS, type TradeList, type TradeView } from '#server/contracts/trade.ts';
import { withCompanyTx } from '#server/db/company-tx.ts';
import { TRADE_KINDS } from '#server/domain/invoicing/kinds.ts';
import { tradeStateOf } from '#server/domain/invoicing/trade-document.ts';
import { searchPattern } from '#server/domain/shared/fold-text.ts';
import { decimalFromMinor } from '#server/domain/shared/money.ts';
import { zagrebDateOf } from '#server/domain/shared/plain-date.ts';

import { draftKind } from './list-drafts.ts';
import { converted, lastDecision, replaced, tradeFactColumns } from './trade-facts.ts';

/** Papers, the newest first, with counts of every view. */
export async function listTradeDocuments(ctx: CompanyContext, raw: ListTradeInput): Promise<TradeList> {
  const input = ListTradeInput.parse(raw);
  const today = zagrebDateOf(ctx.deps.clock.now());
  const { id, kind, number, buyerName, issuedOn, issuedAt, totalMinor } = tradeDocuments;
  const pattern = searchPattern(input.search);
  const filters = and(
    pattern === null ? undefined : like(tradeDocuments.searchText, pattern),
    input.kinds === undefined ? undefined : inArray(kind, input.kinds),
    input.contactId === undefined ? undefined : eq(tradeDocuments.contactId, input.contactId),
  );
  const after = decodeCursor(input.cursor, ['instant', 'id'] as const);
  const beyond =
    after === null ? undefined : sql`(${issuedAt}, ${id}) < (${after[0].toISOString()}::timestamptz, ${after[1]}::uuid)`;
  const view = viewOn(today);
  return withCompanyTx(ctx.deps, scopeOf(ctx), async (tx) => {
    const rows = await tx
      .select({ id, kind, number, buyerName, issuedOn, issuedAt, totalMinor, ...tradeFactColumns })
      .from(tradeDocuments)
      .where(and(filters, input.view === 'all' ? undefined : eq(view, input.view), beyond))
      .orderBy(desc(issuedAt), desc(id))
      .limit(input.limit + 1);
    const counted = await tx
      .select({ view, count: count() })
      .from(tradeDocuments)
      .where(filters)
      .groupBy(sql`1`);
    const drafts = await tx.$count(
      invoiceDrafts,
      and(isNull(invoiceDrafts.blankFor), inArray(draftKind, input.kinds ?? [...TRADE_KINDS])),
    );
    const page = rows.slice(0, input.limit);
    const last = page.at(-1);
    return {
      items: page.map((row) => ({
        id: row.id,
        kind: row.kind,
        number: row.number,
        buyerName: row.buyerName,
        issuedOn: row.issuedOn,
        dueOn: row.dueOn,
        total: decimalFromMinor(row.totalMinor),
        state: tradeStateOf(row, today),
      })),
      nextCursor: rows.length > input.limit && last ? encodeCursor([last.issuedAt, last.id]) : null,
      counts: { ...countsOf(counted), drafts },
    };
  });
}

function countsOf(counted: readonly { readonly view: PlainView; readonly count: number }[]): Readonly<Record<TradeView, number>> {
  const none = Object.fromEntries(TRADE_VIEWS.map((view) => [view, 0])) as Record<TradeView, number>;
  const all = counted.reduce((sum, { count }) => sum + count, 0);
  return { ...none, ...Object.fromEntries(counted.map(({ view, count }) => [view, count])), all };
}

type PlainView = Exclude<TradeView, 'all'>;

/** The tab that a paper is in: the states of `tradeStateOf`, those that nobody has answered yet in one. */
const viewOn = (today: string): SQL<PlainView> => sql<PlainView>`case
  when ${replaced} then 'dropped'
  when ${converted} then 'converted'
  else case coalesce(${lastDecision}, 'open')
    when 'accepted' then 'accepted'
    when 'open' then case when ${tradeDocuments.dueOn} < ${today} then 'expired' else 'open' end
    else 'dropped' end
  end`;
