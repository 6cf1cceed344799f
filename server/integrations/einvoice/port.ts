import type { Credentials } from '#server/domain/einvoice/intermediaries.ts';
import type {
  BusinessState,
  FiscalState,
  PaymentReportMethod,
  RejectionReason,
  TransportState,
} from '#server/domain/einvoice/states.ts';

/** A company at its intermediary. */
export interface EInvoiceAccount {
  readonly oib: string;
  /** What the company entered; secret. */
  readonly credentials: Credentials;
}

export interface SendEInvoice {
  readonly xml: string;
  /** BT-1 and BT-2 of the document: by these it is looked up when the answer was lost. */
  readonly number: string;
  readonly issuedOn: string;
  /** Sent along where the intermediary knows such a thing. */
  readonly idempotencyKey: string;
}

/** What is looked for after a lost answer. */
export interface SentBefore extends Pick<SendEInvoice, 'number' | 'issuedOn'> {
  /**
   * A corrected copy is looked for: under its number stand its original and earlier copies, whose references are these. Absent: a
   * document that is the only one of its number.
   */
  readonly copyBeside?: readonly string[] | undefined;
}

/** `unknown`: it may have been taken or not. Look it up by its number before it is sent again. */
export type SendOutcome =
  | {
      readonly kind: 'accepted';
      readonly providerRef: string;
      /** As the intermediary wrote it; null for what was found by its number after the answer was lost. */
      readonly answer: string | null;
    }
  | { readonly kind: 'rejected'; readonly errors: readonly string[] }
  | { readonly kind: 'unknown'; readonly codes: readonly string[] };

export interface EInvoiceStatus {
  readonly transport: TransportState;
  readonly fiscal: FiscalState;
  readonly business: BusinessState;
  /** The intermediary found no address of the buyer: it reported the document and handed it to nobody. */
  readonly onlyReported: boolean;
  /** The intermediary's own word, for support. */
  readonly rawCode: string;
  /** As the intermediary wrote it; of several answers a list in JSON. */
  readonly answer: string;
  /** In the intermediary's words: why it failed or was refused. */
  readonly errors: readonly string[];
}

export interface InboundItem {
  readonly providerRef: string;
  /** As the list says; null where it does not. What counts is in the document. */
  readonly number: string | null;
  readonly senderName: string | null;
}

export interface InboundPage {
  readonly items: readonly InboundItem[];
  /** To be handed in the next time, once the items are stored. */
  readonly cursor: string | null;
  readonly more: boolean;
}

/** An exchanged document as a report names it (eIzvještavanje: broj, datum, OIB izdavatelja i primatelja). */
export interface ReportedDocument {
  readonly providerRef: string;
  /** BT-1 and BT-2. */
  readonly number: string;
  readonly issuedOn: string;
  readonly sellerOib: string;
  readonly buyerOib: string;
}

export interface PaymentReport {
  readonly document: ReportedDocument;
  /** Below zero: takes back what was reported before. */
  readonly amountMinor: bigint;
  readonly paidOn: string;
  readonly method: PaymentReportMethod;
}

export interface Rejection {
  readonly document: ReportedDocument;
  readonly on: string;
  readonly reason: RejectionReason;
  readonly text: string;
}

/** What a report came to; what is kept of it as proof. */
export interface RecordedReport {
  /** Of the Tax Administration (idZahtjeva), or of the intermediary; null where it does not tell. */
  readonly requestId: string | null;
  /** The message as it went to the Tax Administration, or to the intermediary where that shows no other. */
  readonly message: string;
}

/** `unknown`: it may have been recorded or not. Look it up before it is told again. */
export type ReportOutcome =
  | ({ readonly kind: 'recorded' } & RecordedReport)
  | { readonly kind: 'rejected'; readonly errors: readonly string[] }
  | { readonly kind: 'unknown'; readonly codes: readonly string[] };

export interface InboundStatus {
  /** Whether our receipt of it was reported to the Tax Administration. */
  readonly fiscal: FiscalState;
  /** In the intermediary's words: why it was not. */
  readonly errors: readonly string[];
}

/** What this intermediary can do for us; a call of what it cannot is `rejected` NOT_SUPPORTED. */
export interface EInvoiceCapabilities {
  /** Finding a document by its number after a lost answer. Without it a person must look. */
  readonly lookUp: boolean;
  readonly status: boolean;
  readonly fiscalStatus: boolean;
  readonly inbound: boolean;
  readonly accept: boolean;
  readonly reportPayment: boolean;
  /** Finding a report after a lost answer. Without it a person must look. */
  readonly lookUpReport: boolean;
  /** Reporting a document that its buyer cannot receive as eRačun (čl. 51). */
  readonly reportNotIssued: boolean;
  /** Finding such a document by its number after a lost answer. */
  readonly lookUpNotIssued: boolean;
  readonly reject: boolean;
  readonly markPaid: boolean;
  readonly canReceive: boolean;
  /** Taking a credit note (381) as it takes an invoice. */
  readonly creditNote: boolean;
  /** Taking a corrected copy (HR-BT-1): an eRačun under a number that it had before. */
  readonly correctedCopy: boolean;
}

/** Sending and receiving eRačun through an intermediary. Throws only `ProviderError`. */
export interface EInvoicePort {
  capabilities(): EInvoiceCapabilities;
  /** Does nothing but prove that the account opens. `auth` where it does not. */
  test(account: EInvoiceAccount): Promise<void>;
  /** Never throws for a lost answer: that is the outcome `unknown`. */
  send(account: EInvoiceAccount, request: SendEInvoice): Promise<SendOutcome>;
  /** Reference of a document that was sent before; null where there is none of that number and day. */
  findSent(account: EInvoiceAccount, document: SentBefore): Promise<string | null>;
  getStatus(account: EInvoiceAccount, providerRef: string): Promise<EInvoiceStatus>;
  listInbound(account: EInvoiceAccount, cursor: string | null): Promise<InboundPage>;
  /** The bytes as they are: a signature is made over them. */
  fetchXml(account: EInvoiceAccount, providerRef: string): Promise<Uint8Array>;
  /** Says that we have it. Only after it is stored for good: it may not be listed again. */
  acknowledge(account: EInvoiceAccount, providerRef: string): Promise<void>;
  /** How a received document stands at the Tax Administration; `fiscalStatus` says whether it can be asked. */
  getInboundStatus(account: EInvoiceAccount, document: ReportedDocument): Promise<InboundStatus>;
  /** Reports that a sent document was paid. Never throws for a lost answer. */
  reportPayment(account: EInvoiceAccount, payment: PaymentReport): Promise<ReportOutcome>;
  /** A recorded report of the same document, amount, day and way to pay that is none of `known` request ids; null for none. */
  findPaymentReport(account: EInvoiceAccount, payment: PaymentReport, known: readonly string[]): Promise<RecordedReport | null>;
  /**
   * Refuses a received document, with effect towards its seller and the Tax Administration. Asked again it stays refused once: what
   * is refused already is `recorded`. Never throws for a lost answer.
   */
  reject(account: EInvoiceAccount, rejection: Rejection): Promise<ReportOutcome>;
  /** Reports a document whose buyer cannot receive it; sent to nobody. Outcomes as those of `send`. */
  reportNotIssued(account: EInvoiceAccount, request: SendEInvoice): Promise<SendOutcome>;
  /** Tells the seller of a received document that it is accepted. Asked again it stays so. */
  accept(account: EInvoiceAccount, providerRef: string): Promise<void>;
  /** Tells the seller of a received document that it is paid. */
  markPaid(account: EInvoiceAccount, providerRef: string): Promise<void>;
  /** Whether eRačun reaches this OIB at all. */
  canReceive(account: EInvoiceAccount, oib: string): Promise<boolean>;
}
