import type { Deps } from '#server/context.ts';
import { type CompanyTx, contextOf } from '#server/db/company-tx.ts';
import { deliveryDeadline, paragonDeadline } from '#server/domain/fiscal/delivery-deadline.ts';
import { findPreSendIssues } from '#server/domain/fiscal/pre-send-checks.ts';
import { fiscalReceiptOf } from '#server/domain/fiscal/receipt-from-document.ts';
import type { FiscalReceipt } from '#server/domain/fiscal/receipt.ts';
import { isPaidOnTheSpot, type IssuedDocument } from '#server/domain/invoicing/document.ts';
import { type DocumentKind, type LegalKind, takesBack } from '#server/domain/invoicing/kinds.ts';
import type { Rule } from '#server/domain/rules/rule.ts';
import type { PaidPart } from '#server/domain/till/split-payment.ts';
import { invalid } from '#server/domain/shared/errors.ts';
import { decimalFromMinor } from '#server/domain/shared/money.ts';
import { record } from '#server/events/record.ts';
import { joinShift } from '#server/modules/cash/index.ts';
import { type CertificateRow, prepareSubmission } from '#server/modules/fiscalization/index.ts';
import { openSettlement, recordPaymentIn } from '#server/modules/payments/index.ts';

import { insertDocument } from './insert-document.ts';
import type { IssuePlace } from './issue-place.ts';
import { currentLogoId } from './logo.ts';
import { settleOrigin } from './origin.ts';
import type { CompanyRow } from './parties-of.ts';

export interface CommitDocument {
  readonly document: IssuedDocument & { readonly kind: LegalKind };
  readonly place: IssuePlace;
  readonly contactId: string | null;
  /** The quote or pro forma that it is made from. */
  readonly originId: string | null;
  readonly company: CompanyRow;
  /** The certificate that signs its ZKI; null for a document that is not fiscalized. */
  readonly certificate: CertificateRow | null;
  readonly rules: readonly Rule[];
  /** What came in at the till by each way to pay; left out, what is paid on the spot came in by the document's own. */
  readonly paid?: readonly PaidPart[];
}

/** What a caller learns of a document that was just issued. */
export interface IssueResult {
  readonly id: string;
  readonly kind: DocumentKind;
  readonly number: string;
  readonly zki: string | null;
  readonly jir: string | null;
}

/**
 * The writing part of issuing, in the transaction that took the number: the frozen document, its receipt with the ZKI in the
 * delivery queue, its place in the open shift, the payment of what is paid at the till or came in advance, and the event that everything
 * else follows.
 *
 * @throws DomainError `invalid` INVOICE_INCOMPLETE when CIS would refuse the receipt for good; the number is given back
 */
export async function commitDocument(tx: CompanyTx, deps: Deps, input: CommitDocument): Promise<IssueResult> {
  const { document, place, company, certificate } = input;
  const { operator, sequenceKey, premisesId, deviceId, operatorId } = place;
  const logoId = await currentLogoId(tx);
  await insertDocument(tx, document, {
    sequenceKey,
    premisesId,
    deviceId,
    operatorId,
    contactId: input.contactId,
    logoId,
    originId: input.originId,
  });
  await joinShift(tx, { id: document.id, deviceId });
  await openSettlement(tx, document);
  let zki: string | null = null;
  if (certificate !== null) {
    const late = document.paragonNumber !== undefined;
    const facts = { operatorOib: operator.oib, numberingPer: company.numberingPer, zki: '', late };
    const receipt = fiscalReceiptOf(document, facts);
    refuseWhatCisWould(receipt, deps.clock.now(), input.rules);
    zki = await prepareSubmission(tx, deps, {
      companyId: contextOf(tx).companyId,
      invoiceId: document.id,
      certificate,
      receipt,
      issuedAt: document.issuedAt,
      deadlineAt: (late ? paragonDeadline : deliveryDeadline)(document.issuedAt, input.rules),
      rules: input.rules,
    });
  }
  const { number, kind, totals, issuedOn } = document;
  const issued = { number, kind, total: decimalFromMinor(totals.totalMinor), fiscal: certificate !== null };
  await record(tx, { type: 'invoice.issued', subject: `invoice:${document.id}`, data: issued });
  for (const { method, amountMinor } of input.paid ?? paidAtIssue(document)) {
    await recordPaymentIn(tx, {
      invoiceId: document.id,
      totalMinor: totals.totalMinor,
      amountMinor,
      paidOn: kind === 'advance' ? (document.deliveryOn ?? issuedOn) : issuedOn,
      method,
      note: '',
    });
  }
  if (kind === 'invoice' || kind === 'advance')
    await settleOrigin(tx, { originId: input.originId, toId: document.id, number, kind });
  return { id: document.id, kind, number, zki, jir: null };
}

/** What was paid of a document by the time that it is issued: an advance always was, anything else when it is paid on the spot. */
function paidAtIssue({ kind, totals, prepaidMinor, paymentMethod: method }: CommitDocument['document']) {
  const isAdvance = kind === 'advance';
  const amountMinor = isAdvance ? totals.totalMinor : totals.totalMinor - prepaidMinor;
  const isPaid = isAdvance || (!takesBack(kind) && isPaidOnTheSpot(method));
  return isPaid && amountMinor > 0n ? [{ method, amountMinor }] : [];
}

/** Better no document than one that can never get its JIR: a refused receipt would stand for ever beside a number that was used. */
function refuseWhatCisWould(receipt: FiscalReceipt, now: Date, rules: readonly Rule[]): void {
  const refused = findPreSendIssues(receipt, { now, rules }).filter(({ severity }) => severity === 'refuse');
  if (refused.length > 0)
    throw invalid('INVOICE_INCOMPLETE', { issues: refused.map(({ severity: _severity, ...issue }) => issue) });
}
