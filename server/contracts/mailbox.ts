import { z } from 'zod';

import { FILE_GROUPS, type FileGroup, type MailRules } from '#server/domain/mailbox/mail-rules.ts';

import { noteText } from './text-fields.ts';

const id = z.uuid('FIELD_INVALID');
export const MailboxVendorField = z.enum(['google', 'microsoft'], 'FIELD_INVALID');

/** Most senders or words of one mailbox. */
const MOST = 50;

/** One a line, or separated by commas, as people type them. */
const list = (entry: z.ZodType<string, string>) =>
  z
    .union([z.string().transform((text) => text.split(/[\n,;]+/)), z.array(z.string())])
    .default([])
    .transform((entries) => [...new Set(entries.map((text) => text.trim().toLowerCase()).filter((text) => text !== ''))])
    .pipe(z.array(entry).max(MOST, 'MAILBOX_RULES_TOO_MANY'));

const SenderEntry = z
  .string()
  .max(254, 'MAILBOX_SENDER_INVALID')
  .regex(/^(?:[^\s@,;<>"]+)?@[^\s@,;<>"]+\.[^\s@,;<>"]+$/, 'MAILBOX_SENDER_INVALID');
const WordEntry = z.string().min(2, 'MAILBOX_WORD_SHORT').max(80, 'MAILBOX_WORD_LONG');

const rules = {
  senders: list(SenderEntry),
  subjectWords: list(WordEntry),
  files: z.array(z.enum(FILE_GROUPS, 'FIELD_INVALID')).min(1, 'MAILBOX_FILES_NONE'),
};

export const MailboxInput = z.object({ id });
export type MailboxInput = z.infer<typeof MailboxInput>;

export const BeginConsentInput = z.object({ vendor: MailboxVendorField, mailboxId: id.optional() });
export type BeginConsentInput = z.infer<typeof BeginConsentInput>;

/** What the vendor sent the browser back with: a code, or the word for why there is none. */
export const CompleteConsentInput = z.object({
  vendor: MailboxVendorField,
  state: z.string().min(1, 'FIELD_INVALID').max(300, 'FIELD_INVALID'),
  code: z.string().max(4_000, 'FIELD_INVALID').nullish(),
  error: z.string().max(200, 'FIELD_INVALID').nullish(),
});
export type CompleteConsentInput = z.infer<typeof CompleteConsentInput>;

export const MailboxConsentInput = z.object({ id });
export type MailboxConsentInput = z.infer<typeof MailboxConsentInput>;

export const SaveRulesInput = z.object({
  id,
  ...rules,
  folder: z.string().min(1, 'FIELD_REQUIRED').max(400, 'FIELD_INVALID'),
  folderName: noteText(200),
});
export type SaveRulesInput = z.infer<typeof SaveRulesInput>;

export const PreviewRulesInput = z.object({
  id,
  ...rules,
  folder: z.string().min(1, 'FIELD_REQUIRED').max(400, 'FIELD_INVALID'),
});
export type PreviewRulesInput = z.infer<typeof PreviewRulesInput>;

export const SetMailboxStateInput = z.object({ id, state: z.enum(['active', 'paused'], 'FIELD_INVALID') });
export type SetMailboxStateInput = z.infer<typeof SetMailboxStateInput>;

export const ListMailFilesInput = z.object({ mailboxId: id.optional(), cursor: id.optional() });
export type ListMailFilesInput = z.infer<typeof ListMailFilesInput>;

export type MailboxVendorName = z.infer<typeof MailboxVendorField>;

/** Why reading does not go on; each has a sentence. */
export const MAILBOX_FAILURES = ['consent', 'refused', 'ours', 'busy', 'away', 'storage'] as const;
export type MailboxFailure = (typeof MAILBOX_FAILURES)[number];

export interface MailboxDto {
  readonly id: string;
  readonly vendor: MailboxVendorName;
  readonly address: string;
  readonly state: 'new' | 'active' | 'paused' | 'reconnect';
  readonly folder: string;
  /** Empty for the inbox. */
  readonly folderName: string;
  readonly rules: MailRules;
  /** When it was last read to the end. */
  readonly readAt: Date | null;
  readonly nextReadAt: Date;
  readonly failure: MailboxFailure | null;
  /** Somebody is reading right now. */
  readonly reading: boolean;
  /** Files that became documents. */
  readonly taken: number;
}

/** Why no mailbox came of a consent; each has a sentence. */
export const MAILBOX_CONSENT_FAILURES = ['incomplete', 'over', 'refused', 'ours', 'busy', 'away'] as const;
export type MailboxConsentFailure = (typeof MAILBOX_CONSENT_FAILURES)[number];

/** A consent that its owner gave and that is being completed, or of which nothing came. */
export interface MailboxConsentDto {
  readonly id: string;
  readonly vendor: MailboxVendorName;
  /** Of the mailbox whose owner was asked again; null for a new one. */
  readonly address: string | null;
  /** Null while it is under way. */
  readonly failure: MailboxConsentFailure | null;
  /** With what it is begun anew. */
  readonly again: BeginConsentInput;
}

export interface MailboxesDto {
  /** Oldest first. One that has become a mailbox is no longer here. */
  readonly consents: readonly MailboxConsentDto[];
  readonly mailboxes: readonly MailboxDto[];
  /** Vendors that this installation can connect to. */
  readonly vendors: readonly MailboxVendorName[];
  /** False: nothing can be taken, because there is no document store. */
  readonly storageOn: boolean;
}

export interface MailFileDto {
  readonly id: string;
  readonly filename: string;
  readonly bytes: number | null;
  readonly sender: string;
  readonly subject: string;
  readonly receivedAt: Date;
  readonly address: string;
  readonly outcome: 'taken' | 'known' | 'refused';
  /** Code of an error's sentence. */
  readonly reason: string | null;
  readonly documentId: string | null;
}

export interface MailFilePage {
  readonly items: readonly MailFileDto[];
  readonly nextCursor: string | null;
}

/** What rules would take, and what they would leave. */
export interface RulesPreview {
  /** Mails that were looked at, of the last days. */
  readonly looked: number;
  /** There are more than were looked at. */
  readonly more: boolean;
  readonly matched: number;
  readonly files: number;
  readonly mails: readonly PreviewMail[];
}

export interface PreviewMail {
  readonly sender: string;
  readonly senderName: string;
  readonly subject: string;
  readonly receivedAt: Date;
  readonly matches: boolean;
  /** Empty for a mail that the rules do not name: it is not looked into. */
  readonly files: readonly {
    readonly filename: string;
    readonly bytes: number | null;
    readonly group: FileGroup | null;
    readonly wanted: boolean;
  }[];
}

export interface ReadResult {
  readonly mails: number;
  readonly taken: number;
  readonly known: number;
  readonly refused: number;
  /** False: there is more, and it is read in the background. */
  readonly finished: boolean;
}

export interface MailFolderDto {
  readonly id: string;
  readonly name: string;
}
