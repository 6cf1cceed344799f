import { and, eq } from 'drizzle-orm';

import { mailboxes } from '#drizzle/schema/mailbox.ts';
import type { Deps } from '#server/context.ts';
import type { CompanyTx } from '#server/db/company-tx.ts';
import { FIRST_RULES } from '#server/domain/mailbox/mail-rules.ts';
import { record } from '#server/events/record.ts';
import type { MailboxVendor } from '#server/integrations/mailbox/port.ts';

import { credentialsPurpose, FIRST_WINDOW_MS, INBOX } from './mailbox-row.ts';

interface Connecting {
  readonly companyId: string;
  readonly vendor: MailboxVendor;
  readonly address: string;
  readonly credentials: Uint8Array;
  /** The person who agreed. */
  readonly by: string | null;
}

/** Keeps a mailbox that its owner opened. A new one waits for its rules; one that had rested goes on where it was. */
export async function connectMailbox(deps: Deps, tx: CompanyTx, connecting: Connecting): Promise<void> {
  const { companyId, vendor, address, credentials, by } = connecting;
  const now = deps.clock.now();
  const readFrom = new Date(now.getTime() - FIRST_WINDOW_MS);
  const [known] = await tx
    .select()
    .from(mailboxes)
    .where(and(eq(mailboxes.vendor, vendor), eq(mailboxes.address, address)))
    .for('update');
  const id = known?.id ?? deps.ids.next();
  const values = {
    credentials: deps.sealer.seal(credentials, credentialsPurpose(companyId, id)),
    failure: null,
    failures: 0,
    nextReadAt: now,
    connectedBy: by,
    // Whoever still reads with the old consent must not write its tokens over the new ones.
    leaseId: null,
    leaseUntil: null,
  };
  if (known === undefined) {
    await tx.insert(mailboxes).values({
      companyId,
      id,
      vendor,
      address,
      state: 'new',
      folder: INBOX[vendor],
      rules: FIRST_RULES,
      readFrom,
      createdAt: now,
      ...values,
    });
  } else {
    const begin = { state: 'new' as const, cursor: null, readFrom };
    const goOn = { state: known.state === 'paused' ? ('paused' as const) : ('active' as const) };
    await tx
      .update(mailboxes)
      .set({ ...values, ...(known.state === 'left' || known.state === 'new' ? begin : goOn) })
      .where(eq(mailboxes.id, id));
  }
  await record(tx, { type: 'mailbox.connected', subject: `mailbox:${id}`, data: { vendor, address } });
}
