import { and, asc, count, desc, eq, isNull, max, ne, sql } from 'drizzle-orm';

import { documents } from '#drizzle/schema/documents.ts';
import { events } from '#drizzle/schema/events.ts';
import { fiscalSubmissions } from '#drizzle/schema/fiscalization.ts';
import { invoices } from '#drizzle/schema/invoicing.ts';
import { outboundEmails } from '#drizzle/schema/notifications.ts';
import { payments } from '#drizzle/schema/payments.ts';
import { type CompanyContext, scopeOf } from '#server/context.ts';
import type { FiscalDto, InvoiceDto, InvoiceIdInput, TimelineEntry } from '#server/contracts/invoicing.ts';
import { MAIL_UNSURE } from '#server/contracts/mail-failure.ts';
import { type CompanyTx, withCompanyTx } from '#server/db/company-tx.ts';
import type { Actor } from '#server/db/scope.ts';
import { fiscalQrUrl } from '#server/domain/fiscal/fiscal-qr.ts';
import { invoiceStatusOf, openMinorOf, overdueDaysOf } from '#server/domain/invoicing/status.ts';
import { decimalFromMinor } from '#server/domain/shared/money.ts';
import { zagrebDateOf } from '#server/domain/shared/plain-date.ts';

import { loadDocument } from '../load-document.ts';
import { factColumns, withFacts } from './invoice-facts.ts';

/** Events that are kept for the archive's sake and tell a person nothing. */
const SILENT = new Set(['invoice.exchange_recorded']);
const VIEWED = 'invoice.viewed';
const MOST_EVENTS = 200;

/** An issued document with all that stands beside it and its timeline, oldest first. */
export async function getInvoice(ctx: CompanyContext, input: InvoiceIdInput): Promise<InvoiceDto> {
  const today = zagrebDateOf(ctx.deps.clock.now());
  return withCompanyTx(ctx.deps, scopeOf(ctx), async (tx) => {
    const { document, row } = await loadDocument(tx, input.id);
    const [found] = await withFacts(tx.select(factColumns).from(invoices).$dynamic()).where(eq(invoices.id, input.id));
    if (!found) throw new Error('a document vanished while it was read');
    const facts = { ...found, cancelled: found.cancelledById !== null };
    const { lines, totals, ...header } = document;
    return {
      ...header,
      contactId: row.contactId,
      status: invoiceStatusOf(facts, today),
      overdueDays: overdueDaysOf(facts, today),
      lines: lines.map(({ grossOfDiscountMinor: _gross, discountMinor, amountMinor, ...line }) => ({
        ...line,
        amount: decimalFromMinor(amountMinor),
        discount: decimalFromMinor(discountMinor),
      })),
      groups: totals.groups.map(({ discountMinor: _discount, baseMinor, vatMinor, ...group }) => ({
        ...group,
        base: decimalFromMinor(baseMinor),
        vat: decimalFromMinor(vatMinor),
      })),
      linesTotal: decimalFromMinor(totals.linesMinor),
      discount: decimalFromMinor(totals.discountMinor),
      base: decimalFromMinor(totals.baseMinor),
      vat: decimalFromMinor(totals.vatMinor),
      total: decimalFromMinor(totals.totalMinor),
      paid: decimalFromMinor(found.paidMinor),
      open: decimalFromMinor(openMinorOf(facts)),
      cancelledBy: found.cancelledById === null ? null : { id: found.cancelledById, number: found.cancelledByNumber ?? '' },
      fiscal: await fiscalOf(tx, input.id),
      payments: await paymentsOf(tx, input.id),
      emails: await emailsOf(tx, input.id),
      documents: await documentsOf(tx, input.id),
      timeline: await timelineOf(tx, input.id),
    };
  });
}

async function fiscalOf(tx: CompanyTx, id: string): Promise<FiscalDto | null> {
  const [row] = await tx.select().from(fiscalSubmissions).where(eq(fiscalSubmissions.invoiceId, id));
  if (!row) return null;
  const { status, environment, zki, jir, attempts, nextAttemptAt, deadlineAt, lastErrorKind, lastErrorCodes } = row;
  const qrUrl = fiscalQrUrl({ ...row.receipt, jir });
  return {
    status,
    environment,
    zki,
    jir,
    qrUrl,
    attempts,
    nextAttemptAt,
    deadlineAt,
    lastErrorKind,
    lastErrorCodes: lastErrorCodes ?? [],
  };
}

async function paymentsOf(tx: CompanyTx, id: string): Promise<InvoiceDto['payments']> {
  const rows = await tx
    .select()
    .from(payments)
    .where(and(eq(payments.invoiceId, id), isNull(payments.voidedAt)))
    .orderBy(asc(payments.paidOn), asc(payments.id));
  return rows.map(({ id, amountMinor, paidOn, method, note }) => ({
    id,
    amount: decimalFromMinor(amountMinor),
    paidOn,
    method,
    note,
  }));
}

async function emailsOf(tx: CompanyTx, id: string): Promise<InvoiceDto['emails']> {
  const { recipient: to, createdAt } = outboundEmails;
  const status = sql<string>`case when ${outboundEmails.failure} = ${MAIL_UNSURE} and ${outboundEmails.status} = 'failed' then ${MAIL_UNSURE} else ${outboundEmails.status} end`;
  return tx
    .select({ id: outboundEmails.id, to, status, createdAt })
    .from(outboundEmails)
    .where(eq(outboundEmails.invoiceId, id))
    .orderBy(desc(createdAt))
    .limit(20);
}

async function documentsOf(tx: CompanyTx, id: string): Promise<InvoiceDto['documents']> {
  const { kind, variant, filename, sha256, bytes, retainUntil, createdAt } = documents;
  return tx
    .select({ id: documents.id, kind, variant, filename, sha256, bytes, retainUntil })
    .from(documents)
    .where(eq(documents.subject, `invoice:${id}`))
    .orderBy(asc(createdAt));
}

async function timelineOf(tx: CompanyTx, id: string): Promise<readonly TimelineEntry[]> {
  const rows = await tx
    .select({ id: events.id, type: events.type, at: events.at, actor: events.actor, data: events.data })
    .from(events)
    .where(and(eq(events.subject, `invoice:${id}`), ne(events.type, VIEWED)))
    .orderBy(asc(events.position))
    .limit(MOST_EVENTS);
  const views = await viewsOf(tx, id);
  const told = rows
    .filter(({ type }) => !SILENT.has(type))
    .map(({ actor, data, ...event }) => ({
      ...event,
      actor: (actor as Actor).kind === 'system' ? '' : (actor as Actor).name,
      data: data as TimelineEntry['data'],
    }));
  return [...told, ...views].sort((a, b) => a.at.getTime() - b.at.getTime());
}

/** However often a document was looked at, it is one entry: when last, and how often. */
async function viewsOf(tx: CompanyTx, id: string): Promise<readonly TimelineEntry[]> {
  const [views] = await tx
    .select({ at: max(events.at), count: count() })
    .from(events)
    .where(and(eq(events.subject, `invoice:${id}`), eq(events.type, VIEWED)));
  if (!views || views.at === null) return [];
  return [{ id: `${id}:${VIEWED}`, type: VIEWED, at: views.at, actor: '', data: { count: views.count } }];
}
