import { eq } from 'drizzle-orm';

import { outgoingEinvoices } from '#drizzle/schema/einvoice.ts';
import { fiscalSubmissions } from '#drizzle/schema/fiscalization.ts';
import { invoices } from '#drizzle/schema/invoicing.ts';
import { type CompanyContext, type Deps, scopeOf } from '#server/context.ts';
import type { CancelInvoiceInput } from '#server/contracts/invoicing.ts';
import { type CompanyTx, withCompanyTx } from '#server/db/company-tx.ts';
import { findEInvoiceFindings } from '#server/domain/einvoice/preflight/find-findings.ts';
import { classifiedAs } from '#server/domain/invoicing/advance.ts';
import { purposeFor } from '#server/domain/invoicing/device-purpose.ts';
import type { LineInput } from '#server/domain/invoicing/document.ts';
import { NEGATIVE_TYPE } from '#server/domain/invoicing/einvoice-terms.ts';
import { issueStorno } from '#server/domain/invoicing/storno.ts';
import type { Rule } from '#server/domain/rules/rule.ts';
import { conflict, invalid } from '#server/domain/shared/errors.ts';
import { record } from '#server/events/record.ts';
import { refundCash } from '#server/modules/cash/index.ts';
import { currentDataOf, requireCertificate, submitInline } from '#server/modules/fiscalization/index.ts';
import { lockSettlement } from '#server/modules/payments/index.ts';

import { commitDocument, type IssueResult } from '../commit-document.ts';
import type { OperatorRow } from '../draft-parts.ts';
import { loadDocument } from '../load-document.ts';
import { issuingCompanyOf, sellerOf } from '../parties-of.ts';
import { placeAgain } from '../place-again.ts';
import { reasonGiven } from '../reason-given.ts';
import { takeNumber } from '../take-number.ts';
import { usualTypeOfTakingBack } from '../takes-back-as.ts';

/** What is cancelled, why, and as what the storno goes as eRačun; `locale` is that of what is told when it cannot. */
export interface Storno extends CancelInvoiceInput {
  readonly locale?: 'hr' | 'en' | undefined;
  /** The lines of the final invoice that it makes room for: they classify what an advance left open. */
  readonly supplied?: readonly LineInput[];
}

/**
 * Cancels an issued document by a new one with every amount negated, its own number, ZKI and JIR, linked to the original
 * (Zakon o fiskalizaciji čl. 24). It is fiscalized exactly when the original was. What was credited or debited is not cancelled:
 * the rest of it is credited.
 */
export async function cancelInvoice(ctx: CompanyContext, input: CancelInvoiceInput): Promise<IssueResult> {
  const { deps } = ctx;
  const rules = await deps.rules();
  const result = await withCompanyTx(deps, scopeOf(ctx), (tx) => cancelIn(tx, deps, { ...input, locale: ctx.locale }, rules));
  deps.checkpoint('issue.committed');
  if (result.zki === null) return result;
  const timeoutMs = deps.installation.inlineFiscalizationMs;
  return { ...result, jir: await submitInline(deps, { scope: scopeOf(ctx), invoiceId: result.id, timeoutMs }) };
}

/**
 * The same in an open transaction; `by` is the operator who is signed on at a till. What was paid in cash is given back in cash.
 *
 * @throws DomainError `conflict` CASH_NOT_ENOUGH, CASH_NOT_IN_DRAWER, CASH_NOT_IN_SAFE where the cash is not there; as `stornoIn`
 */
export async function cancelIn(
  tx: CompanyTx,
  deps: Deps,
  input: Storno,
  rules: readonly Rule[],
  by?: OperatorRow,
): Promise<IssueResult> {
  const result = await stornoIn(tx, deps, input, rules, by);
  await refundCash(tx, { originalId: input.id, byId: result.id });
  return result;
}

/**
 * The storno alone: no money changes hands, for another document takes over what was paid.
 *
 * @throws DomainError `conflict` INVOICE_ALREADY_CANCELLED, INVOICE_CORRECTED; `invalid` STORNO_NOT_AS_INVOICE, with what is missing,
 * where it cannot go as an invoice below zero
 */
export async function stornoIn(
  tx: CompanyTx,
  deps: Deps,
  input: Storno,
  rules: readonly Rule[],
  by?: OperatorRow,
): Promise<IssueResult> {
  const { document: original, row } = await loadDocument(tx, input.id);
  await lockSettlement(tx, input.id);
  const [already] = await tx.select({ number: invoices.number }).from(invoices).where(eq(invoices.cancelsId, input.id));
  if (already) throw conflict('INVOICE_ALREADY_CANCELLED', { params: { number: already.number } });
  const [corrected] = await tx.select({ number: invoices.number }).from(invoices).where(eq(invoices.correctsId, input.id));
  if (corrected) throw conflict('INVOICE_CORRECTED', { params: { number: corrected.number } });
  const company = await issuingCompanyOf(tx);
  const [submission] = await tx
    .select({ receipt: fiscalSubmissions.receipt })
    .from(fiscalSubmissions)
    .where(eq(fiscalSubmissions.invoiceId, input.id));
  const [einvoice] = await tx
    .select({ id: outgoingEinvoices.id })
    .from(outgoingEinvoices)
    .where(eq(outgoingEinvoices.id, input.id));
  const asked = purposeFor({ isEInvoice: einvoice !== undefined, isFiscalized: submission !== undefined });
  const place = await placeAgain(tx, company, row, asked, by);
  const certificate = submission ? await requireCertificate(tx, deps) : null;

  const { ordinal, issuedAt } = await takeNumber(tx, place.sequenceKey);
  const { premisesCode, deviceCode, placeOfIssue, operator } = place;
  const id = deps.ids.next();
  const { reason, einvoiceType: wish, locale = 'hr' } = input;
  const number = { ordinal, premisesCode, deviceCode };
  const context = { id, number, issuedAt, placeOfIssue, seller: sellerOf(company), operator };
  // Money goes back the way that it came: as the Tax Administration has it, where that was changed since.
  const { paymentMethod } =
    submission === undefined
      ? original
      : await currentDataOf(tx, input.id, { paymentMethod: original.paymentMethod, receipt: submission.receipt });
  const asCredit = () => ({ ...issueStorno(original, context, { reason }), paymentMethod });
  const asInvoice = () => {
    const lines = classifiedAs(original.lines, input.supplied ?? []);
    return { ...issueStorno({ ...original, lines }, context, { reason, type: NEGATIVE_TYPE }), paymentMethod };
  };
  const type = wish ?? (einvoice === undefined ? '381' : await usualTypeOfTakingBack(tx, deps));
  let document = type === NEGATIVE_TYPE ? asInvoice() : asCredit();
  if (type === NEGATIVE_TYPE) {
    const issues = findEInvoiceFindings(document, { name: operator.name, oib: operator.oib }, locale);
    if (issues.length > 0 && wish !== undefined) throw invalid('STORNO_NOT_AS_INVOICE', { issues });
    // Nobody asked for it: what lacks a code is cancelled nevertheless, as the credit note that then stays here.
    if (issues.length > 0) document = asCredit();
  }
  const result = await commitDocument(tx, deps, {
    document,
    place,
    contactId: row.contactId,
    originId: null,
    company,
    certificate,
    rules,
  });
  await record(tx, {
    type: 'invoice.cancelled',
    subject: `invoice:${original.id}`,
    data: { byId: result.id, byNumber: result.number, ...reasonGiven(document) },
  });
  return result;
}
