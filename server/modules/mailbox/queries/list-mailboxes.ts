import { and, asc, count, eq, ne } from 'drizzle-orm';

import { mailboxes, mailFiles } from '#drizzle/schema/mailbox.ts';
import { type CompanyContext, scopeOf } from '#server/context.ts';
import type { MailboxDto, MailboxesDto, MailboxFailure } from '#server/contracts/mailbox.ts';
import { withCompanyTx } from '#server/db/company-tx.ts';
import { MAILBOX_VENDORS } from '#server/integrations/mailbox/port.ts';

import { rulesOf } from '../mailbox-row.ts';

/** The connected mailboxes of a company, oldest first, and what may be connected. Two statements. */
export async function listMailboxes(ctx: CompanyContext): Promise<MailboxesDto> {
  const { deps } = ctx;
  const now = deps.clock.now();
  const { rows, taken } = await withCompanyTx(deps, scopeOf(ctx), async (tx) => ({
    rows: await tx.select().from(mailboxes).where(ne(mailboxes.state, 'left')).orderBy(asc(mailboxes.createdAt)),
    taken: await tx
      .select({ id: mailFiles.mailboxId, count: count() })
      .from(mailFiles)
      .where(and(eq(mailFiles.outcome, 'taken')))
      .groupBy(mailFiles.mailboxId),
  }));
  const counts = new Map(taken.map(({ id, count: files }) => [id, files]));
  return {
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
