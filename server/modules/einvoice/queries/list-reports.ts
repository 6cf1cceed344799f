import { and, asc, desc, eq, getTableColumns, gt, inArray, lt, notInArray, or, type SQL, sql } from 'drizzle-orm';

import { alias } from 'drizzle-orm/pg-core';

import { einvoiceReports, incomingEinvoices } from '#drizzle/schema/einvoice.ts';
import { invoices } from '#drizzle/schema/invoicing.ts';
import { invoiceSettlements } from '#drizzle/schema/payments.ts';
import { type CompanyContext, scopeOf } from '#server/context.ts';
import type { EInvoiceFailure, IncomingHeader } from '#server/contracts/einvoice.ts';
import type {
  ListReportsInput,
  ReportDto,
  ReportIdInput,
  ReportMessageDto,
  ReportsDto,
  ReportView,
} from '#server/contracts/einvoice-reports.ts';
import { type CompanyTx, withCompanyTx } from '#server/db/company-tx.ts';
import { notFound } from '#server/domain/shared/errors.ts';
import { decimalFromMinor } from '#server/domain/shared/money.ts';
import { zagrebDateOf } from '#server/domain/shared/plain-date.ts';

import { abilitiesOf, findAccount } from '../account.ts';

const PAGE = 50;
const OVER = ['reported', 'dropped'] as const;

const closing = alias(invoices, 'closing');
const takingBack = alias(einvoiceReports, 'taking_back');

const { message: _message, ...rowColumns } = getTableColumns(einvoiceReports);
const columns = {
  ...rowColumns,
  hasMessage: sql<boolean>`${einvoiceReports.message} is not null`,
  number: invoices.number,
  closedByNumber: closing.number,
  takenBackBy: takingBack.id,
  buyerName: invoices.buyerName,
  payableMinor: invoiceSettlements.payableMinor,
  header: incomingEinvoices.header,
  reason: incomingEinvoices.rejectionReason,
};

const reportsIn = (tx: CompanyTx, which: SQL | undefined) =>
  tx
    .select(columns)
    .from(einvoiceReports)
    .leftJoin(invoices, and(eq(invoices.companyId, einvoiceReports.companyId), eq(invoices.id, einvoiceReports.invoiceId)))
    .leftJoin(closing, and(eq(closing.companyId, einvoiceReports.companyId), eq(closing.id, einvoiceReports.closedById)))
    .leftJoin(takingBack, and(eq(takingBack.companyId, einvoiceReports.companyId), eq(takingBack.reversesId, einvoiceReports.id)))
    .leftJoin(
      invoiceSettlements,
      and(
        eq(invoiceSettlements.companyId, einvoiceReports.companyId),
        eq(invoiceSettlements.invoiceId, einvoiceReports.invoiceId),
      ),
    )
    .leftJoin(
      incomingEinvoices,
      and(eq(incomingEinvoices.companyId, einvoiceReports.companyId), eq(incomingEinvoices.id, einvoiceReports.incomingId)),
    )
    .where(which)
    .$dynamic();

type Found = Awaited<ReturnType<typeof reportsIn>>[number];

function toDto(found: Found, today: string): ReportDto {
  const { id, kind, status, invoiceId, incomingId, method, reason, happenedOn, dueOn, nextAttemptAt, reportedAt, requestId } =
    found;
  const header = found.header as IncomingHeader | null;
  const { amountMinor, payableMinor } = found;
  const isPart =
    amountMinor !== null && payableMinor !== null && payableMinor !== (amountMinor < 0n ? -amountMinor : amountMinor);
  return {
    id,
    kind,
    status,
    invoiceId,
    incomingId,
    number: found.number ?? header?.number ?? '',
    name: found.buyerName ?? header?.sellerName ?? '',
    amount: amountMinor === null ? null : decimalFromMinor(amountMinor),
    of: isPart ? decimalFromMinor(payableMinor) : null,
    method,
    reason,
    takesBack: found.reversesId !== null,
    isTakenBack: found.takenBackBy !== null,
    closedBy: found.closedById === null ? null : { id: found.closedById, number: found.closedByNumber ?? '' },
    happenedOn,
    dueOn,
    isLate: !OVER.some((over) => over === status) && found.failure !== 'no_duty' && dueOn < today,
    nextAttemptAt,
    reportedAt,
    failure: found.failure as EInvoiceFailure | null,
    errors: found.errors as readonly string[],
    requestId,
    hasMessage: found.hasMessage,
  };
}

/** Reports of a company: what is still to be told, by its deadline, or what was told, the last first. Three statements. */
export async function listReports(ctx: CompanyContext, { view, cursor }: ListReportsInput): Promise<ReportsDto> {
  const { deps } = ctx;
  const today = zagrebDateOf(deps.clock.now());
  return withCompanyTx(deps, scopeOf(ctx), async (tx) => {
    const { reportedAt, dueOn, id } = einvoiceReports;
    const order = view === 'done' ? [desc(reportedAt), desc(id)] : [asc(dueOn), asc(id)];
    const of = view === 'done' ? eq(einvoiceReports.status, 'reported') : notInArray(einvoiceReports.status, [...OVER]);
    const rows = await reportsIn(tx, and(of, after(view, cursor)))
      .orderBy(...order)
      .limit(PAGE + 1);
    const account = await findAccount(tx);
    const items = rows.slice(0, PAGE).map((row) => toDto(row, today));
    const last = items.at(-1);
    return {
      items,
      nextCursor: rows.length > PAGE && last !== undefined ? cursorOf(view, last) : null,
      due: await dueOf(tx, today),
      canReport: account === null ? null : (abilitiesOf(deps, account.intermediary)?.reportPayment ?? false),
    };
  });
}

const cursorOf = (view: ReportView, { id, dueOn, reportedAt }: ReportDto): string =>
  `${view === 'done' ? (reportedAt?.toISOString() ?? '') : dueOn}|${id}`;

function after(view: ReportView, cursor: string | undefined): SQL | undefined {
  const [at = '', lastId = ''] = cursor?.split('|') ?? [];
  if (!/^[0-9a-f-]{36}$/.test(lastId)) return undefined;
  const { reportedAt, dueOn, id } = einvoiceReports;
  if (view === 'done') {
    const instant = new Date(at);
    if (Number.isNaN(instant.getTime())) return undefined;
    return or(lt(reportedAt, instant), and(eq(reportedAt, instant), lt(id, lastId)));
  }
  return /^\d{4}-\d{2}-\d{2}$/.test(at) ? or(gt(dueOn, at), and(eq(dueOn, at), gt(id, lastId))) : undefined;
}

async function dueOf(tx: CompanyTx, today: string): Promise<ReportsDto['due']> {
  const { status, dueOn, amountMinor } = einvoiceReports;
  const counted = (which: SQL) => sql<number>`count(*) filter (where ${which})`.mapWith(Number);
  const [row] = await tx
    .select({
      count: sql<number>`count(*)`.mapWith(Number),
      held: counted(sql`${status} = 'held'`),
      failed: counted(sql`${status} = 'failed'`),
      late: counted(sql`${dueOn} < ${sql.param(today)} and ${einvoiceReports.failure} is distinct from 'no_duty'`),
      minor: sql<bigint>`coalesce(sum(${amountMinor}), 0)`.mapWith((value) => BigInt(value as string)),
      nextDueOn: sql<string | null>`min(${dueOn})::text`,
    })
    .from(einvoiceReports)
    .where(notInArray(status, [...OVER]));
  const { minor = 0n, count = 0, held = 0, failed = 0, late = 0, nextDueOn = null } = row ?? {};
  return { count, held, failed, late, nextDueOn, amount: decimalFromMinor(minor) };
}

/** Reports about one invoice of ours, in the order of its payments. */
export async function reportsOfInvoice(tx: CompanyTx, invoiceId: string, today: string): Promise<readonly ReportDto[]> {
  const rows = await reportsIn(tx, eq(einvoiceReports.invoiceId, invoiceId)).orderBy(
    asc(einvoiceReports.createdAt),
    asc(einvoiceReports.id),
  );
  return rows.map((row) => toDto(row, today));
}

/** The report about a received eRačun; null for none. */
export async function reportOfIncoming(tx: CompanyTx, incomingId: string, today: string): Promise<ReportDto | null> {
  const [row] = await reportsIn(tx, and(inArray(einvoiceReports.incomingId, [incomingId])));
  return row === undefined ? null : toDto(row, today);
}

/** The message of a report as it went out. Throws `not_found` EINVOICE_REPORT_NOT_FOUND for one that has none. */
export async function getReportMessage(ctx: CompanyContext, { id }: ReportIdInput): Promise<ReportMessageDto> {
  const [row] = await withCompanyTx(ctx.deps, scopeOf(ctx), (tx) =>
    tx
      .select({ message: einvoiceReports.message, kind: einvoiceReports.kind })
      .from(einvoiceReports)
      .where(eq(einvoiceReports.id, id)),
  );
  if (!row?.message) throw notFound('EINVOICE_REPORT_NOT_FOUND');
  const isXml = row.message.trimStart().startsWith('<');
  return {
    filename: `${row.kind === 'payment' ? 'naplata' : 'odbijanje'}-${id}.${isXml ? 'xml' : 'json'}`,
    contentType: isXml ? 'text/xml' : 'application/json',
    text: row.message,
  };
}
