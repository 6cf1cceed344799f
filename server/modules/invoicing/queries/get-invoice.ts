import { and, asc, eq, isNull, ne } from 'drizzle-orm';

import { documents } from '#drizzle/schema/documents.ts';
import { fiscalSubmissions } from '#drizzle/schema/fiscalization.ts';
import { internalNotes, invoices } from '#drizzle/schema/invoicing.ts';
import { payments } from '#drizzle/schema/payments.ts';
import { type CompanyContext, scopeOf } from '#server/context.ts';
import type { FiscalDto } from '#server/contracts/fiscal-state.ts';
import type { InvoiceDto, InvoiceIdInput } from '#server/contracts/invoicing.ts';
import { type CompanyTx, withCompanyTx } from '#server/db/company-tx.ts';
import { asCopy } from '#server/domain/einvoice/copy/copy-content.ts';
import { fiscalQrUrl } from '#server/domain/fiscal/fiscal-qr.ts';
import type { PaymentMethod } from '#server/domain/invoicing/document.ts';
import { type CorrectionKind, correctionsOf, type LegalKind } from '#server/domain/invoicing/kinds.ts';
import { invoiceStatusOf, openMinorOf, overdueDaysOf } from '#server/domain/invoicing/status.ts';
import { provingVatId } from '#server/domain/invoicing/vat-id-proof.ts';
import { decimalFromMinor } from '#server/domain/shared/money.ts';
import { zagrebDateOf } from '#server/domain/shared/plain-date.ts';
import { currentDataOf, tipsOf } from '#server/modules/fiscalization/index.ts';

import { vatProofOf } from '#server/modules/parties/index.ts';

import { loadAdvance } from '../advance.ts';
import { isCorrected } from '../corrected.ts';
import { lastCopy } from '../last-copy.ts';
import { loadDocument, type LoadedDocument } from '../load-document.ts';
import { chainOf } from './chain.ts';
import { documentDto } from './document-dto.ts';
import { emailsOf, timelineOf } from './beside-document.ts';
import { factColumns, withFacts } from './invoice-facts.ts';

/** An issued document with all that stands beside it and its timeline, oldest first. */
export async function getInvoice(ctx: CompanyContext, input: InvoiceIdInput): Promise<InvoiceDto> {
  const today = zagrebDateOf(ctx.deps.clock.now());
  return withCompanyTx(ctx.deps, scopeOf(ctx), async (tx) => {
    const { document: issued, row } = await loadDocument(tx, input.id);
    const copy = await lastCopy(tx, input.id);
    const document = copy === null ? issued : asCopy(issued, copy.content, copy.at);
    const [found] = await withFacts(
      tx
        .select({ ...factColumns, note: internalNotes.note, labels: internalNotes.labels })
        .from(invoices)
        .$dynamic(),
    ).where(eq(invoices.id, input.id));
    if (!found) throw new Error('a document vanished while it was read');
    const facts = { ...found, cancelled: found.cancelledById !== null };
    const corrected = await isCorrected(tx, input.id);
    const maySettle = document.kind === 'advance' && (await loadAdvance(tx, input.id)).maySettle;
    return {
      ...documentDto(document),
      kind: document.kind,
      internal: { note: found.note ?? '', labels: found.labels ?? [] },
      contactId: row.contactId,
      vatProof: await vatProofFor(tx, row, provingVatId(document.lines, document.buyer)),
      status: invoiceStatusOf(facts, today),
      overdueDays: overdueDaysOf(facts, today),
      paid: decimalFromMinor(found.paidMinor),
      open: decimalFromMinor(openMinorOf(facts)),
      credited: decimalFromMinor(found.creditedMinor),
      maySettle,
      corrections: facts.cancelled || found.totalMinor <= 0n ? [] : correctionsFor(document.kind, corrected, maySettle),
      isCorrected: corrected,
      chain: await chainOf(tx, input.id),
      cancelledBy: found.cancelledById === null ? null : { id: found.cancelledById, number: found.cancelledByNumber ?? '' },
      fiscal: await fiscalOf(tx, input.id, document.paymentMethod),
      payments: await paymentsOf(tx, input.id),
      emails: await emailsOf(tx, input.id),
      documents: await documentsOf(tx, input.id),
      timeline: await timelineOf(tx, input.id),
    };
  });
}

/** Proof of the number that a document without VAT rests on, as of its day. */
const vatProofFor = async (
  tx: CompanyTx,
  { contactId, issuedOn }: Pick<LoadedDocument['row'], 'contactId' | 'issuedOn'>,
  vatId: string | null,
): Promise<InvoiceDto['vatProof']> => (contactId === null || vatId === null ? null : vatProofOf(tx, contactId, vatId, issuedOn));

/** How a document may be corrected: of an advance the rest is given back once a part was deducted. */
const correctionsFor = (kind: LegalKind, corrected: boolean, maySettle: boolean): readonly CorrectionKind[] =>
  kind === 'advance' && corrected && maySettle ? ['credit_note'] : correctionsOf(kind);

async function fiscalOf(tx: CompanyTx, id: string, paymentMethod: PaymentMethod): Promise<FiscalDto | null> {
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
    ...(await currentDataOf(tx, id, { paymentMethod, receipt: row.receipt })),
    tips: await tipsOf(tx, id),
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

/** Files of the document itself; what the intermediary answered stands with the steps of its eRačun. */
async function documentsOf(tx: CompanyTx, id: string): Promise<InvoiceDto['documents']> {
  const { kind, variant, filename, sha256, bytes, retainUntil, createdAt } = documents;
  return tx
    .select({ id: documents.id, kind, variant, filename, sha256, bytes, retainUntil })
    .from(documents)
    .where(and(eq(documents.subject, `invoice:${id}`), ne(kind, 'einvoice_answer')))
    .orderBy(asc(createdAt));
}
