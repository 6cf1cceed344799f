import { and, count, desc, eq, gte, inArray, min, not, sql } from 'drizzle-orm';

import { fiscalSubmissions } from '#drizzle/schema/fiscalization.ts';
import { invoices } from '#drizzle/schema/invoicing.ts';
import { type EmailStatus, outboundEmails } from '#drizzle/schema/notifications.ts';
import { invoiceSettlements } from '#drizzle/schema/payments.ts';
import type { AttentionItem, AttentionKind } from '#server/contracts/overview.ts';
import { MAIL_UNSURE, REMINDER_NEEDLESS } from '#server/contracts/mail-failure.ts';
import { priceListOn } from '#server/domain/billing/plans.ts';
import { deadlineMarkAt } from '#server/domain/fiscal/delivery-deadline.ts';
import { standingOf, trialEnd } from '#server/domain/billing/standing.ts';
import type { CompanyTx } from '#server/db/company-tx.ts';
import { decimalFromMinor } from '#server/domain/shared/money.ts';
import { addDays, daysBetween, zagrebDateOf, zagrebInstant } from '#server/domain/shared/plain-date.ts';

import { bankAttention } from './bank-attention.ts';
import type { CompanyFacts } from './company-facts.ts';
import { einvoiceAttention } from './einvoice-attention.ts';
import { quoteAttention } from './quote-attention.ts';
import { recurringAttention } from './recurring-attention.ts';
import type { Receivables } from './receivables.ts';

/** A certificate takes days to get: the first warning leaves time, the last days are red. */
const CERTIFICATE_DAYS = { warn: 60, err: 7 };
/** Mail that came back longer ago than this has been seen to or will not be. */
const BOUNCED_DAYS = 30;
const MOST_BOUNCED = 5;
const UNDELIVERED = ['bounced', 'failed', 'complained', 'suppressed'] as const satisfies readonly EmailStatus[];

export interface AttentionFacts {
  readonly today: string;
  readonly now: Date;
  /** False where fiscalization is switched off: then no certificate is missed. */
  readonly fiscalizes: boolean;
  /** Whether we sell subscriptions here, and to the one who asks. */
  readonly sells: boolean;
  readonly company: CompanyFacts;
  readonly receivables: Receivables;
}

const item = (
  kind: AttentionKind,
  severity: AttentionItem['severity'],
  href: string,
  rest: Partial<AttentionItem> = {},
): AttentionItem => ({
  kind,
  severity,
  href,
  count: 1,
  deadlineAt: null,
  late: false,
  amount: null,
  days: null,
  number: null,
  name: null,
  reason: null,
  ...rest,
});

/** What somebody should see to now, the most urgent first. A few statements, however many documents there are. */
export async function attentionOf(tx: CompanyTx, facts: AttentionFacts): Promise<readonly AttentionItem[]> {
  const { hasIban, drafts } = facts.company;
  const found = [
    ...(await submissionItems(tx, facts)),
    ...(facts.company.isIntermediarySetUp === false ? [item('intermediary_setup', 'warn', 'postavke/eracun')] : []),
    ...(facts.company.hasWaitingEInvoices ? await einvoiceItems(tx) : []),
    ...unsentItems(facts.company),
    ...pdfItems(facts.company),
    ...reportItems(facts.company),
    ...certificateItems(facts),
    ...overdueItems(facts),
    ...(await bouncedItems(tx, facts)),
    ...mailboxItems(facts),
    ...subscriptionItems(facts),
    ...(await bankItems(tx, facts)),
    ...(facts.company.hasFailedDays ? await recurringItems(tx) : []),
    ...(facts.company.hasAcceptedQuotes ? await quoteItems(tx) : []),
    ...(facts.company.untoldTips > 0 ? [item('tips_untold', 'warn', 'blagajna', { count: facts.company.untoldTips })] : []),
    ...cashItems(facts),
    ...(hasIban ? [] : [item('iban_missing', 'warn', 'postavke/tvrtka')]),
    ...(drafts > 0 ? [item('drafts', 'info', 'racuni?prikaz=drafts', { count: drafts })] : []),
  ];
  const rank = { err: 0, warn: 1, info: 2 };
  return found.sort((a, b) => rank[a.severity] - rank[b.severity]);
}

async function submissionItems(tx: CompanyTx, { now }: AttentionFacts): Promise<AttentionItem[]> {
  const rows = await tx
    .select({
      stopped: sql<boolean>`${fiscalSubmissions.status} = 'stopped'`,
      count: count(),
      deadlineAt: min(fiscalSubmissions.deadlineAt),
      issuedAt: min(invoices.issuedAt),
      id: sql<string>`min(${invoices.id}::text)`,
      number: min(invoices.number),
    })
    .from(fiscalSubmissions)
    .innerJoin(invoices, and(eq(invoices.companyId, fiscalSubmissions.companyId), eq(invoices.id, fiscalSubmissions.invoiceId)))
    .where(inArray(fiscalSubmissions.status, ['pending', 'sending', 'stopped']))
    .groupBy(sql`1`);
  return rows.map(({ stopped, count, deadlineAt, issuedAt, id, number }) => {
    const one = count === 1;
    const mark = deadlineAt === null || issuedAt === null ? null : deadlineMarkAt(issuedAt, deadlineAt, now);
    const late = deadlineAt !== null && deadlineAt < now;
    const rest = { count, deadlineAt, late, number: one ? number : null, reason: mark };
    const href = one ? `racuni/${id}` : 'racuni?prikaz=awaiting';
    return stopped
      ? item('fiscalization_stopped', 'err', href, rest)
      : item('awaiting_jir', mark === 'quarter' ? 'err' : 'warn', href, rest);
  });
}

/** An eRačun that lies where the buyer will not see it, or that the buyer sent back. */
async function einvoiceItems(tx: CompanyTx): Promise<AttentionItem[]> {
  const rows = await einvoiceAttention(tx);
  return rows.map(({ kind, href, ...rest }) => item(kind, 'err', href, rest));
}

/** What must go as eRačun and nobody has sent; of several the first, after which the next one stands here. */
function unsentItems({ unsentEInvoices }: CompanyFacts): AttentionItem[] {
  if (unsentEInvoices === null || unsentEInvoices.count === 0) return [];
  const { count, id, number, takeBack } = unsentEInvoices;
  const reason = takeBack ? ('taken_back' as const) : null;
  return [item('einvoice_unsent', 'warn', `racuni/${id}`, { ...(count > 1 ? { count } : { number }), reason })];
}

/** Buyers who cannot receive an eRačun and were not sent the PDF either. */
function pdfItems({ unsentPdfs }: CompanyFacts): AttentionItem[] {
  if (unsentPdfs === null || unsentPdfs.count === 0) return [];
  const { count, id, number, name, reason } = unsentPdfs;
  // Of several the first: once it is sent, the next one stands here.
  const of = count > 1 ? { count } : { number, name };
  return [item('einvoice_pdf_unsent', 'warn', `racuni/${id}?radnja=posalji`, { ...of, reason })];
}

/** Reports to the Tax Administration that stopped, or are late. */
function reportItems({ einvoices }: CompanyFacts): AttentionItem[] {
  if (einvoices === null) return [];
  const { failed, late } = einvoices;
  return [
    ...(failed > 0 ? [item('einvoice_report_failed', 'err', 'eracuni/prijave', { count: failed })] : []),
    ...(late > 0 ? [item('einvoice_report_late', 'err', 'eracuni/prijave', { count: late })] : []),
  ];
}

function certificateItems({ fiscalizes, company, today }: AttentionFacts): AttentionItem[] {
  const { certificateUntil, hasInvoice, hasReceipt } = company;
  if (!fiscalizes) return [];
  // Whoever has fiscalized before is stopped by it; a newcomer merely has not come to it yet; who issues eRačuni alone needs none.
  if (certificateUntil === null && hasInvoice && !hasReceipt) return [];
  if (certificateUntil === null) return [item('certificate_missing', hasReceipt ? 'err' : 'warn', 'postavke/certifikat')];
  const days = daysBetween(today, zagrebDateOf(certificateUntil));
  if (days > CERTIFICATE_DAYS.warn) return [];
  const severity = days <= CERTIFICATE_DAYS.err ? 'err' : 'warn';
  return [item('certificate_expiring', severity, 'postavke/certifikat', { deadlineAt: certificateUntil, days })];
}

function overdueItems({ receivables, today }: AttentionFacts): AttentionItem[] {
  const { overdueCount, overdueMinor, oldestDueOn } = receivables;
  if (overdueCount === 0) return [];
  const days = oldestDueOn === null ? null : daysBetween(oldestDueOn, today);
  return [
    item('overdue', 'warn', 'racuni?prikaz=overdue', { count: overdueCount, amount: decimalFromMinor(overdueMinor), days }),
  ];
}

/** More cash than may stay overnight: what is above it belongs on the account. */
function cashItems({ company: { fullPremises, fullPremisesMinor } }: AttentionFacts): AttentionItem[] {
  if (fullPremises === null || fullPremisesMinor === null) return [];
  const amount = decimalFromMinor(fullPremisesMinor);
  return [item('cash_over_maximum', 'warn', 'blagajnicki-dnevnik', { name: fullPremises, amount })];
}

/** Documents no longer come out of a mailbox until its owner agrees again. */
function mailboxItems({ company: { restingMailboxes, restingAddress } }: AttentionFacts): AttentionItem[] {
  if (restingMailboxes === 0) return [];
  return [item('mailbox_reconnect', 'err', 'pretinac', { count: restingMailboxes, name: restingAddress })];
}

/** What we are paid is no reason to hinder anybody's work: a reminder, nothing more. */
function subscriptionItems({ sells, company, now, today }: AttentionFacts): AttentionItem[] {
  const { createdAt, subscription, owedMinor } = company;
  if (!sells || createdAt === null) return [];
  const standing = standingOf({
    now,
    trialEndsAt: trialEnd(createdAt, priceListOn(today).trialDays),
    subscription: subscription === null ? null : { status: subscription, endsAt: null },
  });
  if (standing === 'trial_over') return [item('subscription_missing', 'warn', 'postavke/pretplata')];
  if (standing !== 'card_problem') return [];
  return [item('subscription_unpaid', 'err', 'postavke/pretplata', { amount: decimalFromMinor(owedMinor ?? 0n) })];
}

/** Transactions no longer come, or soon will not, until the owner of an account agrees again. */
async function bankItems(tx: CompanyTx, { now }: AttentionFacts): Promise<AttentionItem[]> {
  const banks = await bankAttention(tx, now);
  return banks.map(({ kind, name, days, deadlineAt }) => {
    const isUrgent = kind === 'bank_consent_over' || days <= 1;
    return item(kind, isUrgent ? 'err' : 'warn', 'banka', { name, days, deadlineAt });
  });
}

/** The last mail of a document did not arrive. A later one replaces it, and nobody waits for what is paid or cancelled. */
async function bouncedItems(tx: CompanyTx, { today }: AttentionFacts): Promise<AttentionItem[]> {
  const since = zagrebInstant(addDays(today, -BOUNCED_DAYS), '00:00:00');
  const sentAgain = sql`exists (select 1 from ${outboundEmails} later where later.company_id = ${outboundEmails.companyId} and later.invoice_id = ${outboundEmails.invoiceId} and later.created_at > ${outboundEmails.createdAt})`;
  const doneWith = sql`exists (select 1 from ${invoiceSettlements} p where p.company_id = ${invoices.companyId} and p.invoice_id = ${invoices.id} and p.payable_minor > 0 and p.open_minor = 0)`;
  const rows = await tx
    .select({
      id: invoices.id,
      number: invoices.number,
      status: outboundEmails.status,
      failure: outboundEmails.failure,
      name: outboundEmails.recipient,
    })
    .from(outboundEmails)
    .innerJoin(invoices, and(eq(invoices.companyId, outboundEmails.companyId), eq(invoices.id, outboundEmails.invoiceId)))
    .where(
      and(
        inArray(outboundEmails.status, UNDELIVERED),
        sql`${outboundEmails.failure} is distinct from ${REMINDER_NEEDLESS}`,
        gte(outboundEmails.createdAt, since),
        not(sentAgain),
        not(doneWith),
      ),
    )
    .orderBy(desc(outboundEmails.createdAt))
    .limit(MOST_BOUNCED);
  return rows.map(({ id, number, name, status, failure }) => {
    const reason = failure === MAIL_UNSURE ? MAIL_UNSURE : (UNDELIVERED.find((each) => each === status) ?? null);
    return item('bounced', 'err', `racuni/${id}`, { number, name, reason });
  });
}

/** Days of schedules that stopped: one leads to what it was about, more to the schedules. */
async function recurringItems(tx: CompanyTx): Promise<AttentionItem[]> {
  const failed = await recurringAttention(tx);
  const [first] = failed;
  if (first === undefined) return [];
  const href = failed.length === 1 ? `ponavljajuci/${first.recurringId}` : 'ponavljajuci';
  return [item('recurring_failed', 'err', href, { count: failed.length, name: first.name })];
}

/** Quotes that customers accepted: one leads to its page, where the invoice is made, more to their list. */
async function quoteItems(tx: CompanyTx): Promise<AttentionItem[]> {
  const [first, ...others] = await quoteAttention(tx);
  if (first === undefined) return [];
  const { id, number, name, totalMinor } = first;
  if (others.length > 0) return [item('quote_accepted', 'info', 'ponude?prikaz=accepted', { count: others.length + 1, name })];
  return [item('quote_accepted', 'info', `ponude/${id}`, { number, name, amount: decimalFromMinor(totalMinor) })];
}
