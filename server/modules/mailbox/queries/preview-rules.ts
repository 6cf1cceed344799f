import { type CompanyContext, scopeOf } from '#server/context.ts';
import type { PreviewMail, PreviewRulesInput, RulesPreview } from '#server/contracts/mailbox.ts';
import { fileGroup, fileMatches, type MailRules, mailMatches } from '#server/domain/mailbox/mail-rules.ts';
import type { MailboxSession, MailHead } from '#server/integrations/mailbox/port.ts';

import { withMailbox } from '../lease.ts';
import { FIRST_WINDOW_MS } from '../mailbox-row.ts';

/** Mails into which is looked; of the others the heads must do. */
const MOST_OPENED = 25;

/**
 * What rules would take out of the newest mails. Nothing is kept, and nothing is downloaded but the list of files of mails that
 * the rules name.
 *
 * @throws DomainError `conflict` MAILBOX_BUSY · `not_found` MAILBOX_NOT_FOUND
 */
export async function previewRules(ctx: CompanyContext, { id, folder, ...rules }: PreviewRulesInput): Promise<RulesPreview> {
  const since = new Date(ctx.deps.clock.now().getTime() - FIRST_WINDOW_MS);
  return withMailbox(ctx.deps, scopeOf(ctx), id, async ({ session }) => {
    const page = await session.changes({ folder, cursor: null, since });
    const heads = page.kind === 'page' ? page.mails : [];
    const mails: PreviewMail[] = [];
    let opened = 0;
    for (const head of heads) {
      const matches = mailMatches(head, rules);
      const opens = matches && head.hasAttachments !== false && opened < MOST_OPENED;
      if (opens) opened += 1;
      mails.push(await previewed(session, head, matches, opens, rules));
    }
    return {
      looked: mails.length,
      more: page.kind === 'page' && page.more,
      matched: mails.filter(({ matches }) => matches).length,
      files: mails.reduce((sum, { files }) => sum + files.filter(({ wanted }) => wanted).length, 0),
      mails,
    };
  });
}

async function previewed(
  session: MailboxSession,
  { id, sender, senderName, subject, receivedAt }: MailHead,
  matches: boolean,
  opens: boolean,
  rules: MailRules,
): Promise<PreviewMail> {
  const found = opens ? await session.attachments(id) : [];
  const files = found.map((file) => ({
    filename: file.filename,
    bytes: file.bytes,
    group: fileGroup(file),
    wanted: file.kind === 'file' && fileMatches(file, rules),
  }));
  return { sender, senderName, subject, receivedAt, matches, files };
}
