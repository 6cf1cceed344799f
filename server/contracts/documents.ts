import { z } from 'zod';

const KINDS = ['invoice_pdf', 'cis_request', 'cis_response', 'logo', 'received'] as const;

export const DocumentLinkInput = z.object({
  id: z.uuid('FIELD_INVALID'),
  disposition: z.enum(['inline', 'attachment']).default('attachment'),
});
export type DocumentLinkInput = z.infer<typeof DocumentLinkInput>;

export interface DocumentLink {
  readonly url: string;
  readonly filename: string;
}

export interface InvoicePdf {
  readonly filename: string;
  readonly base64: string;
}

export const ListDocumentsInput = z.object({
  search: z.string().max(200).default(''),
  kind: z.enum(KINDS).optional(),
  cursor: z.string().max(400).optional(),
  limit: z.number().int().min(1).max(100).default(50),
});
export type ListDocumentsInput = z.input<typeof ListDocumentsInput>;

export interface DocumentListItem {
  readonly id: string;
  readonly kind: (typeof KINDS)[number];
  /** `invoice:<id>`, `company`, or what brought a received one (`document:<id>` when a person did). */
  readonly subject: string;
  /** Name of the file in the document store. */
  readonly key: string;
  readonly filename: string;
  readonly bytes: number;
  readonly sha256: string;
  readonly createdAt: Date;
  readonly retainUntil: string;
}

export interface DocumentList {
  readonly items: readonly DocumentListItem[];
  readonly nextCursor: string | null;
}
