import { z } from 'zod';

import { isPlainDate } from '#server/domain/shared/plain-date.ts';

const KINDS = [
  'invoice_pdf',
  'cis_request',
  'cis_response',
  'logo',
  'received',
  'einvoice_xml',
  'internal_act',
  'attachment',
  'einvoice_report',
  'einvoice_print',
  'einvoice_answer',
] as const;

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
  readonly contentType: string;
  readonly bytes: number;
  readonly sha256: string;
  readonly createdAt: Date;
  /** Null for a received document that is not booked: it may be thrown away. */
  readonly retainUntil: string | null;
  /** How it came; null for files of our own. */
  readonly received: {
    readonly source: 'upload' | 'email-inbound' | 'mailbox';
    readonly sender: string | null;
    readonly mailSubject: string | null;
  } | null;
}

export interface DocumentList {
  readonly items: readonly DocumentListItem[];
  readonly nextCursor: string | null;
}

/** A period of days, both inclusive, on which files were kept. */
export const ArchivePageInput = z.object({
  from: z.string().refine(isPlainDate, 'FIELD_DATE'),
  to: z.string().refine(isPlainDate, 'FIELD_DATE'),
  cursor: z.string().max(400).optional(),
  limit: z.number().int().min(1).max(500).default(200),
});
export type ArchivePageInput = z.output<typeof ArchivePageInput>;

export const ArchiveFileInput = z.object({ id: z.uuid('FIELD_INVALID') });
export type ArchiveFileInput = z.infer<typeof ArchiveFileInput>;

export interface ArchiveItem extends Pick<DocumentListItem, 'id' | 'kind' | 'filename' | 'bytes' | 'sha256' | 'createdAt'> {
  /** Of the document of ours that it belongs to; null for other files. */
  readonly number: string | null;
}

export interface ArchivePage {
  readonly items: readonly ArchiveItem[];
  readonly nextCursor: string | null;
}

export interface ArchiveFile {
  readonly base64: string;
}

const filename = z.string().trim().min(1, 'FIELD_REQUIRED').max(255, 'FIELD_TOO_LONG');
/** As a browser announces it; empty when it does not know. */
const announcedType = z
  .string()
  .max(100)
  .regex(/^$|^[\w.+-]+\/[\w.+-]+$/, 'FIELD_INVALID');

export const BeginUploadInput = z.object({ filename, contentType: announcedType, bytes: z.number().int().min(0) });
export type BeginUploadInput = z.infer<typeof BeginUploadInput>;

export interface BegunUpload {
  readonly id: string;
  /** Where the browser is to PUT the file, within five minutes and with exactly these headers. */
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
}

export const UploadIdInput = z.object({ id: z.uuid('FIELD_INVALID') });
export type UploadIdInput = z.infer<typeof UploadIdInput>;

export interface KeptUpload {
  /** Null when a repeated question finds that the document with the same bytes is gone by now. */
  readonly documentId: string | null;
  readonly filename: string;
  /** The company had the same bytes already; nothing was added. */
  readonly duplicate: boolean;
}

export const UploadDocumentInput = z.object({
  filename,
  contentType: announcedType,
  /** Larger than any limit of documents; the limit itself is the installation's. */
  base64: z.string().max(300_000_000),
});
export type UploadDocumentInput = z.infer<typeof UploadDocumentInput>;

export const RemoveDocumentInput = z.object({ id: z.uuid('FIELD_INVALID') });
export type RemoveDocumentInput = z.infer<typeof RemoveDocumentInput>;
