import { and, desc, eq, sql } from 'drizzle-orm';

import { mailboxes, mailFiles } from '#drizzle/schema/mailbox.ts';
import { type CompanyContext, scopeOf } from '#server/context.ts';
import type { ListMailFilesInput, MailFilePage } from '#server/contracts/mailbox.ts';
import { withCompanyTx } from '#server/db/company-tx.ts';

const PAGE = 25;

/** What stands behind a file in this order; behind one that is not the company's own stands nothing. */
const after = (id: string) =>
  sql`(${mailFiles.receivedAt}, ${mailFiles.id}) < (select cut.received_at, cut.id from ${mailFiles} as cut where cut.id = ${id})`;

/** Files that the rules named and what became of them; those of the newest mail first. */
export async function listMailFiles(ctx: CompanyContext, { mailboxId, cursor }: ListMailFilesInput): Promise<MailFilePage> {
  const rows = await withCompanyTx(ctx.deps, scopeOf(ctx), (tx) =>
    tx
      .select({
        id: mailFiles.id,
        filename: mailFiles.filename,
        bytes: mailFiles.bytes,
        sender: mailFiles.sender,
        subject: mailFiles.mailSubject,
        receivedAt: mailFiles.receivedAt,
        address: mailboxes.address,
        outcome: mailFiles.outcome,
        reason: mailFiles.reason,
        documentId: mailFiles.documentId,
      })
      .from(mailFiles)
      .innerJoin(mailboxes, and(eq(mailboxes.companyId, mailFiles.companyId), eq(mailboxes.id, mailFiles.mailboxId)))
      .where(
        and(
          mailboxId === undefined ? undefined : eq(mailFiles.mailboxId, mailboxId),
          cursor === undefined ? undefined : after(cursor),
        ),
      )
      .orderBy(desc(mailFiles.receivedAt), desc(mailFiles.id))
      .limit(PAGE + 1),
  );
  const items = rows.slice(0, PAGE);
  return { items, nextCursor: rows.length > PAGE ? (items.at(-1)?.id ?? null) : null };
}
