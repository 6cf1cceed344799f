import type { CopyChange } from '#server/domain/einvoice/copy/copy-content.ts';
import type { PlaceChange } from '#server/domain/companies/place-change.ts';
import type { CorrectionKind, DraftKind, LegalKind, TradeKind } from '#server/domain/invoicing/kinds.ts';
import type { TradeDecision } from '#server/domain/invoicing/trade-document.ts';

/**
 * Everything that can happen, as data of the event log. Amounts are decimal strings. A subject is `invoice:<id>` (of any sales
 * document, a quote as well), `company`, `places`, `certificate:<id>`, `contact:<id>`, `product:<id>`, `opening:<id>`, `document:<id>`, `expense:<id>`,
 * `mailbox:<id>`, `mailbox-consent:<id>`, `bank:<id>`, `bank-consent:<id>`, `till:<id of its device>` or `recurring:<id>`.
 */
export interface EventData {
  'company.created': { readonly name: string };
  'company.updated': { readonly fields: readonly string[] };
  /** Premises or a device were opened, changed, closed or opened again. */
  'place.changed': PlaceChange;
  /** Numbers of a year go on from this one, which was given elsewhere. */
  'numbers.started': { readonly number: string; readonly year: number };
  'contact.saved': { readonly name: string; readonly created: boolean };
  'contact.vat_checked': { readonly vatId: string; readonly valid: boolean; readonly requestId: string | null };
  'contact.archived': { readonly archived: boolean };
  /** A receivable of another program was taken over. */
  'opening.saved': { readonly name: string; readonly created: boolean };
  'opening.paid': { readonly paymentId: string; readonly amount: string; readonly method: string; readonly paidOn: string };
  'opening.payment_voided': { readonly paymentId: string; readonly amount: string };
  'opening.archived': { readonly archived: boolean };
  'product.saved': { readonly name: string; readonly created: boolean };
  /** A price that holds from a day on. */
  'product.price_planned': { readonly price: string; readonly validFrom: string };
  'product.price_dropped': { readonly price: string; readonly validFrom: string };
  'product.archived': { readonly archived: boolean };
  'certificate.added': { readonly serialNumber: string; readonly notAfter: string };
  /** The last certificate of a company ends in so many days, and nobody has added the next one. */
  'certificate.ending': { readonly days: number; readonly notAfter: string };
  /** Receipts without a JIR have come to a mark before their deadline; `stopped` of them wait for a person. */
  'receipts.deadline_nears': {
    readonly mark: 'half' | 'quarter';
    /** The deadline has passed already. */
    readonly late: boolean;
    readonly count: number;
    readonly stopped: number;
    readonly deadlineAt: string;
  };
  'certificate.removed': { readonly serialNumber: string };
  'invoice.issued': {
    readonly number: string;
    readonly total: string;
    readonly kind: LegalKind;
    readonly fiscal: boolean;
  };
  'trade.issued': { readonly number: string; readonly total: string; readonly kind: TradeKind };
  /** What was said of a quote or a pro forma: by its customer on its page, who signs, or as the seller noted it. */
  'trade.decided': { readonly decision: TradeDecision; readonly customer?: string; readonly remark?: string };
  /** Another document was made of it; one of its own kind replaces it. */
  'trade.converted': { readonly toId: string; readonly number: string; readonly kind: DraftKind };
  /** Its goods went out by a delivery note. */
  'invoice.delivered': { readonly noteId: string; readonly number: string };
  /** A credit or a debit note to it was issued; `total` as that has it, below zero on a credit note. */
  'invoice.corrected': {
    readonly byId: string;
    readonly byNumber: string;
    readonly kind: CorrectionKind;
    readonly total: string;
    readonly reason?: string;
  };
  'invoice.cancelled': { readonly byId: string; readonly byNumber: string; readonly reason?: string };
  'invoice.fiscalized': { readonly jir: string; readonly late: boolean; readonly durationMs: number };
  'invoice.fiscalization_delayed': { readonly kind: string; readonly codes: readonly string[]; readonly nextAttemptAt: string };
  'invoice.fiscalization_stopped': { readonly kind: string; readonly codes: readonly string[] };
  'invoice.fiscalization_resumed': Readonly<Record<string, never>>;
  /** The Tax Administration took another payment method or buyer's OIB of the receipt. */
  'invoice.data_changed': {
    readonly paymentMethod: string;
    readonly previousMethod: string;
    readonly buyerOib: string | null;
    readonly previousOib: string | null;
  };
  'invoice.tip_reported': { readonly amount: string; readonly method: string };
  /** A sum of tips was spread over receipts that have their JIR; each is told apart. */
  'receipts.tips_spread': { readonly batchId: string; readonly amount: string; readonly method: string; readonly count: number };
  /** What was on an open table was taken off it unpaid: who asked for it, and the manager who allowed it (the same person where they are one). */
  'till.lines_removed': {
    readonly table: string;
    readonly operator: string;
    readonly manager: string;
    readonly lines: readonly { readonly name: string; readonly quantity: string }[];
  };
  /** A message to or from a vendor was kept; not for people, but the archive wants it. */
  'invoice.exchange_recorded': { readonly messageId: string };
  'invoice.archived': { readonly documentId: string; readonly kind: string; readonly sha256: string };
  /** A document came in: `source` tells how. Its file stands; whoever reads documents begins here. */
  'document.received': {
    readonly documentId: string;
    readonly source: 'upload' | 'email-inbound' | 'mailbox';
    readonly filename: string;
    readonly sha256: string;
  };
  /** A received document was thrown away before anything was booked by it. */
  'document.removed': { readonly documentId: string; readonly filename: string; readonly sha256: string };
  /** A person wants a received document read, or read again after a failure. */
  'document.reading_requested': { readonly documentId: string };
  /** The reader answered; `outcome` is how. */
  'document.read': { readonly documentId: string; readonly outcome: string };
  'expense.saved': { readonly number: string; readonly supplierName: string; readonly created: boolean };
  'expense.removed': { readonly number: string; readonly supplierName: string };
  'expense.restored': { readonly number: string; readonly supplierName: string };
  'recurring.saved': { readonly name: string; readonly created: boolean };
  'recurring.state_changed': { readonly state: 'active' | 'paused' | 'ended' };
  /** The owner agreed at the vendor and came back; whoever completes the consent begins here. `by` is the person. */
  'mailbox.consent_answered': { readonly vendor: string; readonly consentId: string; readonly by: string | null };
  /** No mailbox came of a consent, and a person must begin it again. */
  'mailbox.consent_failed': { readonly vendor: string; readonly failure: string };
  'mailbox.connected': { readonly vendor: string; readonly address: string };
  'mailbox.rules_saved': { readonly address: string };
  /** The vendor lets us read no longer: its owner must agree again. */
  'mailbox.consent_lost': { readonly vendor: string; readonly address: string; readonly codes: readonly string[] };
  /** The owner agreed at the bank and came back; whoever completes the consent begins here. `by` is the person. */
  'bank.consent_answered': {
    readonly vendor: string;
    readonly institution: string;
    readonly consentId: string;
    readonly by: string | null;
  };
  /** No connection came of a consent, and a person must begin it again. */
  'bank.consent_failed': { readonly vendor: string; readonly institution: string; readonly failure: string };
  'bank.connected': {
    readonly vendor: string;
    readonly institution: string;
    readonly accounts: number;
    readonly renewed: boolean;
  };
  /** The consent ends in so many days, and its owner should renew it. */
  'bank.consent_ending': { readonly vendor: string; readonly institution: string; readonly days: number };
  /** Nothing is read any more until the owner agrees again. */
  'bank.consent_lost': { readonly vendor: string; readonly institution: string; readonly state: string };
  'bank.disconnected': { readonly vendor: string; readonly institution: string };
  /** Booked transactions came that were not known; whoever matches them begins here. */
  'bank.transactions_added': { readonly accountId: string; readonly count: number };
  'mailbox.disconnected': { readonly vendor: string; readonly address: string };
  'invoice.paid': {
    readonly paymentId: string;
    readonly amount: string;
    readonly method: string;
    readonly paidOn: string;
    readonly settled: boolean;
  };
  /** Somebody who holds the document's link has looked; told once for each visitor and day, and never who. */
  'invoice.viewed': Readonly<Record<string, never>>;
  'invoice.link_revoked': Readonly<Record<string, never>>;
  'invoice.payment_voided': { readonly paymentId: string; readonly amount: string };
  /** What was read of the company's own subscription is not what was known. */
  'subscription.changed': {
    readonly status: string;
    readonly plan: string | null;
    readonly interval: string | null;
    readonly endsAt: string | null;
  };
  /** A reminder of the schedule was queued; `step` from 1, `interest` a decimal string where it was told. */
  'invoice.reminded': {
    readonly emailId: string;
    readonly to: string;
    readonly step: number;
    readonly interest: string | null;
  };
  /** Nobody is reminded of it any more, or again. */
  'reminders.held': { readonly held: boolean };
  'reminders.saved': { readonly active: boolean; readonly steps: readonly number[] };
  'email.queued': { readonly emailId: string; readonly to: string };
  'email.sent': { readonly emailId: string; readonly to: string };
  'email.delivered': { readonly emailId: string; readonly to: string };
  'email.opened': { readonly emailId: string; readonly to: string };
  'email.clicked': { readonly emailId: string; readonly to: string };
  'email.delayed': { readonly emailId: string; readonly to: string };
  'email.bounced': { readonly emailId: string; readonly to: string; readonly detail: string | null };
  /** The vendor holds back mail to the address. */
  'email.suppressed': { readonly emailId: string; readonly to: string };
  /** A person lets mail go to an address again. */
  'mail.address_released': { readonly address: string };
  /** A mail came to the company's own address; `kept` of its attachments are documents. */
  'mail.received': { readonly inboundEmailId: string; readonly sender: string; readonly kept: number; readonly skipped: number };
  'email.complained': { readonly emailId: string; readonly to: string };
  'email.failed': { readonly emailId: string; readonly to: string; readonly code: string };
  'einvoice.account_saved': { readonly intermediary: string };
  'einvoice.account_removed': { readonly intermediary: string };
  'einvoice.setup_confirmed': { readonly step: string; readonly done: boolean; readonly intermediary: string };
  /** `report`: its buyer cannot receive it, so it is only reported. Absent before 2026-12. */
  'einvoice.queued': { readonly intermediary: string; readonly channel?: 'exchange' | 'report' };
  /** It was to be exchanged, and the intermediary knows no address of its buyer. */
  'einvoice.only_reported': { readonly intermediary: string; readonly channel: 'report' };
  'einvoice.sent': { readonly intermediary: string; readonly providerRef: string };
  'einvoice.refused': { readonly errors: readonly string[] };
  /** The answer was lost; it is looked up before anything is sent again. */
  'einvoice.unsure': { readonly intermediary: string };
  'einvoice.stopped': { readonly kind: string };
  /** A person corrects what has no effect on VAT: the eRačun goes once more under its number (HR-BT-1). */
  'einvoice.copy_queued': { readonly copyId: string; readonly changes: readonly CopyChange[]; readonly reason: string };
  'einvoice.copy_sent': { readonly copyId: string; readonly providerRef: string; readonly changes: readonly CopyChange[] };
  'einvoice.copy_refused': { readonly copyId: string; readonly errors: readonly string[] };
  'einvoice.copy_unsure': { readonly copyId: string };
  'einvoice.copy_stopped': { readonly copyId: string; readonly kind: string };
  /** Given up before the intermediary had it. */
  'einvoice.copy_withdrawn': { readonly copyId: string };
  /** It is known what a refusal after a corrected copy was about; with the states since. */
  'einvoice.refusal_settled': {
    readonly about: 'present' | 'earlier';
    readonly transport: string;
    readonly fiscal: string;
    readonly business: string;
  };
  'einvoice.status_changed': { readonly transport: string; readonly fiscal: string; readonly business: string };
  /** `amount` is below zero where it takes back an earlier report. Reports of before 2026-12 have no id. */
  'einvoice.payment_reported': {
    readonly amount: string;
    readonly paidOn: string;
    readonly method: string;
    readonly reportId?: string;
    /** A person told it elsewhere and says so. */
    readonly byHand?: boolean;
  };
  'einvoice.rejection_reported': { readonly reportId: string; readonly byHand: boolean };
  /** A report waits for a person; `kind` is what it is of. */
  'einvoice.report_failed': {
    readonly reportId: string;
    readonly kind: 'payment' | 'rejection';
    readonly failure: string;
    readonly errors: readonly string[];
  };
  'einvoice.received': { readonly number: string; readonly sellerName: string; readonly documentId: string };
  'einvoice.rejected': { readonly reason: string; readonly text: string };
  'einvoice.marked_paid': Readonly<Record<string, never>>;
  /** How the report of our receipt stands. */
  'einvoice.receipt_state': { readonly fiscal: string; readonly errors: readonly string[] };
  'einvoice.accepted': Readonly<Record<string, never>>;
}

export type EventType = keyof EventData;

/** An event as code hands it in. */
export type NewEvent = {
  readonly [T in EventType]: { readonly type: T; readonly subject: string; readonly data: EventData[T] };
}[EventType];

/** An event as the log keeps it. */
export type RecordedEvent = NewEvent & { readonly id: string; readonly companyId: string; readonly at: Date };
