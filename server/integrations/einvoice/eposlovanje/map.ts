import type {
  BusinessState,
  FiscalState,
  PaymentReportMethod,
  RejectionReason,
  TransportState,
} from '#server/domain/einvoice/states.ts';

import type { ReportRequest } from './wire.ts';

/** 1 waiting, 2 being sent, 3 sent, 4 delivered, 5 to 8 what the buyer says of what he has, 9 not delivered. */
const TRANSPORT: Readonly<Record<number, TransportState>> = {
  1: 'processing',
  2: 'processing',
  3: 'sent',
  4: 'delivered',
  5: 'delivered',
  6: 'delivered',
  7: 'delivered',
  8: 'delivered',
  9: 'failed',
};
const BUSINESS: Readonly<Record<number, BusinessState>> = { 5: 'approved', 6: 'rejected', 7: 'paid', 8: 'part_paid' };

export const STATUS_ACCEPTED = 5;
export const STATUS_REJECTED = 6;
export const STATUS_PAID = 7;

export const toTransport = (status: number): TransportState => TRANSPORT[status] ?? 'unknown';
export const toBusiness = (status: number): BusinessState => BUSINESS[status] ?? 'none';

/** Kinds of messages to the Tax Administration, by number and by name. */
export const REQUEST_KINDS = {
  issued: [1, 'EvidencijaIzlaznogRacuna'],
  received: [2, 'EvidencijaUlaznogRacuna'],
  not_issued: [3, 'EvidencijaIsporuke'],
} as const;
export const PAYMENT_REQUEST = 4;

export const PAYMENT_TYPES = { T: 1, O: 2, Z: 3 } as const satisfies Record<PaymentReportMethod, number>;
export const REJECTION_TYPES = { N: 1, U: 2, O: 3 } as const satisfies Record<RejectionReason, number>;

/** How the report of a document stands; the last of its messages counts. */
export function toFiscal(
  requests: readonly ReportRequest[],
  kinds: readonly (number | string)[],
): { readonly state: FiscalState; readonly errors: readonly string[] } {
  const last = requests.findLast(({ type }) => kinds.includes(type));
  if (last === undefined) return { state: 'none', errors: [] };
  if (last.success === true) return { state: 'done', errors: [] };
  if (last.success !== false) return { state: 'pending', errors: [] };
  const words = [last.errorCode, last.errorDescription].filter((word) => word !== null && word !== undefined && word !== '');
  return { state: 'failed', errors: words.length === 0 ? [] : [words.join(': ')] };
}
