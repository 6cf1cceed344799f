import { eq } from 'drizzle-orm';

import { mailboxes } from '#drizzle/schema/mailbox.ts';
import type { Deps } from '#server/context.ts';
import type { MailboxFailure } from '#server/contracts/mailbox.ts';
import { type CompanyScope, withCompanyTx } from '#server/db/company-tx.ts';
import { DomainError } from '#server/domain/shared/errors.ts';
import { record } from '#server/events/record.ts';
import { ProviderError, type ProviderErrorKind } from '#server/integrations/provider-error.ts';

import { lockMailbox, type MailboxRow } from './mailbox-row.ts';

const MINUTE_MS = 60_000;
/** Pauses after the first, second … failure in a row. */
const PAUSES = [1, 2, 5, 10, 30, 60].map((minutes) => minutes * MINUTE_MS);
const LONGEST_MS = 60 * MINUTE_MS;

/** What an error of a vendor means to whoever owns the mailbox. */
export const FAILURE_OF = {
  consent_expired: 'consent',
  rejected: 'refused',
  auth: 'ours',
  rate_limited: 'busy',
  quota: 'busy',
  timeout: 'away',
  unreachable: 'away',
  protocol: 'away',
} as const satisfies Record<ProviderErrorKind, MailboxFailure>;

/** Null for what is no failure of the mailbox: somebody else has it, or a mistake of ours that the log is for. */
function failureOf(error: unknown, vendor: string): MailboxFailure | null {
  // The document store is a vendor too, and its troubles are not the mailbox owner's.
  if (error instanceof ProviderError) return error.provider === vendor ? FAILURE_OF[error.kind] : 'storage';
  if (error instanceof DomainError) return error.code === 'MAILBOX_BUSY' ? null : 'storage';
  return 'away';
}

/**
 * Writes down why a mailbox could not be read, and when to try again. Its owner is asked once to agree again, and the mailbox
 * rests until then; what only the operator of this installation can mend goes to the log as an error.
 */
export async function noteFailure(deps: Deps, scope: CompanyScope, { id, vendor }: MailboxRow, error: unknown): Promise<void> {
  const failure = failureOf(error, vendor);
  if (failure === null) return;
  const codes = error instanceof ProviderError ? error.codes : [];
  if (failure === 'ours') deps.log.error({ provider: vendor, codes }, 'mailboxes: the vendor refuses our own credentials');
  const now = deps.clock.now().getTime();
  await withCompanyTx(deps, scope, async (tx) => {
    const row = await lockMailbox(tx, id);
    const pause = PAUSES[row.failures] ?? LONGEST_MS;
    const named = error instanceof ProviderError ? error.retryAt : null;
    const stops = failure === 'consent' || failure === 'refused';
    await tx
      .update(mailboxes)
      .set({
        failure,
        failures: row.failures + 1,
        nextReadAt: named ?? new Date(now + (failure === 'ours' ? LONGEST_MS : pause)),
        ...(stops ? { state: 'reconnect' as const } : {}),
      })
      .where(eq(mailboxes.id, id));
    if (stops && row.state !== 'reconnect') {
      await record(tx, { type: 'mailbox.consent_lost', subject: `mailbox:${id}`, data: { vendor, address: row.address, codes } });
    }
  });
}
