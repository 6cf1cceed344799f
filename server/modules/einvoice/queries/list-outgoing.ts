import { and, asc, desc, eq, getTableColumns, inArray, or, type SQL, sql } from 'drizzle-orm';

import { einvoiceCopies } from '#drizzle/schema/einvoice-copies.ts';
import { isAnswered } from '#drizzle/schema/einvoice-answered.ts';
import { incomingEinvoices, outgoingEinvoices, waitsForPerson } from '#drizzle/schema/einvoice.ts';
import { fiscalSubmissions } from '#drizzle/schema/fiscalization.ts';
import { invoices } from '#drizzle/schema/invoicing.ts';
import { invoiceSettlements } from '#drizzle/schema/payments.ts';
import { type CompanyContext, scopeOf } from '#server/context.ts';
import { decodeCursor, encodeCursor } from '#server/contracts/cursor.ts';
import {
  type EInvoiceFailure,
  type EInvoiceIdInput,
  type IncomingHeader,
  type InvoiceEInvoiceDto,
  ListOutgoingInput,
  type OutgoingDto,
  type OutgoingView,
  type Page,
} from '#server/contracts/einvoice.ts';
import type { ClosingDto } from '#server/contracts/einvoice-reports.ts';
import { type CompanyTx, withCompanyTx } from '#server/db/company-tx.ts';
import type { Closing } from '#server/domain/einvoice/closings.ts';
import { mayGoAgain } from '#server/domain/einvoice/states.ts';
import { notFound } from '#server/domain/shared/errors.ts';
import { searchPattern } from '#server/domain/shared/fold-text.ts';
import { decimalFromMinor } from '#server/domain/shared/money.ts';
import { zagrebDateOf } from '#server/domain/shared/plain-date.ts';

import { idsFoundBy, loadDocument } from '#server/modules/invoicing/index.ts';

import { abilitiesOf, findAccount } from '../account.ts';
import { copiesOf } from '../copies/copies-of.ts';
import { findingsOf } from '../findings-of.ts';
import { notItsTurn } from '../its-turn.ts';
import { closingsOf } from '../reports/closings-of.ts';
import { reportsOfInvoice } from './list-reports.ts';

const PAGE = 50;

/** Without the document: with what it carries inside it is the size of a page each. */
const { xml: _xml, ...row } = getTableColumns(outgoingEinvoices);

const columns = {
  row,
  number: invoices.number,
  buyer: invoices.buyer,
  totalMinor: invoices.totalMinor,
  issuedOn: invoices.issuedOn,
  cancelled: invoiceSettlements.cancelled,
  isCredited: sql<boolean>`${invoiceSettlements.creditedMinor} > 0 and ${invoiceSettlements.creditedMinor} >= ${invoiceSettlements.payableMinor}`,
  isAnswered: sql<boolean>`${isAnswered(outgoingEinvoices, invoiceSettlements)}`,
};

const ofSettlement = and(
  eq(invoiceSettlements.companyId, outgoingEinvoices.companyId),
  eq(invoiceSettlements.invoiceId, outgoingEinvoices.id),
);

interface Found {
  readonly row: Omit<typeof outgoingEinvoices.$inferSelect, 'xml'>;
  readonly number: string;
  readonly buyer: typeof invoices.$inferSelect.buyer;
  readonly totalMinor: bigint;
  readonly issuedOn: string;
  readonly cancelled: boolean;
  readonly isCredited: boolean;
  readonly isAnswered: boolean;
}

const toDto = ({ row, number, buyer, totalMinor, issuedOn, cancelled, isCredited, isAnswered: answered }: Found): OutgoingDto => {
  const { companyId: _company, checks: _checks, attempts: _attempts, leaseUntil: _lease, ...shown } = row;
  return {
    ...shown,
    number,
    buyerName: buyer.name,
    total: decimalFromMinor(totalMinor),
    issuedOn,
    errors: row.errors as readonly string[],
    failure: row.failure as EInvoiceFailure | null,
    takenBack: cancelled ? 'cancelled' : isCredited ? 'credited' : null,
    hasReference: row.providerRef !== null,
    isAnswered: answered,
  };
};

const { queuedAt: queued, id: idColumn, status: statusColumn, transport: transportColumn } = outgoingEinvoices;

const ofExchange = { status: sql`o.status`, transport: sql`o.transport`, fiscal: sql`o.fiscal`, business: sql`o.business` };
const standing = { payableMinor: sql`s.payable_minor`, creditedMinor: sql`s.credited_minor`, cancelled: sql`s.cancelled` };

/** What each view of the list shows. */
const VIEWS: Readonly<Record<OutgoingView, SQL | undefined>> = {
  all: undefined,
  // Two short lists, each out of its own index: together in one condition they would be looked for among all.
  attention: sql`${idColumn} in (
    select o.id from ${outgoingEinvoices} o
    join ${invoiceSettlements} s on s.company_id = o.company_id and s.invoice_id = o.id
    where ${waitsForPerson(ofExchange)} and not ${isAnswered(ofExchange, standing)}
    union all
    select c.invoice_id from ${einvoiceCopies} c
    join ${invoiceSettlements} s on s.company_id = c.company_id and s.invoice_id = c.invoice_id
    where c.status in ('refused', 'stopped') and not s.cancelled)`,
  underway: or(
    inArray(statusColumn, ['queued', 'sending', 'unsure']),
    and(eq(statusColumn, 'sent'), inArray(transportColumn, ['preparing', 'processing', 'sent', 'unknown'])),
  ),
  // What was only reported reached no buyer.
  delivered: and(eq(statusColumn, 'sent'), eq(transportColumn, 'delivered'), eq(outgoingEinvoices.channel, 'exchange')),
};

/** What goes or went as eRačun, newest first, by view and by what was typed, as a list of invoices finds it. One statement. */
export async function listOutgoing(ctx: CompanyContext, raw: ListOutgoingInput): Promise<Page<OutgoingDto>> {
  const { view, search, cursor } = ListOutgoingInput.parse(raw);
  const after = decodeCursor(cursor, ['instant', 'id'] as const);
  const pattern = searchPattern(search);
  const rows = await withCompanyTx(ctx.deps, scopeOf(ctx), (tx) => {
    // First which documents, what is searched out of the index of invoices; then all about those.
    const page = tx
      .select({ id: idColumn })
      .from(outgoingEinvoices)
      .where(
        and(
          VIEWS[view],
          pattern === null ? undefined : sql`${idColumn} in ${idsFoundBy(pattern)}`,
          after === null
            ? undefined
            : sql`(${queued}, ${idColumn}) < (${after[0].toISOString()}::timestamptz, ${after[1]}::uuid)`,
        ),
      )
      .orderBy(desc(queued), desc(idColumn))
      .limit(PAGE + 1)
      .as('page');
    return tx
      .select(columns)
      .from(outgoingEinvoices)
      .innerJoin(page, eq(page.id, idColumn))
      .innerJoin(invoices, and(eq(invoices.companyId, outgoingEinvoices.companyId), eq(invoices.id, outgoingEinvoices.id)))
      .innerJoin(invoiceSettlements, ofSettlement)
      .orderBy(desc(queued), desc(idColumn));
  });
  const items = rows.slice(0, PAGE).map(toDto);
  const last = items.at(-1);
  return { items, nextCursor: rows.length > PAGE && last ? encodeCursor([last.queuedAt, last.id]) : null };
}

/** How an invoice stands as eRačun. */
export async function getForInvoice(ctx: CompanyContext, { id }: EInvoiceIdInput): Promise<InvoiceEInvoiceDto> {
  return withCompanyTx(ctx.deps, scopeOf(ctx), async (tx) => {
    const [invoice] = await tx.select({ buyer: invoices.buyer }).from(invoices).where(eq(invoices.id, id));
    if (invoice === undefined) throw notFound('INVOICE_NOT_FOUND');
    const [found] = await tx
      .select(columns)
      .from(outgoingEinvoices)
      .innerJoin(invoices, eq(invoices.id, outgoingEinvoices.id))
      .innerJoin(invoiceSettlements, ofSettlement)
      .where(eq(outgoingEinvoices.id, id));
    const [receipt] = await tx
      .select({ id: fiscalSubmissions.invoiceId })
      .from(fiscalSubmissions)
      .where(eq(fiscalSubmissions.invoiceId, id));
    const account = await findAccount(tx);
    const { buyer } = invoice;
    const isDomesticBusiness = buyer.kind !== 'consumer' && (buyer.address?.country ?? 'HR') === 'HR';
    const fits = isDomesticBusiness && receipt === undefined && (await notItsTurn(tx, id)) === null;
    const mayGo = fits && (found === undefined || mayGoAgain(found.row));
    return {
      sent: found === undefined ? null : toDto(found),
      fits,
      findings: mayGo ? await findingsOf(tx, await loadDocument(tx, id), ctx.locale) : [],
      isSetUp: account !== null,
      abilities: account === null ? null : abilitiesOf(ctx.deps, account.intermediary),
      copies: found === undefined ? null : await copiesOf(tx, ctx.deps, id),
      responses: found === undefined ? [] : await responsesTo(tx, id, found.row.sentAt),
      reports: found === undefined ? [] : await reportsOfInvoice(tx, id, zagrebDateOf(ctx.deps.clock.now())),
      closings: found === undefined ? [] : (await closingsOf(tx, id)).map(closingDto),
    };
  });
}

const closingDto = ({ id, number, kind, issuedOn, amountMinor }: Closing): ClosingDto => ({
  id,
  number,
  kind,
  issuedOn,
  amount: decimalFromMinor(amountMinor),
});

async function responsesTo(tx: CompanyTx, invoiceId: string, sentAt: Date | null): Promise<InvoiceEInvoiceDto['responses']> {
  const { receivedAt, header, answersAbout } = incomingEinvoices;
  const rows = await tx
    .select({ id: incomingEinvoices.id, receivedAt, header, answersAbout })
    .from(incomingEinvoices)
    .where(eq(incomingEinvoices.answersId, invoiceId))
    .orderBy(asc(incomingEinvoices.receivedAt));
  return rows.map((row) => {
    const { responseCode: code, responseReason: reason, responseReasonType: reasonType = '' } = row.header as IncomingHeader;
    // What came before the present one was sent cannot be about it.
    const isEarlier = sentAt !== null && row.receivedAt < sentAt;
    return {
      id: row.id,
      receivedAt: row.receivedAt,
      code,
      reason,
      reasonType,
      about: isEarlier ? 'earlier' : (row.answersAbout ?? 'present'),
    };
  });
}
