import { and, desc, eq, lt } from 'drizzle-orm';

import { mailboxes, mailFiles } from '#drizzle/schema/mailbox.ts';
import { type CompanyContext, scopeOf } from '#server/context.ts';
import type { ListMailFilesInput, MailFilePage } from '#server/contracts/mailbox.ts';
import { withCompanyTx } from '#server/db/company-tx.ts';

const PAGE = 25;

/** Files that the rules named and what became of them, newest first; ids are in order of time. */
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
          cursor === undefined ? undefined : lt(mailFiles.id, cursor),
        ),
      )
      .orderBy(desc(mailFiles.id))
      .limit(PAGE + 1),
  );
  const items = rows.slice(0, PAGE);
  return { items, nextCursor: rows.length > PAGE ? (items.at(-1)?.id ?? null) : null };
}
