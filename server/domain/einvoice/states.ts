/** Three clocks that run independently: the exchange, the report to the Tax Administration, and what the buyer says of it. */

/**
 * `queued`: to be sent · `sending`: somebody is at it · `unsure`: the answer was lost and must be looked up · `sent`: taken by the
 * intermediary · `refused`: by its rules, for good · `stopped`: waits for a person.
 */
export const OUTGOING_STATUSES = ['queued', 'sending', 'unsure', 'sent', 'refused', 'stopped'] as const;
export type OutgoingStatus = (typeof OUTGOING_STATUSES)[number];

/** `processing`: the intermediary has it and checks it · `unknown`: a word that we do not know; the vendor's own is kept beside. */
export const TRANSPORT_STATES = ['preparing', 'processing', 'sent', 'delivered', 'cancelled', 'failed', 'unknown'] as const;
export type TransportState = (typeof TRANSPORT_STATES)[number];

/** `none`: nothing is known of a report (yet, or because the intermediary does not tell). */
export const FISCAL_STATES = ['none', 'pending', 'done', 'failed'] as const;
export type FiscalState = (typeof FISCAL_STATES)[number];

export const BUSINESS_STATES = ['none', 'received', 'confirmed', 'approved', 'rejected', 'paid', 'part_paid'] as const;
export type BusinessState = (typeof BUSINESS_STATES)[number];

/** True once the exchange can no longer change. */
export const isTransportFinal = (state: TransportState): boolean =>
  state === 'delivered' || state === 'cancelled' || state === 'failed';

/**
 * True when it did not reach the buyer and a person may send it anew: refused by the intermediary, stopped here, or given up on the
 * way. `unsure` is none of them: it may have gone, and a person says first whether it did. Nor is a corrected copy, which is followed by
 * another copy.
 */
export const mayGoAgain = (way: {
  readonly status: OutgoingStatus;
  readonly transport: TransportState;
  readonly failure: string | null;
  readonly copyId: string | null;
}): boolean =>
  way.copyId === null &&
  (way.status === 'refused' ||
    (way.status === 'stopped' && way.failure !== 'unsure') ||
    (way.status === 'sent' && (way.transport === 'failed' || way.transport === 'cancelled')));

/** How it was paid, as it is reported: to an account, by set-off, otherwise (eIzvještavanje, načinPlacanja). */
export const PAYMENT_REPORT_METHODS = ['T', 'O', 'Z'] as const;
export type PaymentReportMethod = (typeof PAYMENT_REPORT_METHODS)[number];

/** Why it is refused: data without effect on tax, with effect, another reason (vrstaRazlogaOdbijanja). */
export const REJECTION_REASONS = ['N', 'U', 'O'] as const;
export type RejectionReason = (typeof REJECTION_REASONS)[number];

/** Longest reason (razlogOdbijanja 1-1024). */
export const MAX_REJECTION_TEXT = 1024;

/** `exchange`: to the buyer by way of the intermediary · `report`: the buyer cannot receive it, so it is only reported (čl. 51). */
export const OUTGOING_CHANNELS = ['exchange', 'report'] as const;
export type OutgoingChannel = (typeof OUTGOING_CHANNELS)[number];

/**
 * `planned`: goes out on its day · `held`: a person keeps it back · `sending`: somebody is at it · `unsure`: the answer was lost ·
 * `reported` · `failed`: waits for a person · `dropped`: what it was about was taken back before it was reported.
 */
export const REPORT_STATUSES = ['planned', 'held', 'sending', 'unsure', 'reported', 'failed', 'dropped'] as const;
export type ReportStatus = (typeof REPORT_STATUSES)[number];
