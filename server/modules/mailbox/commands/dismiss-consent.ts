import { and, eq, isNotNull } from 'drizzle-orm';

import { mailboxConsents } from '#drizzle/schema/mailbox.ts';
import { type CompanyContext, scopeOf } from '#server/context.ts';
import type { MailboxConsentInput } from '#server/contracts/mailbox.ts';
import { withCompanyTx } from '#server/db/company-tx.ts';
import { notFound } from '#server/domain/shared/errors.ts';

/** Takes the word of a consent that failed from the screen. Throws `not_found` MAILBOX_CONSENT_NOT_FOUND, also for one under way. */
export async function dismissConsent(ctx: CompanyContext, { id }: MailboxConsentInput): Promise<void> {
  const failed = and(eq(mailboxConsents.id, id), isNotNull(mailboxConsents.failure));
  const gone = await withCompanyTx(ctx.deps, scopeOf(ctx), (tx) =>
    tx.delete(mailboxConsents).where(failed).returning({ id: mailboxConsents.id }),
  );
  if (gone.length === 0) throw notFound('MAILBOX_CONSENT_NOT_FOUND');
}
