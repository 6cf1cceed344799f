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

/** `unknown`: it may have been taken or not. Look it up by its number before it is sent again. */
export type SendOutcome =
  | { readonly kind: 'accepted'; readonly providerRef: string }
  | { readonly kind: 'rejected'; readonly errors: readonly string[] }
  | { readonly kind: 'unknown'; readonly codes: readonly string[] };

export interface EInvoiceStatus {
  readonly transport: TransportState;
  readonly fiscal: FiscalState;
  readonly business: BusinessState;
  /** The intermediary's own word, for support. */
  readonly rawCode: string;
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

export interface PaymentReport {
  readonly providerRef: string;
  readonly amountMinor: bigint;
  readonly paidOn: string;
  readonly method: PaymentReportMethod;
}

export interface Rejection {
  readonly providerRef: string;
  readonly on: string;
  readonly reason: RejectionReason;
  readonly text: string;
}

/** What this intermediary can do for us; a call of what it cannot is `rejected` NOT_SUPPORTED. */
export interface EInvoiceCapabilities {
  /** Finding a document by its number after a lost answer. Without it a person must look. */
  readonly lookUp: boolean;
  readonly status: boolean;
  readonly fiscalStatus: boolean;
  readonly inbound: boolean;
  readonly reportPayment: boolean;
  readonly reject: boolean;
  readonly markPaid: boolean;
  readonly canReceive: boolean;
  /** Taking a credit note (381) as it takes an invoice. */
  readonly creditNote: boolean;
}

/** Sending and receiving eRačun through an intermediary. Throws only `ProviderError`. */
export interface EInvoicePort {
  capabilities(): EInvoiceCapabilities;
  /** Does nothing but prove that the account opens. `auth` where it does not. */
  test(account: EInvoiceAccount): Promise<void>;
  /** Never throws for a lost answer: that is the outcome `unknown`. */
  send(account: EInvoiceAccount, request: SendEInvoice): Promise<SendOutcome>;
  /** Reference of a document that was sent before; null where there is none of that number and day. */
  findSent(account: EInvoiceAccount, document: Pick<SendEInvoice, 'number' | 'issuedOn'>): Promise<string | null>;
  getStatus(account: EInvoiceAccount, providerRef: string): Promise<EInvoiceStatus>;
  listInbound(account: EInvoiceAccount, cursor: string | null): Promise<InboundPage>;
  /** The bytes as they are: a signature is made over them. */
  fetchXml(account: EInvoiceAccount, providerRef: string): Promise<Uint8Array>;
  /** Says that we have it. Only after it is stored for good: it may not be listed again. */
  acknowledge(account: EInvoiceAccount, providerRef: string): Promise<void>;
  reportPayment(account: EInvoiceAccount, payment: PaymentReport): Promise<void>;
  /** Refuses a received document, with effect towards its seller and the Tax Administration. */
  reject(account: EInvoiceAccount, rejection: Rejection): Promise<void>;
  /** Tells the seller of a received document that it is paid. */
  markPaid(account: EInvoiceAccount, providerRef: string): Promise<void>;
  /** Whether eRačun reaches this OIB at all. */
  canReceive(account: EInvoiceAccount, oib: string): Promise<boolean>;
}
