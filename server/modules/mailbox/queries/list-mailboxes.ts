import { asc, count, eq, isNotNull, ne } from 'drizzle-orm';

import { mailboxConsents, mailboxes, mailFiles } from '#drizzle/schema/mailbox.ts';
import { type CompanyContext, scopeOf } from '#server/context.ts';
import type {
  MailboxConsentDto,
  MailboxConsentFailure,
  MailboxDto,
  MailboxesDto,
  MailboxFailure,
} from '#server/contracts/mailbox.ts';
import { withCompanyTx } from '#server/db/company-tx.ts';
import { MAILBOX_VENDORS } from '#server/integrations/mailbox/port.ts';

import { rulesOf } from '../mailbox-row.ts';

/** The connected mailboxes of a company, oldest first, those under way, and what may be connected. Three statements. */
export async function listMailboxes(ctx: CompanyContext): Promise<MailboxesDto> {
  const { deps } = ctx;
  const now = deps.clock.now();
  const { rows, taken, consents } = await withCompanyTx(deps, scopeOf(ctx), async (tx) => ({
    rows: await tx.select().from(mailboxes).where(ne(mailboxes.state, 'left')).orderBy(asc(mailboxes.createdAt)),
    taken: await tx
      .select({ id: mailFiles.mailboxId, count: count() })
      .from(mailFiles)
      .where(eq(mailFiles.outcome, 'taken'))
      .groupBy(mailFiles.mailboxId),
    consents: await tx
      .select()
      .from(mailboxConsents)
      .where(isNotNull(mailboxConsents.answeredAt))
      .orderBy(asc(mailboxConsents.answeredAt)),
  }));
  const counts = new Map(taken.map(({ id, count: files }) => [id, files]));
  return {
    consents: consents.map(({ id, vendor, mailboxId, failure }): MailboxConsentDto => {
      const again = rows.find((row) => row.id === mailboxId);
      return {
        id,
        vendor,
        address: again?.address ?? null,
        failure: failure as MailboxConsentFailure | null,
        again: { vendor, ...(again === undefined ? {} : { mailboxId: again.id }) },
      };
    }),
    mailboxes: rows.map((row): MailboxDto => {
      const { id, vendor, address, folder, folderName, readAt, nextReadAt, leaseUntil } = row;
      return {
        id,
        vendor,
        address,
        state: row.state as MailboxDto['state'],
        folder,
        folderName,
        rules: rulesOf(row),
        readAt,
        nextReadAt,
        failure: row.failure as MailboxFailure | null,
        reading: leaseUntil !== null && leaseUntil > now,
        taken: counts.get(id) ?? 0,
      };
    }),
    vendors: MAILBOX_VENDORS.filter((vendor) => deps.installation.modes[vendor] !== 'off'),
    storageOn: deps.installation.storageOn,
  };
}
