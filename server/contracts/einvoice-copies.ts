import { z } from 'zod';

import {
  type CopyChange,
  type CopyContent,
  COPY_TERM_KEYS,
  type WholeContent,
} from '#server/domain/einvoice/copy/copy-content.ts';
import type { CopyStatus } from '#server/domain/einvoice/copy/copy-states.ts';
import type { CopyObstacle } from '#server/domain/einvoice/copy/may-copy.ts';
import { MAX_LINES } from '#server/domain/invoicing/draft-issues.ts';
import { LINE_REFERENCE_KEYS } from '#server/domain/invoicing/line-references.ts';

import type { EInvoiceFailure } from './einvoice.ts';
import { noteText, requiredText } from './text-fields.ts';

/** All that the corrected copy of a sent eRačun is to say of what may change, and why it is corrected. */
export const SendCopyInput = z.object({
  id: z.uuid('FIELD_INVALID'),
  einvoice: z.partialRecord(z.enum(COPY_TERM_KEYS), noteText(1024)).default({}),
  note: noteText(4000),
  /** Of each line that is to name something of an order or a delivery; left out, all lines stay as they are. */
  lines: z
    .array(
      z.object({
        /** From 1, as the lines of the document count. */
        position: z.coerce.number('FIELD_INVALID').int('FIELD_INVALID').positive('FIELD_INVALID'),
        references: z.partialRecord(z.enum(LINE_REFERENCE_KEYS), noteText(1024)).default({}),
      }),
    )
    .max(MAX_LINES, 'FIELD_INVALID')
    .optional(),
  reason: requiredText(300),
});
export type SendCopyInput = z.output<typeof SendCopyInput>;

/** What a refusal is about that does not tell: the corrected copy, or what that took the place of. */
export const SettleResponseInput = z.object({
  /** Of the response, as it was received. */
  id: z.uuid('FIELD_INVALID'),
  about: z.enum(['present', 'earlier'], 'FIELD_INVALID'),
});
export type SettleResponseInput = z.output<typeof SettleResponseInput>;

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
  readonly content: WholeContent;
  /** The one that the intermediary does not have yet. */
  readonly open: CopyDto | null;
  /** Those that were sent, the last one first. */
  readonly sent: readonly CopyDto[];
}
