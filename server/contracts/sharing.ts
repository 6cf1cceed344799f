import { z } from 'zod';

import { CUSTOMER_ANSWERS, type TradeState } from '#server/domain/invoicing/trade-document.ts';

import type { AttachmentDto } from './attachments.ts';
import type { PaperDocument } from './paper.ts';
import type { TradeAnswer } from './trade.ts';

/** As it stands in the address: a cut one opens as little as a revoked one, and is answered the same. */
const token = z.string();

export const SharedDocumentInput = z.object({ token });
export type SharedDocumentInput = z.infer<typeof SharedDocumentInput>;

export const SharedAttachmentInput = z.object({ token, documentId: z.uuid('FIELD_INVALID') });
export type SharedAttachmentInput = z.infer<typeof SharedAttachmentInput>;

/** A customer's answer to a quote, signed. */
export const AnswerQuoteInput = z.object({
  token,
  decision: z.enum(CUSTOMER_ANSWERS, 'ANSWER_MISSING'),
  name: z.string('FIELD_REQUIRED').trim().min(1, 'FIELD_REQUIRED').max(120, 'FIELD_TOO_LONG'),
  remark: z.string().trim().max(1000, 'FIELD_TOO_LONG').default(''),
});
export type AnswerQuoteInput = z.infer<typeof AnswerQuoteInput>;

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

/**
 * How a document stands for whom it was written. Of a quote: `waiting` for an answer, answered, or over in one of four ways; a pro
 * forma is to be paid, or over; of a delivery note there is nothing to say.
 */
export type SharedState =
  | 'open'
  | 'partly_paid'
  | 'overdue'
  | 'paid'
  | 'cancelled'
  | 'storno'
  | 'credit_note'
  | 'credited'
  | 'waiting'
  | 'delivery'
  | Extract<TradeState, 'accepted' | 'declined' | 'expired' | 'withdrawn' | 'replaced' | 'converted'>;

/** An order for a transfer; amounts are decimal strings. */
export interface SharedPayment {
  readonly recipient: string;
  readonly iban: string;
  /** For a customer abroad. */
  readonly bic: string | null;
  readonly model: string;
  readonly reference: string;
  readonly amount: string;
  /** ISO code of what the amount is in. */
  readonly currency: string;
  readonly description: string;
  /** Contents of the two codes; null of what is not paid in euro, which neither can say. */
  readonly codes: { readonly hub3: string; readonly epc: string } | null;
}

/** What the holder of a link sees: the document and how it stands, and nothing else of the seller's. */
export interface SharedDocumentDto {
  readonly document: PaperDocument;
  readonly state: SharedState;
  /** How to pay what is still open; null where nothing is to be transferred. */
  readonly payment: SharedPayment | null;
  /** What was said of a quote; the remark is for its seller. */
  readonly answer: Omit<TradeAnswer, 'remark'> | null;
  /** It went out as eRačun, and its message can be downloaded too. */
  readonly hasXml: boolean;
  /** Files that go with it. */
  readonly attachments: readonly Pick<AttachmentDto, 'documentId' | 'filename' | 'bytes'>[];
}

/** A file of a shared document. */
export interface SharedFile {
  readonly filename: string;
  readonly base64: string;
}
