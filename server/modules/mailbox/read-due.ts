import { and, asc, eq, isNull, lte, or } from 'drizzle-orm';

import { mailboxes } from '#drizzle/schema/mailbox.ts';
import type { Deps } from '#server/context.ts';
import { systemActor } from '#server/db/scope.ts';
import { withSystemTx } from '#server/db/system-tx.ts';
import { DomainError } from '#server/domain/shared/errors.ts';
import { ProviderError } from '#server/integrations/provider-error.ts';
import { defineJob } from '#server/jobs/define-job.ts';

import { readMailbox } from './read-mailbox.ts';

/** Mailboxes of one round, how many at once, and for how long each: a round ends well before the queue believes it dead. */
const BATCH = 12;
const CONCURRENCY = 4;
const BUDGET_MS = 20_000;

/** Looks into every mailbox whose time has come. One that fails, or that somebody else has open, does not stop the others. */
export const readDueMailboxes = defineJob<object>({
  name: 'mailbox.read-due',
  concurrency: 1,
  async handle(deps) {
    const due = await dueMailboxes(deps);
    for (let at = 0; at < due.length; at += CONCURRENCY) {
      await Promise.all(
        due.slice(at, at + CONCURRENCY).map(({ companyId, id }) =>
          readMailbox(deps, { companyId, actor: systemActor('mailbox.read-due') }, id, BUDGET_MS).catch((error: unknown) => {
            // Written down where its owner sees it; anything else is a mistake of ours.
            if (!(error instanceof ProviderError) && !(error instanceof DomainError)) {
              deps.log.error({ err: error, mailboxId: id }, 'mailbox could not be read');
            }
          }),
        ),
      );
    }
  },
});

function dueMailboxes(deps: Deps) {
  const { modes } = deps.installation;
  const now = deps.clock.now();
  return withSystemTx(deps, 'mailboxes whose time has come', (tx) =>
    tx
      .select({ companyId: mailboxes.companyId, id: mailboxes.id, vendor: mailboxes.vendor })
      .from(mailboxes)
      .where(
        and(
          eq(mailboxes.state, 'active'),
          lte(mailboxes.nextReadAt, now),
          or(isNull(mailboxes.leaseUntil), lte(mailboxes.leaseUntil, now)),
        ),
      )
      .orderBy(asc(mailboxes.nextReadAt))
      .limit(BATCH),
  ).then((rows) => rows.filter(({ vendor }) => modes[vendor] !== 'off'));
}
