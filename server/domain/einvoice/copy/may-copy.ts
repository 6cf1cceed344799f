import { presetPeriod } from '../../reports/period.ts';
import type { PlainDate } from '../../shared/plain-date.ts';
import type { FiscalState, OutgoingChannel, OutgoingStatus, TransportState } from '../states.ts';

/**
 * Why no corrected copy of an eRačun may go: it was not sent, or only reported · is still on its way, or its report to the Tax
 * Administration is · was given up on the way or not reported, so that there is nothing to copy yet · was taken back or credited · its tax
 * period is over · the intermediary takes no copies.
 */
export const COPY_OBSTACLES = [
  'not_sent',
  'only_reported',
  'on_its_way',
  'fiscal_pending',
  'fiscal_failed',
  'not_delivered',
  'cancelled',
  'corrected',
  'period_over',
  'unsupported',
] as const;
export type CopyObstacle = (typeof COPY_OBSTACLES)[number];

/** Each with the code of its sentence. */
export const COPY_REFUSALS = {
  not_sent: 'EINVOICE_COPY_NOT_SENT',
  only_reported: 'EINVOICE_COPY_ONLY_REPORTED',
  on_its_way: 'EINVOICE_COPY_ON_ITS_WAY',
  fiscal_pending: 'EINVOICE_COPY_FISCAL_PENDING',
  fiscal_failed: 'EINVOICE_COPY_FISCAL_FAILED',
  not_delivered: 'EINVOICE_COPY_NOT_DELIVERED',
  cancelled: 'EINVOICE_COPY_CANCELLED',
  corrected: 'EINVOICE_COPY_CORRECTED',
  period_over: 'EINVOICE_COPY_PERIOD_OVER',
  unsupported: 'EINVOICE_COPY_UNSUPPORTED',
} as const satisfies Record<CopyObstacle, string>;

export interface CopyFacts {
  readonly issuedOn: PlainDate;
  readonly today: PlainDate;
  /** How the eRačun went; null where it did not. */
  readonly sending: {
    readonly channel: OutgoingChannel;
    readonly status: OutgoingStatus;
    readonly transport: TransportState;
    readonly fiscal: FiscalState;
    /** What is exchanged now is a corrected copy itself. */
    readonly isCopy: boolean;
  } | null;
  readonly isCancelled: boolean;
  /** A credit or a debit note was issued of it. */
  readonly isCorrected: boolean;
  /** The intermediary takes copies, and tells of reports to the Tax Administration. */
  readonly takesCopies: boolean;
  readonly tellsFiscal: boolean;
}

/**
 * Last day of the tax period in which a document was issued. FiskAI does not know of a company whether it accounts for VAT by the
 * quarter, and a month is never too long.
 */
export const lastDayForCopy = (issuedOn: PlainDate): PlainDate => presetPeriod('month', issuedOn).to;

/**
 * What stands against a corrected copy; null where nothing does. Data without effect on VAT may be corrected by sending the eRačun again
 * under its number, within its tax period (NN 89/2025 čl. 43); else it is taken back and invoiced anew. The Tax Administration refuses a
 * copy of which it has no original (S012), so the report of that is waited for where it can be seen.
 */
export function obstacleToCopy(facts: CopyFacts): CopyObstacle | null {
  const { sending, issuedOn, today } = facts;
  if (facts.isCancelled) return 'cancelled';
  if (facts.isCorrected) return 'corrected';
  if (sending === null || sending.status === 'refused' || sending.status === 'stopped') return 'not_sent';
  if (sending.channel === 'report') return 'only_reported';
  if (today > lastDayForCopy(issuedOn)) return 'period_over';
  if (!facts.takesCopies) return 'unsupported';
  if (sending.status !== 'sent') return 'on_its_way';
  // A copy that was given up on the way, or that was not reported, is followed by another one.
  if (sending.isCopy) return null;
  if (sending.transport === 'failed' || sending.transport === 'cancelled') return 'not_delivered';
  if (sending.fiscal === 'failed') return 'fiscal_failed';
  if (facts.tellsFiscal && sending.fiscal !== 'done') return 'fiscal_pending';
  return null;
}
