import { decimalFromMinor } from '#server/domain/shared/money.ts';

import type { EInvoiceAccount, EInvoicePort, PaymentReport, RecordedReport } from '../port.ts';
import { readJson, reportOutcomeOf } from '../vendor-call.ts';
import { decodedMessage, paymentsOf } from './fiscal-message.ts';
import { toFiscal } from './map.ts';
import { fiscalStatuses, reportAnswer } from './wire.ts';

type Post = (account: EInvoiceAccount, path: string, fields: Readonly<Record<string, unknown>>) => Promise<Uint8Array>;
type Reports = Pick<EInvoicePort, 'reportPayment' | 'findPaymentReport' | 'reject' | 'getInboundStatus'>;

const RECORDED = 0;
/** The rejection is there already: a second try after a lost answer. */
const ALREADY_REJECTED = /\bS010\b/;

/** Reports to the Tax Administration by way of Moj-eRačun. */
export function mojEracunReports(provider: string, post: Post): Reports {
  const told = async (
    account: EInvoiceAccount,
    path: string,
    fields: Readonly<Record<string, unknown>>,
  ): Promise<RecordedReport> => {
    const answer = readJson(provider, await post(account, path, fields), reportAnswer);
    return {
      requestId: answer.fiscalizationRequestId ?? null,
      message: decodedMessage(answer.encodedXml) ?? JSON.stringify(fields),
    };
  };

  const messagesOf = async (account: EInvoiceAccount, box: 'Inbox' | 'Outbox', providerRef: string) => {
    const body = await post(account, `/api/fiscalization/status${box}`, { ElectronicId: Number(providerRef) });
    return readJson(provider, body, fiscalStatuses).flatMap(({ messages }) => messages ?? []);
  };

  return {
    async reportPayment(account, { document, amountMinor, paidOn, method }) {
      const fields = {
        ElectronicId: Number(document.providerRef),
        PaymentDate: paidOn,
        PaymentAmount: Number(decimalFromMinor(amountMinor)),
        PaymentMethod: method,
      };
      try {
        return { kind: 'recorded', ...(await told(account, '/api/fiscalization/markPaid', fields)) };
      } catch (error) {
        return reportOutcomeOf(error);
      }
    },
    async findPaymentReport(account, payment, known) {
      for (const { status, fiscalizationRequestId, encodedXml } of await messagesOf(
        account,
        'Outbox',
        payment.document.providerRef,
      )) {
        const message = decodedMessage(encodedXml);
        const isOther = known.includes(fiscalizationRequestId ?? '');
        if (message === null || status !== RECORDED || isOther || !tells(message, payment)) continue;
        return { requestId: fiscalizationRequestId ?? null, message };
      }
      return null;
    },
    async reject(account, { document, on, reason, text }) {
      const fields = {
        ElectronicId: Number(document.providerRef),
        RejectionDate: on,
        RejectionReasonType: reason,
        RejectionReasonDescription: text,
      };
      try {
        return { kind: 'recorded', ...(await told(account, '/api/fiscalization/reject', fields)) };
      } catch (error) {
        const outcome = reportOutcomeOf(error);
        const isThere = outcome.kind === 'rejected' && outcome.errors.some((words) => ALREADY_REJECTED.test(words));
        return isThere ? { kind: 'recorded', requestId: null, message: JSON.stringify(fields) } : outcome;
      }
    },
    async getInboundStatus(account, { providerRef }) {
      const { state, errors } = toFiscal(await messagesOf(account, 'Inbox', providerRef));
      return { fiscal: state, errors };
    },
  };
}

const tells = (message: string, { amountMinor, paidOn, method }: PaymentReport): boolean =>
  paymentsOf(message).some(
    (payment) => payment.amountMinor === amountMinor && payment.paidOn === paidOn && payment.method === method,
  );
