import { and, desc, eq, inArray, isNotNull, isNull, like, not, type SQL, sql } from 'drizzle-orm';

import { documents } from '#drizzle/schema/documents.ts';
import { incomingEinvoices } from '#drizzle/schema/einvoice.ts';
import { expenses } from '#drizzle/schema/expenses.ts';
import { invoices } from '#drizzle/schema/invoicing.ts';
import { type CompanyContext, scopeOf } from '#server/context.ts';
import { decodeCursor, encodeCursor } from '#server/contracts/cursor.ts';
import {
  type EInvoiceIdInput,
  type IncomingDto,
  type IncomingHeader,
  type IncomingListItem,
  type IncomingView,
  ListIncomingInput,
  type Page,
} from '#server/contracts/einvoice.ts';
import { type CompanyTx, withCompanyTx } from '#server/db/company-tx.ts';
import { type ReceiptDeadline, receiptDeadline } from '#server/domain/einvoice/receipt-deadline.ts';
import type { Rule } from '#server/domain/rules/rule.ts';
import { notFound } from '#server/domain/shared/errors.ts';
import { searchPattern } from '#server/domain/shared/fold-text.ts';

import { abilitiesOf, findAccount } from '../account.ts';
import { isReplaced } from '../copies/standing-expense.ts';

const PAGE = 50;

const { searchText, flags: flagsColumn, receivedAt: received, id: idColumn } = incomingEinvoices;
const isInvoice = inArray(incomingEinvoices.kind, ['invoice', 'credit_note']);
const ownIsBooked = sql`exists (select 1 from ${expenses} where ${expenses.companyId} = ${incomingEinvoices.companyId} and ${expenses.documentId} = ${incomingEinvoices.documentId} and ${expenses.removedAt} is null)`;
/** A corrected copy is the cost of its original, whichever of them was booked. */
const familyIsBooked = sql`exists (select 1 from ${incomingEinvoices} f join ${expenses} x on x.company_id = f.company_id and x.document_id = f.document_id and x.removed_at is null where f.company_id = ${incomingEinvoices.companyId} and (f.id = ${incomingEinvoices.copyOfId} or f.copy_of_id = coalesce(${incomingEinvoices.copyOfId}, ${incomingEinvoices.id})))`;
const isBooked = sql<boolean>`(${ownIsBooked} or ${familyIsBooked})`;

/** What each view of the list shows. */
const VIEWS: Readonly<Record<IncomingView, SQL | undefined>> = {
  all: undefined,
  open: and(isInvoice, isNull(incomingEinvoices.acceptedAt), isNull(incomingEinvoices.rejectedAt), not(isReplaced)),
  accepted: isNotNull(incomingEinvoices.acceptedAt),
  rejected: isNotNull(incomingEinvoices.rejectedAt),
  odd: sql`jsonb_array_length(${flagsColumn}) > 0`,
  unbooked: and(isInvoice, isNull(incomingEinvoices.rejectedAt), not(isReplaced), not(isBooked)),
};

/** What came as eRačun, newest first, by view and by what was typed: number, seller, OIB, amount, a reference of ours. One statement. */
export async function listIncoming(ctx: CompanyContext, raw: ListIncomingInput): Promise<Page<IncomingListItem>> {
  const { view, search, cursor } = ListIncomingInput.parse(raw);
  const after = decodeCursor(cursor, ['instant', 'id'] as const);
  const pattern = searchPattern(search);
  const rules = await ctx.deps.rules();
  const now = ctx.deps.clock.now();
  const rows = await withCompanyTx(ctx.deps, scopeOf(ctx), (tx) => {
    // First which documents, out of an index where it can; then all about those.
    const page = tx
      .select({ id: idColumn })
      .from(incomingEinvoices)
      .where(
        and(
          VIEWS[view],
          pattern === null ? undefined : like(searchText, pattern),
          after === null
            ? undefined
            : sql`(${received}, ${idColumn}) < (${after[0].toISOString()}::timestamptz, ${after[1]}::uuid)`,
        ),
      )
      .orderBy(desc(received), desc(idColumn))
      .limit(PAGE + 1)
      .as('page');
    return tx
      .select({ row: incomingEinvoices, isBooked, isReplaced })
      .from(incomingEinvoices)
      .innerJoin(page, eq(page.id, idColumn))
      .orderBy(desc(received), desc(idColumn));
  });
  const items = rows.slice(0, PAGE).map(({ row, isBooked: booked, isReplaced: replaced }): IncomingListItem => {
    const { number, sellerName, issuedOn, dueOn, payable, currency, isCopy = false } = row.header as IncomingHeader;
    const { id, kind, receivedAt, rejectedAt, paidAt, acceptedAt, fiscal } = row;
    const flags = row.flags as readonly string[];
    const deadline = deadlineOf(row, now, rules);
    return {
      id,
      kind,
      number,
      sellerName,
      issuedOn,
      dueOn,
      payable,
      currency,
      flags,
      receivedAt,
      rejectedAt,
      paidAt,
      acceptedAt,
      fiscal,
      deadline,
      isBooked: booked,
      isCopy,
      isReplaced: replaced,
    };
  });
  const last = items.at(-1);
  return { items, nextCursor: rows.length > PAGE && last ? encodeCursor([last.receivedAt, last.id]) : null };
}

/** By when the receipt is to be fiscalized; null once it is, and for what has none. */
function deadlineOf(row: typeof incomingEinvoices.$inferSelect, now: Date, rules: readonly Rule[]): ReceiptDeadline | null {
  const has = row.kind === 'invoice' || row.kind === 'credit_note';
  return has && row.fiscal !== 'done' ? receiptDeadline(row.receivedAt, now, rules) : null;
}

/** A received eRačun with what was read of it. Throws `not_found` EINVOICE_NOT_FOUND. */
export async function getIncoming(ctx: CompanyContext, { id }: EInvoiceIdInput): Promise<IncomingDto> {
  const rules = await ctx.deps.rules();
  return withCompanyTx(ctx.deps, scopeOf(ctx), async (tx) => {
    const [found] = await tx
      .select({
        row: incomingEinvoices,
        filename: documents.filename,
        sha256: documents.sha256,
        isBooked,
        isReplaced,
        answered: { id: invoices.id, number: invoices.number },
      })
      .from(incomingEinvoices)
      .innerJoin(documents, eq(documents.id, incomingEinvoices.documentId))
      .leftJoin(invoices, and(eq(invoices.companyId, incomingEinvoices.companyId), eq(invoices.id, incomingEinvoices.answersId)))
      .where(eq(incomingEinvoices.id, id));
    if (found === undefined) throw notFound('EINVOICE_NOT_FOUND');
    const account = await findAccount(tx);
    const { header, ...shown } = found.row;
    const { companyId: _company, flags, nextCheckAt: _next, checks: _checks, answersId: _answers, copyOfId, ...row } = shown;
    return {
      ...row,
      header: header as IncomingHeader,
      flags: flags as readonly string[],
      fiscalErrors: row.fiscalErrors as readonly string[],
      deadline: deadlineOf(found.row, ctx.deps.clock.now(), rules),
      isBooked: found.isBooked,
      isCopy: (header as IncomingHeader).isCopy === true,
      isReplaced: found.isReplaced,
      original: copyOfId === null ? null : await briefly(tx, eq(incomingEinvoices.id, copyOfId)),
      copy: found.isReplaced
        ? await briefly(tx, and(eq(incomingEinvoices.copyOfId, copyOfId ?? id), isNull(incomingEinvoices.rejectedAt)))
        : null,
      answers: found.answered,
      filename: found.filename,
      sha256: found.sha256,
      abilities: account?.intermediary === row.intermediary ? abilitiesOf(ctx.deps, row.intermediary) : null,
    };
  });
}

/** The one that came last of those; null for none. */
async function briefly(
  tx: CompanyTx,
  which: SQL | undefined,
): Promise<{ readonly id: string; readonly receivedAt: Date } | null> {
  const [row] = await tx
    .select({ id: idColumn, receivedAt: received })
    .from(incomingEinvoices)
    .where(which)
    .orderBy(desc(received), desc(idColumn))
    .limit(1);
  return row ?? null;
}
