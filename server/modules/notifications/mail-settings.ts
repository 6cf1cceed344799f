import { randomBytes } from 'node:crypto';

import { eq } from 'drizzle-orm';

import { companies } from '#drizzle/schema/companies.ts';
import { mailSettings } from '#drizzle/schema/notifications.ts';
import { type CompanyTx, contextOf } from '#server/db/company-tx.ts';

export type MailSettings = typeof mailSettings.$inferSelect;

/** Before the plus sign of every company's address for documents. */
const MAILBOX = 'racuni';

/** Nobody guesses it; short enough to be read out. */
const newToken = (): string => randomBytes(8).toString('hex');

/** A company's settings, made when it has none yet. */
export async function mailSettingsOf(tx: CompanyTx): Promise<MailSettings> {
  const [known] = await tx.select().from(mailSettings);
  if (known) return known;
  const { companyId, deps } = contextOf(tx);
  const fresh = { companyId, replyTo: null, inboundToken: newToken(), createdAt: deps.clock.now() };
  const [made] = await tx.insert(mailSettings).values(fresh).onConflictDoNothing().returning();
  if (made) return made;
  const [other] = await tx.select().from(mailSettings);
  if (!other) throw new Error('settings vanished while they were made');
  return other;
}

/** The address that takes a company's documents. */
export const inboundAddress = ({ inboundToken }: MailSettings, domain: string): string => `${MAILBOX}+${inboundToken}@${domain}`;

/** Tokens in the addresses that a mail was delivered for; addresses that are not of this kind are nobody's. */
export function inboundTokens(recipients: readonly string[], domain: string): string[] {
  const tokens = recipients.flatMap((recipient) => {
    const address = (/<([^<>]+)>/.exec(recipient)?.[1] ?? recipient).trim().toLowerCase();
    const [local = '', host] = address.split('@');
    const [mailbox, token] = local.split('+');
    return host === domain && mailbox === MAILBOX && token !== undefined && token !== '' ? [token] : [];
  });
  return [...new Set(tokens)];
}

/** Where answers go while nothing else is set: the company's own address, else its owner's. */
export async function usualReplyTo(tx: CompanyTx, ownerEmail: string): Promise<string> {
  const { companyId } = contextOf(tx);
  const [company] = await tx.select({ email: companies.email }).from(companies).where(eq(companies.id, companyId));
  return company?.email ?? ownerEmail;
}
