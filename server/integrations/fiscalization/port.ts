import type { KeyObject } from 'node:crypto';

import type { FiscalReceipt, SignatureHash } from '#server/domain/fiscal/receipt.ts';
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

export interface SubmitReceipt {
  readonly receipt: FiscalReceipt;
  readonly credential: SigningCredential;
  readonly hash: SignatureHash;
  /** New for every send, also for a resend. */
  readonly messageId: string;
  readonly sentAt: Date;
  readonly timeoutMs: number;
}

export interface SubmittedReceipt {
  readonly jir: string;
  /** `unverified`: an answer with a JIR whose signature could not be proven; stored and inspected, never dropped. */
  readonly signature: 'verified' | 'unverified';
  readonly signatureProblem: string | null;
  readonly exchange: Exchange;
}

/** The Tax Administration's service for receipts (CIS). Throws only `ProviderError`, always with its `exchange` when one took place. */
export interface FiscalizationPort {
  /** Loads what the first receipt would otherwise wait for; sends nothing. */
  prepare(): Promise<void>;
  submitReceipt(input: SubmitReceipt): Promise<SubmittedReceipt>;
  /** Asks the service to say a text back, which proves network, TLS and service, and nothing of the certificate. Milliseconds that it took. */
  echo(): Promise<number>;
}
