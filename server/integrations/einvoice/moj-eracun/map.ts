import type { BusinessState, FiscalState, TransportState } from '#server/domain/einvoice/states.ts';

import type { FiscalMessage } from './wire.ts';

/** A document that is only reported; its exchange is over with that. */
const ONLY_REPORTED = 70;

const TRANSPORT: Readonly<Record<number, TransportState>> = {
  10: 'preparing',
  20: 'processing',
  30: 'sent',
  40: 'delivered',
  45: 'cancelled',
  50: 'failed',
  [ONLY_REPORTED]: 'delivered',
};

export const toTransport = (statusId: number): TransportState => TRANSPORT[statusId] ?? 'unknown';

export const isOnlyReported = (statusId: number): boolean => statusId === ONLY_REPORTED;

const BUSINESS: Readonly<Record<number, BusinessState>> = {
  0: 'approved',
  1: 'rejected',
  2: 'paid',
  3: 'part_paid',
  4: 'confirmed',
  99: 'received',
};

export const toBusiness = (statusId: number | null | undefined): BusinessState =>
  statusId === null || statusId === undefined ? 'none' : (BUSINESS[statusId] ?? 'none');

/**
 * The last message about the document itself counts: a failed one may have been sent again, and reports of payments and rejections
 * stand in the same list.
 */
export function toFiscal(messages: readonly FiscalMessage[]): {
  readonly state: FiscalState;
  readonly errors: readonly string[];
} {
  const last = messages.findLast(({ messageType }) => !messageType);
  if (last === undefined) return { state: 'none', errors: [] };
  if (last.status === 0) return { state: 'done', errors: [] };
  if (last.status === 2) return { state: 'pending', errors: [] };
  const words = [last.errorCode, last.errorCodeDescription].filter((word) => word !== null && word !== undefined && word !== '');
  return { state: 'failed', errors: words.length === 0 ? [] : [words.join(': ')] };
}
