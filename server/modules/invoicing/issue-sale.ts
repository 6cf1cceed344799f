import { sql } from 'drizzle-orm';

import type { Deps } from '#server/context.ts';
import { type CompanyTx, contextOf } from '#server/db/company-tx.ts';
import { deviceIssues } from '#server/domain/invoicing/device-purpose.ts';
import type { DraftContent, LineInput } from '#server/domain/invoicing/document.ts';
import { findDraftIssues } from '#server/domain/invoicing/draft-issues.ts';
import { draftTotals, issueDocument } from '#server/domain/invoicing/issue.ts';
import type { Rule } from '#server/domain/rules/rule.ts';
import { conflict, invalid } from '#server/domain/shared/errors.ts';
import { decimalFromMinor } from '#server/domain/shared/money.ts';
import { zagrebDateOf } from '#server/domain/shared/plain-date.ts';
import { methodOf, type PaidPart, paysExactly } from '#server/domain/till/split-payment.ts';
import { requireCertificate } from '#server/modules/fiscalization/index.ts';

import { commitDocument, type IssueResult } from './commit-document.ts';
import { askedOfDevice, dutiesOf } from './draft-duties.ts';
import { consumptionTaxIn, placesOf } from './draft-parts.ts';
import { issuePlaceOf } from './issue-place.ts';
import { findInvoice } from './load-document.ts';
import { buyerOf, issuingCompanyOf, sellerOf } from './parties-of.ts';
import { sendsEInvoice } from './sends-einvoice.ts';
import { takeNumber, takeNumberAt } from './take-number.ts';
import type { OperatorRow } from './draft-parts.ts';

/** A sale over the counter: prices with VAT, paid in full. */
export interface Sale {
  /** Of the receipt; the browser makes it, so that a sale that is sent twice is one receipt. */
  readonly id: string;
  readonly lines: readonly LineInput[];
  readonly discountPercent: string;
  readonly contactId: string | null;
  readonly premisesId: string;
  readonly deviceId: string;
  readonly operator: OperatorRow;
  readonly paid: readonly PaidPart[];
  /** The paper receipt that the customer got while the device was out of order, and when. */
  readonly paragon?: { readonly number: string; readonly writtenAt: Date };
}

/** Until the transaction ends nobody else issues a receipt of this id. Gives the receipt when there is one already. */
export async function receiptBefore(tx: CompanyTx, id: string): Promise<IssueResult | null> {
  await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`sale:${contextOf(tx).companyId}:${id}`}, 0))`);
  return findInvoice(tx, id);
}

/**
 * Issues the receipt of a sale in an open transaction: the same checks, number, ZKI and queue as an invoice that was written, without a
 * draft. CIS is asked afterwards.
 *
 * @throws DomainError `invalid` INVOICE_INCOMPLETE, of a paper receipt INPUT_INVALID with PARAGON_TOTAL_DIFFERS; `conflict`
 *   TILL_TOTAL_CHANGED with the total as it is now, TILL_EINVOICE_NEEDED for a business that the law wants an eRačun for
 */
export async function issueSaleIn(tx: CompanyTx, deps: Deps, sale: Sale, rules: readonly Rule[]): Promise<IssueResult> {
  const { id, contactId, premisesId, deviceId, operator, paid } = sale;
  const company = await issuingCompanyOf(tx);
  const seller = sellerOf(company);
  const buyer = await buyerOf(tx, contactId);
  const { paragon } = sale;
  const today = zagrebDateOf(paragon?.writtenAt ?? deps.clock.now());
  const content: DraftContent = {
    contactId,
    premisesId,
    deviceId,
    operatorId: operator.id,
    priceMode: 'gross',
    lines: sale.lines,
    discountPercent: sale.discountPercent,
    deliveryOn: null,
    dueOn: null,
    paymentMethod: methodOf(paid),
    note: '',
    locale: company.documentLocale,
  };
  const { paymentMethod } = content;
  const isSetUp = await sendsEInvoice(tx, deps);
  const places = await placesOf(tx);
  const facts = {
    kind: 'invoice' as const,
    sellerInVat: seller.inVat,
    buyer,
    paymentMethod,
    issuedOn: today,
    sendsEInvoice: isSetUp,
  };
  const duties = dutiesOf(facts, rules);
  if (duties.einvoice.required) throw conflict('TILL_EINVOICE_NEEDED');
  const consumptionTax = consumptionTaxIn(places, premisesId);
  const issues = [
    ...findDraftIssues(content, { seller, buyer, operatorOib: operator.oib, rules, today, consumptionTax }),
    ...deviceIssues(places, askedOfDevice(duties, isSetUp), deviceId),
  ];
  if (issues.length > 0) throw invalid('INVOICE_INCOMPLETE', { issues });
  const { totalMinor } = draftTotals(content, seller.inVat, rules, today, consumptionTax);
  if (!paysExactly(paid, totalMinor)) {
    const params = { total: decimalFromMinor(totalMinor) };
    if (paragon === undefined) throw conflict('TILL_TOTAL_CHANGED', { params });
    throw invalid('INPUT_INVALID', { issues: [{ path: 'total', code: 'PARAGON_TOTAL_DIFFERS', params }] });
  }
  const place = issuePlaceOf(company, places, [operator], content);
  const certificate = duties.fiscalization.required ? await requireCertificate(tx, deps) : null;

  const key = place.sequenceKey;
  const taken = paragon === undefined ? await takeNumber(tx, key) : await takeNumberAt(tx, key, paragon.writtenAt);
  const { ordinal, sequence, issuedAt } = taken;
  deps.checkpoint('sale.numbered');
  const { premisesCode, deviceCode, placeOfIssue } = place;
  const number = { ordinal, premisesCode, deviceCode };
  const context = { id, number, sequence, issuedAt, placeOfIssue, seller, buyer, operator, rules, consumptionTax };
  const document = issueDocument(content, { ...context, paragonNumber: paragon?.number });
  const received = paid.filter(({ amountMinor }) => amountMinor > 0n);
  return commitDocument(tx, deps, { document, place, contactId, originId: null, company, certificate, rules, paid: received });
}
