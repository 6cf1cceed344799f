import type { KeyObject } from 'node:crypto';

import type { FiscalReceipt, SignatureHash } from '#server/domain/fiscal/receipt.ts';
import type { ExceptionalHours, RegularHours, WorkingHours } from '#server/domain/fiscal/working-hours.ts';
import type { PlainDate } from '#server/domain/shared/plain-date.ts';
import type { Exchange } from '#server/integrations/provider-error.ts';

/** A company's certificate, parsed once and cached by its owner (a PEM string would cost 0.7 ms a signature). */
export interface SigningCredential {
  readonly privateKey: KeyObject;
  /** The leaf exactly as it came out of the P12. */
  readonly certificateDer: Buffer;
  /** RFC 2253 style, as `X509IssuerName` wants it. */
  readonly issuerName: string;
  /** Decimal serial. */
  readonly serialNumber: string;
}

/** What every signed message needs beside its content. */
export interface SignedMessage {
  readonly credential: SigningCredential;
  readonly hash: SignatureHash;
  /** New for every send, also for a resend. */
  readonly messageId: string;
  readonly sentAt: Date;
  readonly timeoutMs: number;
}

export interface SubmitReceipt extends SignedMessage {
  readonly receipt: FiscalReceipt;
}

/** How far an answer can be trusted, and what went over the wire. */
export interface ProvenAnswer {
  /** `unverified`: the answer's signature could not be proven; stored and inspected, never dropped. */
  readonly signature: 'verified' | 'unverified';
  readonly signatureProblem: string | null;
  readonly exchange: Exchange;
}

export interface SubmittedReceipt extends ProvenAnswer {
  readonly jir: string;
}

/** Other data of a fiscalized receipt, on the day of its issue; the last accepted change counts. */
export interface ChangeReceipt extends SignedMessage {
  /** To the letter as it was fiscalized, `NakDost` included. */
  readonly receipt: FiscalReceipt;
  /** What holds from now on, also when it stays what it was. */
  readonly payment: FiscalReceipt['NacinPlac'];
  /** Null: the receipt has no buyer's OIB from now on. */
  readonly buyerOib: string | null;
}

/** A tip that was left with a fiscalized receipt; it is not part of the receipt's total. */
export interface ReportTip extends SignedMessage {
  /** To the letter as it was fiscalized, `NakDost` included. */
  readonly receipt: FiscalReceipt;
  /** `12.50` */
  readonly amount: string;
  readonly payment: FiscalReceipt['NacinPlac'];
}

/** The service took it. */
export interface Confirmation extends ProvenAnswer {
  /** `p005` */
  readonly code: string;
}

/** Whose premises a message is about, and who sends it. */
export interface PremisesMessage extends SignedMessage {
  readonly oib: string;
  /** `OznPosPr`, as registered in ePorezna. */
  readonly premisesCode: string;
  readonly operatorOib: string;
}

export interface RegisterHours extends PremisesMessage {
  readonly hours: WorkingHours;
}

/** Hours are named by the day on which they begin, exceptions by their day. */
export interface RemoveHours extends PremisesMessage {
  readonly regularFrom: readonly PlainDate[];
  readonly exceptionsOn: readonly PlainDate[];
}

export interface ReadHours extends ProvenAnswer {
  readonly hours: WorkingHours;
}

/** The same hours or the same exception for up to 100 premises at once. */
export interface RegisterHoursOfMany extends Omit<PremisesMessage, 'premisesCode'> {
  readonly premisesCodes: readonly string[];
  readonly hours: { readonly regular: RegularHours } | { readonly exception: ExceptionalHours };
}

export interface RegisteredHoursOfMany extends ProvenAnswer {
  /** `code` is a confirmation (`p003`) or the reason of a refusal (`s101`). */
  readonly premises: readonly { readonly premisesCode: string; readonly accepted: boolean; readonly code: string }[];
}

/** What the test service thinks of a receipt: `v100` alone when it has no objection. */
export interface CheckedReceipt extends ProvenAnswer {
  readonly passed: boolean;
  readonly findings: readonly { readonly code: string; readonly message: string }[];
}

/** The service is there. */
export interface EchoAnswer {
  readonly durationMs: number;
  /** How far our clock is ahead of the service's, to about a second; negative when it is behind, null when it could not be told. */
  readonly clockAheadMs: number | null;
}

/** One of the certificates that the signers of answers must descend from. */
export interface TrustedAuthority {
  readonly subject: string;
  readonly notAfter: Date;
  /** Signed by itself: a bundle without one proves nothing. */
  readonly isRoot: boolean;
}

/** The Tax Administration's service for receipts (CIS). Throws only `ProviderError`, always with its `exchange` when one took place. */
export interface FiscalizationPort {
  /** Loads what the first receipt would otherwise wait for; sends nothing. */
  prepare(): Promise<void>;
  submitReceipt(input: SubmitReceipt): Promise<SubmittedReceipt>;
  changeReceipt(input: ChangeReceipt): Promise<Confirmation>;
  reportTip(input: ReportTip): Promise<Confirmation>;
  registerHours(input: RegisterHours): Promise<Confirmation>;
  removeHours(input: RemoveHours): Promise<Confirmation>;
  readHours(input: PremisesMessage): Promise<ReadHours>;
  registerHoursOfMany(input: RegisterHoursOfMany): Promise<RegisteredHoursOfMany>;
  /** Lets the test service judge a receipt without fiscalizing it. `rejected` with CHECK_IN_TEST_ONLY anywhere else. */
  checkReceipt(input: SubmitReceipt): Promise<CheckedReceipt>;
  /** Asks the service to say a text back, which proves network, TLS and service, and nothing of the certificate. */
  echo(): Promise<EchoAnswer>;
  /** Whom this installation trusts to have signed answers, as it was configured. */
  authorities(): readonly TrustedAuthority[];
}
