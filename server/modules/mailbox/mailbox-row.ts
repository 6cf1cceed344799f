import { eq } from 'drizzle-orm';

import { type mailboxConsents, mailboxes } from '#drizzle/schema/mailbox.ts';
import type { CompanyTx } from '#server/db/company-tx.ts';
import type { MailRules } from '#server/domain/mailbox/mail-rules.ts';
import { notFound } from '#server/domain/shared/errors.ts';
import type { MailboxVendor } from '#server/integrations/mailbox/port.ts';

export type MailboxRow = typeof mailboxes.$inferSelect;
export type ConsentRow = typeof mailboxConsents.$inferSelect;

const DAY_MS = 86_400_000;
/** How far back a mailbox is read when it is connected, or when its rules changed. */
export const FIRST_WINDOW_MS = 30 * DAY_MS;
/** How often a mailbox is looked into. */
export const EVERY_MS = 10 * 60_000;

/** The vendor's own word for the inbox. */
export const INBOX = { google: 'INBOX', microsoft: 'inbox' } as const satisfies Record<MailboxVendor, string>;

export const credentialsPurpose = (companyId: string, id: string): string => `mailbox:${companyId}:${id}`;
/** What a consent's secrets are sealed for: its PKCE verifier, its code, and what that was good for. */
export const consentPurpose = (companyId: string, id: string, secret: 'verifier' | 'code' | 'credentials'): string =>
  `mailbox-consent:${companyId}:${id}${secret === 'verifier' ? '' : `:${secret}`}`;

export const rulesOf = (row: Pick<MailboxRow, 'rules'>): MailRules => row.rules as MailRules;

/** A mailbox that is not disconnected, locked until the transaction ends. Throws `not_found` MAILBOX_NOT_FOUND. */
export async function lockMailbox(tx: CompanyTx, id: string): Promise<MailboxRow> {
  const [row] = await tx.select().from(mailboxes).where(eq(mailboxes.id, id)).for('update');
  if (row === undefined || row.state === 'left') throw notFound('MAILBOX_NOT_FOUND');
  return row;
}
