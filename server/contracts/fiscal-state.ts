import type { PaymentMethod } from '#server/domain/invoicing/document.ts';

/** How the receipt of a document stands with the Tax Administration. */
export interface FiscalDto {
  readonly status: 'pending' | 'sending' | 'fiscalized' | 'stopped';
  readonly environment: 'mock' | 'sandbox' | 'live';
  readonly zki: string;
  readonly jir: string | null;
  readonly qrUrl: string;
  readonly attempts: number;
  readonly nextAttemptAt: Date;
  readonly deadlineAt: Date;
  readonly lastErrorKind: string | null;
  readonly lastErrorCodes: readonly string[];
  /** As the Tax Administration has them now; the document bears those of its issue. */
  readonly paymentMethod: PaymentMethod;
  readonly buyerOib: string | null;
  readonly tips: readonly { readonly amount: string; readonly method: PaymentMethod; readonly at: Date }[];
}
