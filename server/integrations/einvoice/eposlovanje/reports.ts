import { decimalFromMinor } from '#server/domain/shared/money.ts';
import type { HttpAnswer } from '#server/integrations/http-client.ts';
import { ProviderError } from '#server/integrations/provider-error.ts';

import type { EInvoiceAccount, EInvoicePort, PaymentReport, RecordedReport, ReportedDocument } from '../port.ts';
import { minorOfJson, readJson, reportOutcomeOf, type VendorCall } from '../vendor-call.ts';
import { PAYMENT_REQUEST, PAYMENT_TYPES, REJECTION_TYPES, STATUS_REJECTED } from './map.ts';
import { requestsAnswer } from './wire.ts';

type Call = (account: EInvoiceAccount, method: 'GET' | 'POST', path: string, more?: Partial<VendorCall>) => Promise<HttpAnswer>;
type ChangeStatus = (account: EInvoiceAccount, providerRef: string, json: Readonly<Record<string, unknown>>) => Promise<void>;
type Reports = Pick<EInvoicePort, 'reportPayment' | 'findPaymentReport' | 'reject'>;

/** The rejection is there already: a second try after a lost answer. */
const ALREADY_REJECTED = /\bS010\b/;

/** Reports to the Tax Administration by way of ePoslovanje. */
export function eposlovanjeReports(provider: string, call: Call, changeStatus: ChangeStatus): Reports {
  const named = ({ number, issuedOn, sellerOib, buyerOib }: ReportedDocument) => ({
    documentId: number,
    issueDate: issuedOn,
    supplierPartyId: sellerOib,
    customerPartyId: buyerOib,
  });
  const post = (account: EInvoiceAccount, report: 'paid' | 'rejected', { providerRef }: ReportedDocument, json: object) =>
    call(account, 'POST', `/ereporting/${report}/${encodeURIComponent(providerRef)}`, { json });

  const find = async (
    account: EInvoiceAccount,
    { document, amountMinor, paidOn, method }: PaymentReport,
    known: readonly string[],
  ): Promise<RecordedReport | null> => {
    const query = new URLSearchParams({
      documentId: document.number,
      issueYear: document.issuedOn.slice(0, 4),
      supplierPartyVATId: document.sellerOib,
      type: String(PAYMENT_REQUEST),
    });
    const { body } = await call(account, 'GET', `/ereporting/requests?${query}`);
    const found = readJson(provider, body, requestsAnswer).requests.find(
      (request) =>
        request.success !== false &&
        request.paymentDate?.slice(0, 10) === paidOn &&
        minorOfJson(request.paidAmount) === amountMinor &&
        (typeof request.paymentType !== 'number' || request.paymentType === PAYMENT_TYPES[method]) &&
        !known.includes(request.referenceId ?? ''),
    );
    return found === undefined ? null : { requestId: found.referenceId ?? null, message: JSON.stringify(found) };
  };

  return {
    async reportPayment(account, payment) {
      const { document, amountMinor, paidOn, method } = payment;
      const json = {
        ...named(document),
        paymentDate: paidOn,
        paidAmount: Number(decimalFromMinor(amountMinor)),
        paymentType: PAYMENT_TYPES[method],
      };
      try {
        await post(account, 'paid', document, json);
        return { kind: 'recorded', requestId: null, message: JSON.stringify(json) };
      } catch (error) {
        return reportOutcomeOf(error);
      }
    },
    findPaymentReport: find,
    async reject(account, { document, on, reason, text }) {
      const json = { ...named(document), rejectionDate: on, rejectionType: REJECTION_TYPES[reason], rejectionReason: text };
      try {
        await post(account, 'rejected', document, json).catch((error: unknown) => {
          if (!(error instanceof ProviderError) || !ALREADY_REJECTED.test(error.reason ?? '')) throw error;
        });
        await changeStatus(account, document.providerRef, { status: STATUS_REJECTED, note: text, changedOn: on });
        return { kind: 'recorded', requestId: null, message: JSON.stringify(json) };
      } catch (error) {
        return reportOutcomeOf(error);
      }
    },
  };
}
