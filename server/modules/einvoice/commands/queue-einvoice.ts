import { eq } from 'drizzle-orm';

import { outgoingEinvoices } from '#drizzle/schema/einvoice.ts';
import { fiscalSubmissions } from '#drizzle/schema/fiscalization.ts';
import { type CompanyContext, scopeOf } from '#server/context.ts';
import type { EInvoiceIdInput, ResolveUnsureInput } from '#server/contracts/einvoice.ts';
import { type CompanyTx, withCompanyTx } from '#server/db/company-tx.ts';
import { fromDocument } from '#server/domain/einvoice/from-document/from-document.ts';
import type { Attachment } from '#server/domain/einvoice/model/einvoice.ts';
import { findEInvoiceFindings } from '#server/domain/einvoice/preflight/find-findings.ts';
import { mayGoAgain, type OutgoingChannel } from '#server/domain/einvoice/states.ts';
import { writeEInvoice } from '#server/domain/einvoice/model/write-einvoice.ts';
import { isNegativeInvoice } from '#server/domain/invoicing/einvoice-terms.ts';
import { takesBack } from '#server/domain/invoicing/kinds.ts';
import { conflict, invalid, notFound, precondition } from '#server/domain/shared/errors.ts';
import { record } from '#server/events/record.ts';
import { loadDocument } from '#server/modules/invoicing/index.ts';

import { openAccount, portOf, requireAccount } from '../account.ts';
import { embeddedFiles } from '../embedded-files.ts';
import { operatorFactsOf } from '../findings-of.ts';
import { notItsTurn } from '../its-turn.ts';
import { openCopy } from '../copies/copy-standing.ts';
import { resolveCopy } from '../copies/resolve-copy.ts';

/**
 * Puts an issued invoice, or its storno, into the queue of eRačun; sent again after a refusal it is written anew. Asked twice it
 * is queued once. What takes back goes the way of what it takes back. Throws `precondition` EINVOICE_NOT_SET_UP, EINVOICE_OFF,
 * EINVOICE_ALREADY_FISCALIZED, EINVOICE_CANCELLED, EINVOICE_ORIGINAL_NOT_SENT or EINVOICE_NO_CREDIT_NOTES, and `invalid`
 * EINVOICE_INCOMPLETE with each field that is missing; and as `embeddedFiles`.
 */
export async function queueEInvoice(ctx: CompanyContext, { id }: EInvoiceIdInput): Promise<void> {
  const attachments = await embeddedFiles(ctx, id);
  await withCompanyTx(ctx.deps, scopeOf(ctx), (tx) => queueIn(tx, ctx, id, { wanted: 'exchange', attachments }));
}

/**
 * Puts an issued invoice into the same queue to be reported only, because its buyer cannot receive an eRačun (NN 89/2025 čl. 51); the
 * buyer is mailed the PDF (`mailNotIssued`). Throws as `queueEInvoice` does, `precondition` EINVOICE_NOT_POSSIBLE, and `conflict`
 * EINVOICE_BUYER_RECEIVES where the buyer can.
 */
export async function reportNotIssued(ctx: CompanyContext, { id }: EInvoiceIdInput): Promise<void> {
  const { deps } = ctx;
  const asked = await withCompanyTx(deps, scopeOf(ctx), async (tx) => {
    const { document } = await loadDocument(tx, id);
    const opened = await openAccount(tx, deps, await requireAccount(tx));
    if (!opened.port.capabilities().reportNotIssued) throw precondition('EINVOICE_NOT_POSSIBLE');
    return { ...opened, oib: document.buyer.oib };
  });
  const { port, account, oib } = asked;
  if (oib !== null && port.capabilities().canReceive && (await port.canReceive(account, oib)))
    throw conflict('EINVOICE_BUYER_RECEIVES');
  await withCompanyTx(deps, scopeOf(ctx), (tx) => queueIn(tx, ctx, id, { wanted: 'report', attachments: [] }));
}

interface Way {
  readonly wanted: OutgoingChannel;
  readonly attachments: readonly Attachment[];
}

async function queueIn(tx: CompanyTx, ctx: CompanyContext, id: string, { wanted, attachments }: Way): Promise<void> {
  const { deps } = ctx;
  const loaded = await loadDocument(tx, id);
  const { document } = loaded;
  const { intermediary } = await requireAccount(tx);
  const port = portOf(deps, intermediary);
  const [known] = await tx.select().from(outgoingEinvoices).where(eq(outgoingEinvoices.id, id)).for('update');
  if (known !== undefined && !mayGoAgain(known)) return;
  // Whoever sent a copy sends another one: the original would be a second document of its number.
  if (known !== undefined && (await openCopy(tx, id)) !== null) throw conflict('EINVOICE_COPY_UNDERWAY');
  const [receipt] = await tx
    .select({ id: fiscalSubmissions.invoiceId })
    .from(fiscalSubmissions)
    .where(eq(fiscalSubmissions.invoiceId, id));
  if (receipt !== undefined) throw precondition('EINVOICE_ALREADY_FISCALIZED');
  if (takesBack(document.kind) && !isNegativeInvoice(document) && !port.capabilities().creditNote)
    throw precondition('EINVOICE_NO_CREDIT_NOTES');
  const obstacle = await notItsTurn(tx, id);
  if (obstacle !== null) throw precondition(obstacle.code, { params: { number: obstacle.number } });
  const operator = await operatorFactsOf(tx, loaded);
  const issues = findEInvoiceFindings(document, operator, ctx.locale);
  if (issues.length > 0) throw invalid('EINVOICE_INCOMPLETE', { issues });
  const now = deps.clock.now();
  const channel = (await channelOf(tx, loaded.row.cancelsId ?? loaded.row.correctsId)) ?? wanted;
  const values = {
    intermediary,
    channel,
    status: 'queued' as const,
    xml: writeEInvoice(fromDocument({ document, operator, attachments })),
    providerRef: null,
    transport: 'preparing' as const,
    fiscal: 'none' as const,
    business: 'none' as const,
    rawCode: null,
    errors: [],
    failure: null,
    attempts: 0,
    nextAttemptAt: now,
    nextCheckAt: null,
    queuedAt: now,
    sentAt: null,
  };
  await tx
    .insert(outgoingEinvoices)
    .values({ companyId: ctx.company.id, id, ...values })
    .onConflictDoUpdate({ target: [outgoingEinvoices.companyId, outgoingEinvoices.id], set: values });
  await record(tx, { type: 'einvoice.queued', subject: `invoice:${id}`, data: { intermediary, channel } });
}

/** How the document that this one takes back or corrects went; null for none. */
async function channelOf(tx: CompanyTx, originalId: string | null): Promise<OutgoingChannel | null> {
  if (originalId === null) return null;
  const [original] = await tx
    .select({ channel: outgoingEinvoices.channel })
    .from(outgoingEinvoices)
    .where(eq(outgoingEinvoices.id, originalId));
  return original?.channel ?? null;
}

/** What a person found out about a document, or a corrected copy, of which nobody knew whether it went: it did, or it is to be sent again. */
export async function resolveUnsure(ctx: CompanyContext, { id, wasSent }: ResolveUnsureInput): Promise<void> {
  const { deps } = ctx;
  await withCompanyTx(deps, scopeOf(ctx), async (tx) => {
    const [known] = await tx.select().from(outgoingEinvoices).where(eq(outgoingEinvoices.id, id)).for('update');
    if (known === undefined) throw notFound('INVOICE_NOT_FOUND');
    const now = deps.clock.now();
    const subject = `invoice:${id}`;
    const copy = await openCopy(tx, id);
    if (copy?.status === 'stopped' && copy.failure === 'unsure') return resolveCopy(tx, copy, { wasSent, now });
    if (known.status !== 'stopped' || known.failure !== 'unsure') throw conflict('EINVOICE_NOT_UNSURE');
    const { intermediary, channel } = known;
    const values = wasSent
      ? { status: 'sent' as const, transport: 'sent' as const, sentAt: now, failure: null }
      : { status: 'queued' as const, nextAttemptAt: now, failure: null };
    await tx.update(outgoingEinvoices).set(values).where(eq(outgoingEinvoices.id, id));
    if (wasSent) await record(tx, { type: 'einvoice.sent', subject, data: { intermediary, providerRef: '' } });
    else await record(tx, { type: 'einvoice.queued', subject, data: { intermediary, channel } });
  });
}
