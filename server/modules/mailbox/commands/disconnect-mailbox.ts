import { eq } from 'drizzle-orm';

import { mailboxes } from '#drizzle/schema/mailbox.ts';
import { type CompanyContext, scopeOf } from '#server/context.ts';
import type { MailboxInput } from '#server/contracts/mailbox.ts';
import { withCompanyTx } from '#server/db/company-tx.ts';
import { record } from '#server/events/record.ts';

import { credentialsPurpose, lockMailbox } from '../mailbox-row.ts';

/**
 * Forgets a mailbox's credentials, then gives the consent back to the vendor. What came out of it stays. `revoked` is false where
 * the vendor did not take it back: its owner may still do so there, and we can no longer read in any case.
 */
export async function disconnectMailbox(ctx: CompanyContext, { id }: MailboxInput): Promise<{ readonly revoked: boolean }> {
  const { deps, company } = ctx;
  const row = await withCompanyTx(deps, scopeOf(ctx), async (tx) => {
    const found = await lockMailbox(tx, id);
    await tx
      .update(mailboxes)
      .set({ state: 'left', credentials: null, cursor: null, failure: null, failures: 0, leaseId: null, leaseUntil: null })
      .where(eq(mailboxes.id, id));
    const { vendor, address } = found;
    await record(tx, { type: 'mailbox.disconnected', subject: `mailbox:${id}`, data: { vendor, address } });
    return found;
  });
  if (row.credentials === null || deps.installation.modes[row.vendor] === 'off') return { revoked: false };
  const credentials = deps.sealer.open(row.credentials, credentialsPurpose(company.id, id));
  const revoked = await deps.ports.mailbox[row.vendor].revoke(credentials).catch((error: unknown) => {
    deps.log.warn({ err: error, provider: row.vendor }, 'a consent could not be given back');
    return false;
  });
  return { revoked };
}
