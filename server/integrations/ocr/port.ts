import type { Reading } from '#server/domain/expenses/reading.ts';

/** Media types that a reader takes. */
export const READABLE_TYPES = ['application/pdf', 'image/png', 'image/jpeg', 'image/webp'] as const;
export type ReadableType = (typeof READABLE_TYPES)[number];

/** Largest file that is sent to a reader. */
export const MAX_READABLE_BYTES = 20 * 1024 * 1024;

export interface DocumentFile {
  readonly bytes: Uint8Array;
  readonly contentType: ReadableType;
  readonly filename: string;
}

/** What one call cost. */
export interface ReadingUsage {
  /** As the vendor names what answered. */
  readonly model: string;
  readonly inputTokens: number;
  readonly outputTokens: number;
  /** Millionths of a US dollar, by the prices of the day. */
  readonly costMicros: bigint;
}

/** Why nothing was read, although the vendor answered and is paid for it. */
export type UnreadOutcome = 'not_a_document' | 'refused' | 'incomplete';

export type OcrAnswer = {
  readonly usage: ReadingUsage;
  /** The vendor's own words, for the record; personal data, so kept sealed only. */
  readonly raw: string;
} & (
  | { readonly outcome: 'read'; readonly reading: Reading }
  | {
      readonly outcome: UnreadOutcome;
      /** Code of the reason where the vendor tells one (`max_output_tokens`, `content_filter`). */
      readonly reason: string | null;
    }
);

/**
 * Reads receipts and invoices. What stands in a document is data and never an order. One call a document, never repeated by itself;
 * nothing is kept at the vendor. Throws only `ProviderError`: `quota` when the account at the vendor is empty, `rejected` for a file
 * that it cannot open or that is too long.
 */
export interface OcrPort {
  read(file: DocumentFile): Promise<OcrAnswer>;
}
