import { type CompanyContext, scopeOf } from '#server/context.ts';
import type { MailboxInput, ReadResult } from '#server/contracts/mailbox.ts';
import { withCompanyTx } from '#server/db/company-tx.ts';
import { conflict } from '#server/domain/shared/errors.ts';
import { withinOrLater } from '#server/integrations/waiting.ts';

import { lockMailbox } from '../mailbox-row.ts';
import { readMailbox } from '../read-mailbox.ts';

/** A person waits so long for it; the rest is read in the background. */
const BUDGET_MS = 4_000;
const WAIT_MS = 6_000;

/**
 * Looks into a mailbox at once, also one that is paused.
 *
 * @throws DomainError `conflict` MAILBOX_BUSY, MAILBOX_RECONNECT_FIRST, MAILBOX_RULES_FIRST · `precondition` STORAGE_OFF
 */
export async function readNow(ctx: CompanyContext, { id }: MailboxInput): Promise<ReadResult> {
  const scope = scopeOf(ctx);
  await withCompanyTx(ctx.deps, scope, async (tx) => {
    const { state } = await lockMailbox(tx, id);
    if (state === 'reconnect') throw conflict('MAILBOX_RECONNECT_FIRST');
    if (state === 'new') throw conflict('MAILBOX_RULES_FIRST');
  });
  const read = await withinOrLater(
    WAIT_MS,
    () => readMailbox(ctx.deps, scope, id, BUDGET_MS),
    (error) => ctx.deps.log.warn({ err: error, mailboxId: id }, 'mailbox could not be read'),
  );
  return read ?? { mails: 0, taken: 0, known: 0, refused: 0, finished: false };
}
