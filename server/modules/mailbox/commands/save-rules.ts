import { eq } from 'drizzle-orm';

import { mailboxes } from '#drizzle/schema/mailbox.ts';
import { type CompanyContext, scopeOf } from '#server/context.ts';
import type { SaveRulesInput } from '#server/contracts/mailbox.ts';
import { withCompanyTx } from '#server/db/company-tx.ts';
import { record } from '#server/events/record.ts';

import { FIRST_WINDOW_MS, INBOX, lockMailbox } from '../mailbox-row.ts';

/**
 * Keeps what is to be taken, and lets the mailbox be read from now on unless somebody has paused it. The mails of the last days
 * are looked at again under the new rules; no file comes twice.
 */
export async function saveRules(ctx: CompanyContext, { id, folder, folderName, ...rules }: SaveRulesInput): Promise<void> {
  const now = ctx.deps.clock.now();
  await withCompanyTx(ctx.deps, scopeOf(ctx), async (tx) => {
    const row = await lockMailbox(tx, id);
    await tx
      .update(mailboxes)
      .set({
        rules,
        folder,
        folderName: folder === INBOX[row.vendor] ? '' : folderName,
        state: row.state === 'new' ? 'active' : row.state,
        cursor: null,
        readFrom: new Date(now.getTime() - FIRST_WINDOW_MS),
        nextReadAt: now,
        // Whoever reads under the old rules stops at the next mail that it would keep.
        leaseId: null,
        leaseUntil: null,
      })
      .where(eq(mailboxes.id, id));
    await record(tx, { type: 'mailbox.rules_saved', subject: `mailbox:${id}`, data: { address: row.address } });
  });
}
