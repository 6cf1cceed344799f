import { and, eq } from 'drizzle-orm';

import { type MailFileOutcome, mailFiles } from '#drizzle/schema/mailbox.ts';
import type { Deps } from '#server/context.ts';
import { type CompanyScope, withCompanyTx } from '#server/db/company-tx.ts';
import { fileMatches, mailMatches } from '#server/domain/mailbox/mail-rules.ts';
import { DomainError } from '#server/domain/shared/errors.ts';
import type { MailAttachment, MailHead } from '#server/integrations/mailbox/port.ts';
import { receiveDocument } from '#server/modules/documents/index.ts';

import type { LeasedMailbox } from './lease.ts';
import { rulesOf } from './mailbox-row.ts';

interface Fate {
  readonly outcome: MailFileOutcome;
  readonly reason?: string;
  readonly documentId?: string;
  readonly sha256?: string;
}

/**
 * Takes what the rules name out of one mail. Nothing is downloaded of a mail or a file that they do not name, and no file twice:
 * what became of each is written down under its name in the mail. Returns the fates of files that were new.
 */
export async function takeMail(
  deps: Deps,
  scope: CompanyScope,
  mailbox: LeasedMailbox,
  mail: MailHead,
): Promise<readonly MailFileOutcome[]> {
  const rules = rulesOf(mailbox.row);
  if (mail.hasAttachments === false || !mailMatches(mail, rules)) return [];
  const wanted = (await mailbox.session.attachments(mail.id)).filter((file) => fileMatches(file, rules));
  if (wanted.length === 0) return [];
  const done = await partsOf(deps, scope, mailbox.row.id, mail.id);
  const outcomes: MailFileOutcome[] = [];
  for (const file of wanted) {
    if (done.has(file.part)) continue;
    const fate = await takeFile(deps, scope, mailbox, mail, file);
    if (fate === null) continue;
    deps.checkpoint('mailbox.received');
    await writeDown(deps, scope, mailbox.row.id, mail, file, fate);
    outcomes.push(fate.outcome);
  }
  return outcomes;
}

async function partsOf(deps: Deps, scope: CompanyScope, mailboxId: string, mailId: string): Promise<ReadonlySet<string>> {
  const rows = await withCompanyTx(deps, scope, (tx) =>
    tx
      .select({ part: mailFiles.part })
      .from(mailFiles)
      .where(and(eq(mailFiles.mailboxId, mailboxId), eq(mailFiles.mailId, mailId))),
  );
  return new Set(rows.map(({ part }) => part));
}

/** Null for a file that is gone meanwhile. A refusal of ours is the file's fate; what fails for a time is thrown. */
async function takeFile(
  deps: Deps,
  scope: CompanyScope,
  { session }: LeasedMailbox,
  mail: MailHead,
  file: MailAttachment,
): Promise<Fate | null> {
  if (file.kind === 'link') return { outcome: 'refused', reason: 'MAIL_FILE_LINK' };
  if ((file.bytes ?? 0) > deps.installation.maxUploadBytes) return { outcome: 'refused', reason: 'DOCUMENT_TOO_LARGE' };
  const bytes = await session.download(mail.id, file);
  if (bytes === null) return null;
  try {
    const { document, duplicate } = await receiveDocument(deps, scope, {
      bytes,
      filename: file.filename,
      contentType: file.contentType,
      source: 'mailbox',
      sender: mail.sender,
      mailSubject: mail.subject,
    });
    return { outcome: duplicate ? 'known' : 'taken', documentId: document.id, sha256: document.sha256 };
  } catch (error) {
    if (error instanceof DomainError && error.kind === 'invalid') return { outcome: 'refused', reason: error.code };
    throw error;
  }
}

async function writeDown(
  deps: Deps,
  scope: CompanyScope,
  mailboxId: string,
  mail: MailHead,
  file: MailAttachment,
  { outcome, reason = undefined, documentId = undefined, sha256 = undefined }: Fate,
): Promise<void> {
  await withCompanyTx(deps, scope, (tx) =>
    tx
      .insert(mailFiles)
      .values({
        companyId: scope.companyId,
        id: deps.ids.next(),
        mailboxId,
        mailId: mail.id,
        part: file.part,
        filename: file.filename,
        bytes: file.bytes,
        sha256,
        sender: mail.sender,
        mailSubject: mail.subject.slice(0, 500),
        receivedAt: mail.receivedAt,
        outcome,
        reason,
        documentId,
        createdAt: deps.clock.now(),
      })
      .onConflictDoNothing(),
  );
}
