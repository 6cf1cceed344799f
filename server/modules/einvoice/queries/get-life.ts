import { and, asc, desc, eq, gte, isNull, sql } from 'drizzle-orm';

import { documents } from '#drizzle/schema/documents.ts';
import { incomingEinvoices, outgoingEinvoices } from '#drizzle/schema/einvoice.ts';
import { events } from '#drizzle/schema/events.ts';
import { invoices } from '#drizzle/schema/invoicing.ts';
import { type EmailStatus, outboundEmails } from '#drizzle/schema/notifications.ts';
import { invoiceSettlements } from '#drizzle/schema/payments.ts';
import { type CompanyContext, scopeOf } from '#server/context.ts';
import type { LifeDto, LifeInput } from '#server/contracts/einvoice.ts';
import { type CompanyTx, withCompanyTx } from '#server/db/company-tx.ts';
import { incomingLife } from '#server/domain/einvoice/life/incoming-life.ts';
import { type LifeStep, stepOfNow } from '#server/domain/einvoice/life/life-step.ts';
import { type OutgoingFacts, outgoingLife } from '#server/domain/einvoice/life/outgoing-life.ts';
import { receiptDeadline } from '#server/domain/einvoice/receipt-deadline.ts';
import { takesBack } from '#server/domain/invoicing/kinds.ts';
import type { Rule } from '#server/domain/rules/rule.ts';
import { notFound } from '#server/domain/shared/errors.ts';
import { zagrebDateOf } from '#server/domain/shared/plain-date.ts';

import { abilitiesOf, findAccount } from '../account.ts';
import { openCopy } from '../copies/copy-standing.ts';
import { isReplaced, standingExpense } from '../copies/standing-expense.ts';
import { reportOfIncoming, reportsOfInvoice } from './list-reports.ts';
import { takenBackBy } from './taken-back-by.ts';

/** The way of one eRačun, sent (by the id of its invoice) or received. A few statements. Throws `not_found`. */
export async function getLife(ctx: CompanyContext, { id, direction }: LifeInput): Promise<LifeDto> {
  const rules = await ctx.deps.rules();
  const steps = await withCompanyTx(ctx.deps, scopeOf(ctx), (tx) =>
    direction === 'out' ? outgoingSteps(tx, ctx, id, rules) : incomingSteps(tx, ctx, id, rules),
  );
  return { steps, now: stepOfNow(steps) };
}

async function outgoingSteps(
  tx: CompanyTx,
  ctx: CompanyContext,
  id: string,
  rules: readonly Rule[],
): Promise<readonly LifeStep[]> {
  const now = ctx.deps.clock.now();
  const [found] = await tx
    .select({
      issuedAt: invoices.issuedAt,
      kind: invoices.kind,
      dueOn: invoices.dueOn,
      sending: outgoingEinvoices,
      settlement: invoiceSettlements,
    })
    .from(invoices)
    .leftJoin(outgoingEinvoices, and(eq(outgoingEinvoices.companyId, invoices.companyId), eq(outgoingEinvoices.id, invoices.id)))
    .leftJoin(
      invoiceSettlements,
      and(eq(invoiceSettlements.companyId, invoices.companyId), eq(invoiceSettlements.invoiceId, invoices.id)),
    )
    .where(eq(invoices.id, id));
  if (found === undefined) throw notFound('INVOICE_NOT_FOUND');
  const { sending, settlement } = found;
  const seen = await statesSeen(tx, id);
  const [file] =
    sending?.providerRef == null
      ? []
      : await tx
          .select({ id: documents.id })
          .from(documents)
          .where(
            and(
              eq(documents.subject, `invoice:${id}`),
              eq(documents.kind, 'einvoice_xml'),
              eq(documents.variant, sending.providerRef),
            ),
          );
  const [response] = await tx
    .select({ id: incomingEinvoices.id })
    .from(incomingEinvoices)
    .where(
      and(
        eq(incomingEinvoices.answersId, id),
        // What a corrected copy took the place of was answered before, or is answered by it.
        sql`${incomingEinvoices.answersAbout} is distinct from 'earlier'`,
        sending?.sentAt == null ? undefined : gte(incomingEinvoices.receivedAt, sending.sentAt),
      ),
    )
    .orderBy(desc(incomingEinvoices.receivedAt))
    .limit(1);
  const isWhole =
    settlement !== null &&
    (settlement.cancelled || (settlement.creditedMinor > 0n && settlement.creditedMinor >= settlement.payableMinor));
  const isAnswered = isWhole || (sending?.business === 'rejected' && (settlement?.creditedMinor ?? 0n) > 0n);
  const by = isAnswered ? await takenBackBy(tx, id) : null;
  const copy = sending?.status === 'sent' ? await openCopy(tx, id) : null;
  const isPaidFor = settlement !== null && !takesBack(found.kind) && !settlement.cancelled;
  return outgoingLife({
    issuedAt: found.issuedAt,
    sending: sending === null ? null : { ...sending, errors: sending.errors as readonly string[] },
    seen,
    tellsFiscal: sending !== null && (abilitiesOf(ctx.deps, sending.intermediary)?.fiscalStatus ?? false),
    receiptDue: seen.delivered === null ? null : receiptDeadline(seen.delivered, now, rules),
    payment: isPaidFor
      ? {
          isSettled: settlement.paidMinor > 0n && settlement.openMinor === 0n,
          isPart: settlement.paidMinor > 0n,
          isVoid: settlement.paidMinor === 0n && settlement.openMinor === 0n,
          lastOn: settlement.lastPaidOn,
          dueOn: found.dueOn,
        }
      : null,
    reports: await reportsOfInvoice(tx, id, zagrebDateOf(now)),
    pdf: sending?.channel === 'report' ? await pdfFacts(tx, id) : { mail: null, isAutomatic: false },
    answers: await answersOf(tx, id),
    fileId: file?.id ?? null,
    responseId: response?.id ?? null,
    copy: copy === null ? null : { ...copy, errors: copy.errors as readonly string[] },
    takenBack: by === null ? null : { ...by, isWhole },
  });
}

const UNDELIVERED: readonly EmailStatus[] = ['bounced', 'failed', 'complained', 'suppressed'];

async function pdfFacts(tx: CompanyTx, id: string): Promise<OutgoingFacts['pdf']> {
  const account = await findAccount(tx);
  const [mail] = await tx
    .select({ status: outboundEmails.status, sentAt: outboundEmails.sentAt, createdAt: outboundEmails.createdAt })
    .from(outboundEmails)
    .where(and(eq(outboundEmails.invoiceId, id), isNull(outboundEmails.reminder)))
    .orderBy(desc(outboundEmails.createdAt))
    .limit(1);
  const isAutomatic = account?.mailsNotIssued ?? false;
  if (mail === undefined) return { mail: null, isAutomatic };
  const { status, sentAt, createdAt } = mail;
  const state = status === 'queued' || status === 'scheduled' ? 'queued' : UNDELIVERED.includes(status) ? 'undelivered' : 'sent';
  return { mail: { at: sentAt ?? createdAt, state }, isAutomatic };
}

/** The archived answers that first told what the steps are about, since the last sending. */
async function answersOf(tx: CompanyTx, id: string): Promise<OutgoingFacts['answers']> {
  const kept = await tx
    .select({ id: documents.id, variant: documents.variant })
    .from(documents)
    .where(and(eq(documents.subject, `invoice:${id}`), eq(documents.kind, 'einvoice_answer')))
    .orderBy(asc(documents.createdAt), asc(documents.id));
  const told = kept.map((each) => ({ id: each.id, about: each.variant.split(':')[0] ?? '' }));
  const since = told.slice(
    Math.max(
      told.findLastIndex(({ about }) => about === 'sent'),
      0,
    ),
  );
  const first = (holds: (transport: string, fiscal: string, business: string) => boolean): string | null =>
    since.find(({ about }) => {
      const [transport = '', fiscal = '', business = ''] = about.split('-');
      return holds(transport, fiscal, business);
    })?.id ?? null;
  return {
    accepted: since.find(({ about }) => about === 'sent')?.id ?? null,
    fiscal: first((_transport, fiscal) => fiscal === 'done' || fiscal === 'failed'),
    delivered: first((transport) => transport === 'delivered'),
    business: first((_transport, _fiscal, business) => business !== 'none' && business !== ''),
  };
}

/** When each state was told first since the last sending. */
async function statesSeen(tx: CompanyTx, id: string): Promise<OutgoingFacts['seen']> {
  const happened = await tx
    .select({ type: events.type, data: events.data, at: events.at })
    .from(events)
    .where(eq(events.subject, `invoice:${id}`))
    .orderBy(asc(events.position));
  const sent = happened.findLastIndex(({ type }) => type === 'einvoice.sent' || type === 'einvoice.copy_sent');
  const told = happened
    .slice(sent + 1)
    .filter(({ type }) => type === 'einvoice.status_changed')
    .map(({ data, at }) => ({
      at,
      ...(data as { readonly transport: string; readonly fiscal: string; readonly business: string }),
    }));
  const first = (holds: (state: (typeof told)[number]) => boolean): Date | null => told.find(holds)?.at ?? null;
  return {
    accepted: first(({ transport }) => transport !== 'preparing' && transport !== 'processing'),
    fiscal: first(({ fiscal }) => fiscal === 'done'),
    delivered: first(({ transport }) => transport === 'delivered'),
    business: told.findLast(({ business }, index) => business !== told[index - 1]?.business && business !== 'none')?.at ?? null,
  };
}

async function incomingSteps(
  tx: CompanyTx,
  ctx: CompanyContext,
  id: string,
  rules: readonly Rule[],
): Promise<readonly LifeStep[]> {
  const now = ctx.deps.clock.now();
  const [row] = await tx.select().from(incomingEinvoices).where(eq(incomingEinvoices.id, id));
  if (row === undefined) throw notFound('EINVOICE_NOT_FOUND');
  const replaced = await tx
    .select({ id: incomingEinvoices.id })
    .from(incomingEinvoices)
    .where(and(eq(incomingEinvoices.id, id), isReplaced));
  const booked = await standingExpense(tx, row);
  const account = await findAccount(tx);
  const abilities = abilitiesOf(ctx.deps, row.intermediary);
  const told = await tx
    .select({ data: events.data, at: events.at })
    .from(events)
    .where(and(eq(events.subject, `einvoice:${id}`), eq(events.type, 'einvoice.receipt_state')))
    .orderBy(asc(events.position));
  const isDeadlined = row.kind === 'invoice' || row.kind === 'credit_note';
  return incomingLife({
    ...row,
    hasFlags: (row.flags as readonly string[]).length > 0,
    fileId: row.documentId,
    fiscalAt: told.findLast(({ data }) => (data as { readonly fiscal?: string }).fiscal === 'done')?.at ?? null,
    fiscalErrors: row.fiscalErrors as readonly string[],
    tellsFiscal: abilities?.fiscalStatus ?? false,
    deadline: isDeadlined ? receiptDeadline(row.receivedAt, now, rules) : null,
    mayDecide: account?.intermediary === row.intermediary && (abilities?.accept ?? false),
    bookedAt: booked?.createdAt ?? null,
    isReplaced: replaced.length > 0,
    report: await reportOfIncoming(tx, id, zagrebDateOf(now)),
  });
}
