import { eq } from 'drizzle-orm';

import { invoiceDrafts } from '#drizzle/schema/invoicing.ts';
import type { Deps } from '#server/context.ts';
import type { CompanyTx } from '#server/db/company-tx.ts';
import { findEInvoiceFindings } from '#server/domain/einvoice/preflight/find-findings.ts';
import { issueCorrection } from '#server/domain/invoicing/correction.ts';
import { deviceIssues, purposeFor } from '#server/domain/invoicing/device-purpose.ts';
import type { DraftContent } from '#server/domain/invoicing/document.ts';
import { findDraftIssues } from '#server/domain/invoicing/draft-issues.ts';
import type { CorrectionKind } from '#server/domain/invoicing/kinds.ts';
import type { Rule } from '#server/domain/rules/rule.ts';
import { invalid } from '#server/domain/shared/errors.ts';
import { decimalFromMinor } from '#server/domain/shared/money.ts';
import { zagrebDateOf } from '#server/domain/shared/plain-date.ts';
import { record } from '#server/events/record.ts';
import { refundCash } from '#server/modules/cash/index.ts';
import { requireCertificate } from '#server/modules/fiscalization/index.ts';
import { creditSettlement, lockSettlement } from '#server/modules/payments/index.ts';

import { commitDocument, type IssueResult } from '../commit-document.ts';
import { loadCorrected, refuseCorrection } from '../corrected.ts';
import { consumptionTaxIn, operatorsOf, placesOf } from '../draft-parts.ts';
import { issuePlaceOf } from '../issue-place.ts';
import { issuingCompanyOf, sellerOf } from '../parties-of.ts';
import { reasonGiven } from '../reason-given.ts';
import { takeNumber } from '../take-number.ts';
import { noteAsItGoes } from '../takes-back-as.ts';

interface IssueCorrection {
  readonly id: string;
  readonly kind: CorrectionKind;
  readonly content: DraftContent;
  readonly correctsId: string;
  readonly rules: readonly Rule[];
  /** In which what cannot be sent is told. */
  readonly locale: 'hr' | 'en';
}

/**
 * Issues a credit or a debit note in the sequence of invoices, linked to what it corrects. It is fiscalized exactly when the
 * corrected document was, and must be fit for an eRačun when that went as one.
 *
 * @throws DomainError `invalid` INVOICE_INCOMPLETE (also for more than is left to credit), CORRECTION_IMPOSSIBLE; `conflict`
 * INVOICE_ALREADY_CANCELLED
 */
export async function issueCorrectionIn(tx: CompanyTx, deps: Deps, input: IssueCorrection): Promise<IssueResult> {
  const { id, kind, content, correctsId, rules } = input;
  const company = await issuingCompanyOf(tx);
  // Corrections, payments and the storno of one document go one after the other, so that each sees what the one before left.
  const standing = await lockSettlement(tx, correctsId);
  const original = await loadCorrected(tx, correctsId);
  await refuseCorrection(tx, original, kind);
  const { corrected, isFiscalized, wentAsEInvoice } = original;
  const seller = sellerOf(company);
  const operators = await operatorsOf(tx);
  const operatorOib = operators.find((operator) => operator.id === content.operatorId)?.oib ?? null;
  const today = zagrebDateOf(deps.clock.now());
  const { buyer } = corrected;
  const places = await placesOf(tx);
  const consumptionTax = consumptionTaxIn(places, content.premisesId);
  const asked = purposeFor({ isEInvoice: wentAsEInvoice, isFiscalized });
  const issues = [
    ...findDraftIssues(content, { seller, buyer, operatorOib, rules, today, corrected, consumptionTax }),
    ...deviceIssues(places, asked, content.deviceId),
  ];
  if (issues.length > 0) throw invalid('INVOICE_INCOMPLETE', { issues });
  const place = issuePlaceOf(company, places, operators, content);
  const certificate = isFiscalized ? await requireCertificate(tx, deps) : null;

  const { ordinal, sequence, issuedAt } = await takeNumber(tx, place.sequenceKey);
  const { premisesCode, deviceCode, placeOfIssue, operator } = place;
  const number = { ordinal, premisesCode, deviceCode };
  const context = { id, number, sequence, issuedAt, placeOfIssue, seller, buyer, operator, rules, consumptionTax };
  const goesAs = wentAsEInvoice ? await noteAsItGoes(tx, deps, content) : content;
  const document = issueCorrection(kind, goesAs, corrected, context);
  if (wentAsEInvoice) {
    const lacking = findEInvoiceFindings(document, { name: operator.name, oib: operatorOib }, input.locale);
    if (lacking.length > 0) throw invalid('INVOICE_INCOMPLETE', { issues: lacking });
  }
  const { contactId } = original.row;
  const result = await commitDocument(tx, deps, { document, place, contactId, originId: null, company, certificate, rules });
  const { totalMinor } = document.totals;
  if (kind === 'credit_note') {
    await creditSettlement(tx, correctsId, -totalMinor);
    if (content.paymentMethod === 'cash') {
      // Of what is credited only what was paid goes back.
      const owedMinor = original.document.totals.totalMinor - standing.creditedMinor + totalMinor;
      const tooMuchMinor = standing.paidMinor - owedMinor;
      const mostMinor = tooMuchMinor < -totalMinor ? tooMuchMinor : -totalMinor;
      if (mostMinor > 0n) await refundCash(tx, { originalId: correctsId, byId: id, mostMinor });
    }
  }
  await record(tx, {
    type: 'invoice.corrected',
    subject: `invoice:${correctsId}`,
    data: { byId: id, byNumber: result.number, kind, total: decimalFromMinor(totalMinor), ...reasonGiven(document) },
  });
  await tx.delete(invoiceDrafts).where(eq(invoiceDrafts.id, id));
  return result;
}
