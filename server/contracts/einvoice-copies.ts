import { z } from 'zod';

import { type CopyChange, type CopyContent, COPY_TERM_KEYS } from '#server/domain/einvoice/copy/copy-content.ts';
import type { CopyStatus } from '#server/domain/einvoice/copy/copy-states.ts';
import type { CopyObstacle } from '#server/domain/einvoice/copy/may-copy.ts';

import type { EInvoiceFailure } from './einvoice.ts';
import { noteText, requiredText } from './text-fields.ts';

/** All that the corrected copy of a sent eRačun is to say of what may change, and why it is corrected. */
export const SendCopyInput = z.object({
  id: z.uuid('FIELD_INVALID'),
  einvoice: z.partialRecord(z.enum(COPY_TERM_KEYS), noteText(1024)).default({}),
  note: noteText(4000),
  reason: requiredText(300),
});
export type SendCopyInput = z.output<typeof SendCopyInput>;

export interface CopyDto {
  readonly id: string;
  readonly status: CopyStatus;
  readonly content: CopyContent;
  readonly changes: readonly CopyChange[];
  readonly reason: string;
  readonly queuedAt: Date;
  readonly sentAt: Date | null;
  readonly failure: EInvoiceFailure | null;
  /** Sentences of the intermediary. */
  readonly errors: readonly string[];
  readonly nextAttemptAt: Date | null;
}

/** Whether a corrected copy of an eRačun may go, what it would correct, and those that there are. */
export interface CopiesDto {
  /** What stands against one; null where nothing does. */
  readonly obstacle: CopyObstacle | null;
  /** Last day on which one may go. */
  readonly until: string;
  /** What the eRačun says now of what may change. */
  readonly content: CopyContent;
  /** The one that the intermediary does not have yet. */
  readonly open: CopyDto | null;
  /** Those that were sent, the last one first. */
  readonly sent: readonly CopyDto[];
}
