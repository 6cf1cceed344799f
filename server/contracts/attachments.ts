import { z } from 'zod';

const id = z.uuid('FIELD_INVALID');

/** `id` is that of the draft, the invoice, the quote or the delivery note. */
export const AttachmentsOfInput = z.object({ id });
export type AttachmentsOfInput = z.infer<typeof AttachmentsOfInput>;

export const AddAttachmentInput = z.object({
  id,
  filename: z.string().trim().min(1, 'FIELD_REQUIRED').max(200, 'FIELD_TOO_LONG'),
  /** What is longer than any limit need not be decoded. */
  base64: z.base64('FIELD_INVALID').max(16_000_000, 'FIELD_TOO_LONG'),
});
export type AddAttachmentInput = z.infer<typeof AddAttachmentInput>;

export const RemoveAttachmentInput = z.object({ id, documentId: id });
export type RemoveAttachmentInput = z.infer<typeof RemoveAttachmentInput>;

export interface AttachmentDto {
  /** Of the file among the kept documents. */
  readonly documentId: string;
  readonly filename: string;
  readonly contentType: string;
  readonly bytes: number;
  readonly addedAt: Date;
}
