import { z } from 'zod';

import type { PaperDocument } from './invoicing.ts';

/** As it stands in the address: a cut one opens as little as a revoked one, and is answered the same. */
const token = z.string();

export const SharedDocumentInput = z.object({ token });
export type SharedDocumentInput = z.infer<typeof SharedDocumentInput>;

export const ShareDocumentInput = z.object({
  id: z.uuid('FIELD_INVALID'),
  /** The link that works, if there is one, ends, and a new one begins. */
  renew: z.boolean().default(false),
});
export type ShareDocumentInput = z.infer<typeof ShareDocumentInput>;

/** The way to a document's page. `revoked` after a person has ended it; `url` is null where none works. */
export interface DocumentLinkDto {
  readonly url: string | null;
  readonly revoked: boolean;
}

/** How a document stands for whom it was written. */
export type SharedState = 'open' | 'partly_paid' | 'overdue' | 'paid' | 'cancelled' | 'storno' | 'credit_note' | 'credited';

/** An order for a transfer; amounts are decimal strings. */
export interface SharedPayment {
  readonly recipient: string;
  readonly iban: string;
  readonly model: string;
  readonly reference: string;
  readonly amount: string;
  readonly description: string;
  /** Contents of the two codes. */
  readonly hub3: string;
  readonly epc: string;
}

/** What the holder of a link sees: the document and how it stands, and nothing else of the seller's. */
export interface SharedDocumentDto {
  readonly document: PaperDocument;
  readonly state: SharedState;
  /** How to pay what is still open; null where nothing is to be transferred. */
  readonly payment: SharedPayment | null;
  /** It went out as eRačun, and its message can be downloaded too. */
  readonly hasXml: boolean;
}

/** A file of a shared document. */
export interface SharedFile {
  readonly filename: string;
  readonly base64: string;
}
