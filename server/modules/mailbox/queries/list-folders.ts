import { type CompanyContext, scopeOf } from '#server/context.ts';
import type { MailboxInput, MailFolderDto } from '#server/contracts/mailbox.ts';

import { withMailbox } from '../lease.ts';

/** Folders or labels of a mailbox, as the vendor tells them now. Throws as `previewRules` does. */
export async function listFolders(ctx: CompanyContext, { id }: MailboxInput): Promise<readonly MailFolderDto[]> {
  return withMailbox(ctx.deps, scopeOf(ctx), id, ({ session }) => session.folders());
}
