import { and, asc, desc, eq, inArray, lt, not, or, type SQL, sql } from 'drizzle-orm';

import { fiscalSubmissions } from '#drizzle/schema/fiscalization.ts';
import { internalNotes, invoiceDrafts, invoices } from '#drizzle/schema/invoicing.ts';
import { invoiceSettlements } from '#drizzle/schema/payments.ts';
import { type CompanyContext, scopeOf } from '#server/context.ts';
import { decodeCursor, encodeCursor } from '#server/contracts/cursor.ts';
import { INVOICE_VIEWS, type InvoiceList, type InvoiceView, ListInvoicesInput } from '#server/contracts/invoicing.ts';
import { withCompanyTx } from '#server/db/company-tx.ts';
import { LEGAL_DRAFT_KINDS, TAKES_BACK } from '#server/domain/invoicing/kinds.ts';
import { invalid } from '#server/domain/shared/errors.ts';
import { decimalFromMinor } from '#server/domain/shared/money.ts';
import { isPlainDate, zagrebDateOf } from '#server/domain/shared/plain-date.ts';

import { filterNames, filtersOf } from './invoice-filters.ts';
import { withFacts } from './invoice-facts.ts';
import { draftKind } from './list-drafts.ts';
import { invoiceListItem, listItemColumns } from './invoice-list-item.ts';

type Input = ReturnType<typeof ListInvoicesInput.parse>;

/** Issued documents, filtered, sorted and paged by key; with counts of every view. Two statements, whatever the size; a third names what the filters point at. */
export async function listInvoices(ctx: CompanyContext, raw: ListInvoicesInput): Promise<InvoiceList> {
  const input = ListInvoicesInput.parse(raw);
  const today = zagrebDateOf(ctx.deps.clock.now());
  const filters = filtersOf(input);
  const sort = SORTS[input.sort];
  return withCompanyTx(ctx.deps, scopeOf(ctx), async (tx) => {
    // First which documents, out of an index alone; then all about those.
    const page = tx
      .select({ id: invoices.id })
      .from(invoices)
      .where(and(filters, viewCondition(input.view, today), sort.after(input)))
      .orderBy(...sort.order(input.direction))
      .limit(input.limit + 1)
      .as('page');
    const rows = await withFacts(tx.select(listItemColumns).from(invoices).$dynamic())
      .innerJoin(page, eq(page.id, invoices.id))
      .orderBy(...sort.order(input.direction));

    const countIf = (view: InvoiceView) =>
      sql<number>`count(*) filter (where ${viewCondition(view, today) ?? sql`true`})`.mapWith(Number);
    const inView = viewCondition(input.view, today) ?? sql`true`;
    const [sums] = await tx
      .select({
        ...(Object.fromEntries(INVOICE_VIEWS.map((view) => [view, countIf(view)])) as Record<InvoiceView, SQL<number>>),
        totalMinor: sql<bigint>`coalesce(sum(${invoices.totalMinor}) filter (where ${inView}), 0)`.mapWith((value) =>
          BigInt(value as string),
        ),
        labels: sql<
          readonly string[]
        >`(select coalesce(array_agg(distinct label order by label), '{}') from ${internalNotes}, unnest(${internalNotes.labels}) label)`,
        drafts:
          sql<number>`(select count(*) from ${invoiceDrafts} where ${invoiceDrafts.blankFor} is null and ${inArray(draftKind, LEGAL_DRAFT_KINDS)})`.mapWith(
            Number,
          ),
      })
      .from(invoices)
      .where(filters);

    const shown = rows.slice(0, input.limit);
    const last = shown.at(-1);
    const { totalMinor = 0n, labels = [], ...counts } = sums ?? { ...emptyCounts(), totalMinor: 0n, labels: [] };
    return {
      items: shown.map((row) => invoiceListItem(row, today)),
      nextCursor: rows.length > input.limit && last ? sort.cursor(last) : null,
      count: counts[input.view],
      total: decimalFromMinor(totalMinor),
      counts,
      labels,
      filteredBy: await filterNames(tx, input),
    };
  });
}

const emptyCounts = () => ({
  ...(Object.fromEntries(INVOICE_VIEWS.map((view) => [view, 0])) as Record<InvoiceView, number>),
  drafts: 0,
});

const { invoiceId, openMinor, payableMinor, creditedMinor, cancelled, dueOn } = invoiceSettlements;
const standing = (where: SQL) => sql`${invoices.id} in (select ${invoiceId} from ${invoiceSettlements} where ${where})`;

/**
 * Which documents a tab shows; undefined for all. What is open, cancelled or credited are few, each with an index of its own; what is
 * paid is the rest of them, so that nobody looks at a hundred thousand settlements to count them.
 */
function viewCondition(view: InvoiceView, today: string): SQL | undefined {
  const isOpen = standing(sql`${openMinor} > 0`);
  const isCancelled = standing(sql`${cancelled}`);
  switch (view) {
    case 'all':
      return undefined;
    case 'awaiting':
      return sql`${invoices.id} in (select ${fiscalSubmissions.invoiceId} from ${fiscalSubmissions} where ${inArray(fiscalSubmissions.status, ['pending', 'sending', 'stopped'])})`;
    case 'open':
      return isOpen;
    case 'overdue':
      return standing(sql`${openMinor} > 0 and ${lt(dueOn, today)}`);
    case 'paid':
      return and(
        not(inArray(invoices.kind, TAKES_BACK)),
        not(isOpen),
        not(isCancelled),
        not(standing(sql`${creditedMinor} > 0 and ${creditedMinor} >= ${payableMinor}`)),
      );
    case 'cancelled':
      return or(isCancelled, eq(invoices.kind, 'storno'));
  }
}

interface Row {
  readonly id: string;
  readonly issuedAt: Date;
  readonly dueOn: string | null;
  readonly totalMinor: bigint;
}

/** A document without a due date sorts as if it were never due. */
const NEVER = '9999-12-31';
const DUE = sql`coalesce(${invoices.dueOn}, ${NEVER}::date)`;

const ordered = (direction: 'asc' | 'desc', column: SQL | typeof invoices.issuedAt | typeof invoices.totalMinor) => {
  const by = direction === 'asc' ? asc : desc;
  return [by(column), by(invoices.id)];
};

const beyond = (direction: 'asc' | 'desc', columns: SQL, key: SQL) =>
  direction === 'asc' ? sql`${columns} > ${key}` : sql`${columns} < ${key}`;

/** Key of a page in each order: the sorted column, and the id where it is equal. */
const SORTS = {
  issued: {
    order: (direction: Input['direction']) => ordered(direction, invoices.issuedAt),
    cursor: (row: Row) => encodeCursor([row.issuedAt, row.id]),
    after: ({ cursor, direction }: Input) => {
      const key = decodeCursor(cursor, ['instant', 'id'] as const);
      return key === null
        ? undefined
        : beyond(
            direction,
            sql`(${invoices.issuedAt}, ${invoices.id})`,
            sql`(${key[0].toISOString()}::timestamptz, ${key[1]}::uuid)`,
          );
    },
  },
  due: {
    order: (direction: Input['direction']) => ordered(direction, DUE),
    cursor: (row: Row) => encodeCursor([row.dueOn ?? NEVER, row.id]),
    after: ({ cursor, direction }: Input) => {
      const key = decodeCursor(cursor, ['text', 'id'] as const);
      if (key !== null && key[0] !== NEVER && !isPlainDate(key[0])) throw invalid('CURSOR_INVALID');
      return key === null ? undefined : beyond(direction, sql`(${DUE}, ${invoices.id})`, sql`(${key[0]}::date, ${key[1]}::uuid)`);
    },
  },
  total: {
    order: (direction: Input['direction']) => ordered(direction, invoices.totalMinor),
    cursor: (row: Row) => encodeCursor([row.totalMinor, row.id]),
    after: ({ cursor, direction }: Input) => {
      const key = decodeCursor(cursor, ['minor', 'id'] as const);
      if (key !== null && BigInt.asIntN(64, key[0]) !== key[0]) throw invalid('CURSOR_INVALID');
      return key === null
        ? undefined
        : beyond(direction, sql`(${invoices.totalMinor}, ${invoices.id})`, sql`(${key[0].toString()}::bigint, ${key[1]}::uuid)`);
    },
  },
} as const;
