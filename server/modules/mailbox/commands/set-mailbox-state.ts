import { eq } from 'drizzle-orm';

import { mailboxes } from '#drizzle/schema/mailbox.ts';
import { type CompanyContext, scopeOf } from '#server/context.ts';
import type { SetMailboxStateInput } from '#server/contracts/mailbox.ts';
import { withCompanyTx } from '#server/db/company-tx.ts';
import { conflict } from '#server/domain/shared/errors.ts';

import { lockMailbox } from '../mailbox-row.ts';

/**
 * Pauses a mailbox or lets it be read again, from where it stopped.
 *
 * @throws DomainError `conflict` MAILBOX_RECONNECT_FIRST while its owner has to agree again, MAILBOX_RULES_FIRST before its rules
 */
export async function setMailboxState(ctx: CompanyContext, { id, state }: SetMailboxStateInput): Promise<void> {
  await withCompanyTx(ctx.deps, scopeOf(ctx), async (tx) => {
    const row = await lockMailbox(tx, id);
    if (row.state === 'reconnect') throw conflict('MAILBOX_RECONNECT_FIRST');
    if (row.state === 'new') throw conflict('MAILBOX_RULES_FIRST');
    await tx.update(mailboxes).set({ state, nextReadAt: ctx.deps.clock.now() }).where(eq(mailboxes.id, id));
  });
}
