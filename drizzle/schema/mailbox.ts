import { bigint, foreignKey, index, integer, pgTable, primaryKey, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core';

import { bytea, companyId, instant, jsonValue } from './columns.ts';
import { companies } from './companies.ts';
import { documents } from './documents.ts';

/**
 * `new`: connected, nothing is taken until a person has seen the rules · `active` · `paused`: by a person · `reconnect`: its
 * owner must agree again · `left`: disconnected; kept for what came out of it.
 */
export const MAILBOX_STATES = ['new', 'active', 'paused', 'reconnect', 'left'] as const;
export type MailboxState = (typeof MAILBOX_STATES)[number];

/** Mailboxes that their owners let be read. */
export const mailboxes = pgTable(
  'mailboxes',
  {
    companyId: companyId().references(() => companies.id),
    id: uuid('id').notNull(),
    vendor: text('vendor').$type<'google' | 'microsoft'>().notNull(),
    address: text('address').notNull(),
    state: text('state').$type<MailboxState>().notNull(),
    /** Folder or label that is followed, as the vendor knows it, and its name; empty for the inbox. */
    folder: text('folder').notNull(),
    folderName: text('folder_name').notNull().default(''),
    /** `MailRules` of the domain. */
    rules: jsonValue('rules').notNull(),
    /** Sealed; null once disconnected. */
    credentials: bytea('credentials'),
    /** Where reading stopped, as the vendor writes it; null begins with what came after `readFrom`. */
    cursor: text('cursor'),
    readFrom: instant('read_from').notNull(),
    /** When it was last read to the end. */
    readAt: instant('read_at'),
    nextReadAt: instant('next_read_at').notNull(),
    /** Code of the last failure; null when the last reading went well. */
    failure: text('failure'),
    failures: integer('failures').notNull().default(0),
    /** Whoever reads holds the lease, so that one process at a time replaces tokens and moves the cursor. */
    leaseId: uuid('lease_id'),
    leaseUntil: instant('lease_until'),
    connectedBy: uuid('connected_by'),
    createdAt: instant('created_at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.companyId, t.id] }),
    uniqueIndex('mailboxes_address').on(t.companyId, t.vendor, t.address),
    index('mailboxes_due').on(t.state, t.nextReadAt),
  ],
);

/**
 * Consents that a person has begun and that are no connection yet: at the vendor, answered and being completed, or failed. Each
 * belongs to the session that began it.
 */
export const mailboxConsents = pgTable(
  'mailbox_consents',
  {
    companyId: companyId().references(() => companies.id),
    id: uuid('id').notNull(),
    /** SHA-256 of the state that went with the browser. */
    stateHash: text('state_hash').notNull(),
    vendor: text('vendor').$type<'google' | 'microsoft'>().notNull(),
    /** Mailbox whose owner is asked again; null for a new one. */
    mailboxId: uuid('mailbox_id'),
    /** The session in which it was begun; no other may end it. */
    sessionId: text('session_id').notNull(),
    /** The PKCE verifier, sealed. */
    verifier: bytea('verifier').notNull(),
    /** When the browser came back with the owner's yes; null while the owner is at the vendor. */
    answeredAt: instant('answered_at'),
    /** The code that came with it, sealed; works once, and is erased as soon as it is used or of no more use. */
    code: bytea('code'),
    /** What the code was good for, sealed, until it is known whose mailbox it opens. */
    credentials: bytea('credentials'),
    /** Why no mailbox came of it, `MailboxConsentFailure`; null while one may. */
    failure: text('failure'),
    /** Until then the owner may come back; once answered, until then it is tried. */
    expiresAt: instant('expires_at').notNull(),
  },
  (t) => [primaryKey({ columns: [t.companyId, t.id] }), uniqueIndex('mailbox_consents_state').on(t.stateHash)],
);

/** `taken`: became a document · `known`: the company had the same bytes · `refused`: with a code of why. */
export const MAIL_FILE_OUTCOMES = ['taken', 'known', 'refused'] as const;
export type MailFileOutcome = (typeof MAIL_FILE_OUTCOMES)[number];

/** Every file of a mail that the rules named, once, and what became of it. */
export const mailFiles = pgTable(
  'mail_files',
  {
    companyId: companyId(),
    id: uuid('id').notNull(),
    mailboxId: uuid('mailbox_id').notNull(),
    /** The vendor's name of the mail, and that of the file within it. */
    mailId: text('mail_id').notNull(),
    part: text('part').notNull(),
    filename: text('filename').notNull(),
    bytes: bigint('bytes', { mode: 'number' }),
    sha256: text('sha256'),
    sender: text('sender').notNull(),
    mailSubject: text('mail_subject').notNull(),
    receivedAt: instant('received_at').notNull(),
    outcome: text('outcome').$type<MailFileOutcome>().notNull(),
    reason: text('reason'),
    documentId: uuid('document_id'),
    createdAt: instant('created_at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.companyId, t.id] }),
    foreignKey({
      name: 'mail_files_mailbox',
      columns: [t.companyId, t.mailboxId],
      foreignColumns: [mailboxes.companyId, mailboxes.id],
    }),
    foreignKey({
      name: 'mail_files_document',
      columns: [t.companyId, t.documentId],
      foreignColumns: [documents.companyId, documents.id],
    }),
    uniqueIndex('mail_files_part').on(t.companyId, t.mailboxId, t.mailId, t.part),
    index('mail_files_created').on(t.companyId, t.createdAt),
  ],
);
