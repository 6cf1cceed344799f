import { and, eq } from 'drizzle-orm';

import { mailboxes } from '#drizzle/schema/mailbox.ts';
import type { Deps } from '#server/context.ts';
import { type CompanyScope, withCompanyTx } from '#server/db/company-tx.ts';
import { conflict } from '#server/domain/shared/errors.ts';
import type { MailboxSession } from '#server/integrations/mailbox/port.ts';

import { credentialsPurpose, lockMailbox, type MailboxRow } from './mailbox-row.ts';
import { noteFailure } from './note-failure.ts';

/** Renewed with everything that is kept; a process that died gives the mailbox free after this. */
const LEASE_MS = 3 * 60_000;

/** A mailbox that this process alone has open. */
export interface LeasedMailbox {
  readonly row: MailboxRow;
  readonly session: MailboxSession;
  /** Changes the row and prolongs the lease. Throws `conflict` MAILBOX_BUSY when somebody else has it meanwhile. */
  keep(values: Partial<Omit<MailboxRow, 'companyId' | 'id' | 'credentials' | 'leaseId' | 'leaseUntil'>>): Promise<void>;
}

/**
 * Opens a mailbox for one piece of work, in one process at a time: what the vendor replaces (tokens, the place of reading) is
 * written down by whoever holds the lease, before it is used. What fails is
 * noted with the time of the next try, and thrown. Throws `conflict` MAILBOX_BUSY while another one works on it.
 */
export async function withMailbox<T>(
  deps: Deps,
  scope: CompanyScope,
  id: string,
  work: (mailbox: LeasedMailbox) => Promise<T>,
): Promise<T> {
  const leaseId = deps.ids.random();
  const until = () => new Date(deps.clock.now().getTime() + LEASE_MS);
  const row = await withCompanyTx(deps, scope, async (tx) => {
    const found = await lockMailbox(tx, id);
    const taken = found.leaseUntil !== null && found.leaseUntil > deps.clock.now();
    if (taken || found.credentials === null) throw conflict('MAILBOX_BUSY');
    await tx.update(mailboxes).set({ leaseId, leaseUntil: until() }).where(eq(mailboxes.id, id));
    return found;
  });
  const mine = and(eq(mailboxes.id, id), eq(mailboxes.leaseId, leaseId));

  const keep: LeasedMailbox['keep'] = async (values) => {
    const kept = await withCompanyTx(deps, scope, (tx) =>
      tx
        .update(mailboxes)
        .set({ ...values, leaseUntil: until() })
        .where(mine)
        .returning({ id: mailboxes.id }),
    );
    if (kept.length === 0) throw conflict('MAILBOX_BUSY');
  };

  const purpose = credentialsPurpose(scope.companyId, id);
  let sealed = row.credentials as Uint8Array;
  /** New tokens replace those that they came of and no others; a lease that was taken away meanwhile must not lose them. */
  async function keepCredentials(next: Uint8Array): Promise<void> {
    const resealed = deps.sealer.seal(next, purpose);
    const kept = await withCompanyTx(deps, scope, (tx) =>
      tx
        .update(mailboxes)
        .set({ credentials: resealed })
        .where(and(eq(mailboxes.id, id), eq(mailboxes.credentials, sealed)))
        .returning({ id: mailboxes.id }),
    );
    if (kept.length === 0) throw conflict('MAILBOX_BUSY');
    sealed = resealed;
  }

  const session = deps.ports.mailbox[row.vendor].open(deps.sealer.open(sealed, purpose), keepCredentials);
  try {
    return await work({ row, session, keep });
  } catch (error) {
    await noteFailure(deps, scope, row, error);
    throw error;
  } finally {
    await withCompanyTx(deps, scope, (tx) => tx.update(mailboxes).set({ leaseId: null, leaseUntil: null }).where(mine));
  }
}
