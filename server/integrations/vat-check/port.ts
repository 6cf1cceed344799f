import type { PlainDate } from '#server/domain/shared/plain-date.ts';

export interface VatCheckQuestion {
  /** Normalized, with the prefix of its state: `DE123456789`. */
  readonly vatId: string;
  /** Our own VAT number; only who tells one gets the number of the consultation. */
  readonly requesterVatId: string | null;
}

export interface VatCheckAnswer {
  readonly valid: boolean;
  /** As registered; null where the state does not tell. */
  readonly name: string | null;
  readonly address: string | null;
  /** Number of the consultation, which proves it; null when no own number was told. */
  readonly requestId: string | null;
  /** The service's own date of the check. */
  readonly checkedOn: PlainDate;
}

/**
 * Whether a VAT number is registered for trade within the EU. Throws only `ProviderError`; one that is not about the question
 * (`rejected` with code VAT_ID_REFUSED) means that nothing is known, never that the number is invalid.
 */
export interface VatCheckPort {
  check(question: VatCheckQuestion): Promise<VatCheckAnswer>;
}
