import { and, eq, inArray } from 'drizzle-orm';

import { webhookEvents } from '#drizzle/schema/access.ts';
import { inboundEmails, mailSettings } from '#drizzle/schema/notifications.ts';
import type { Deps } from '#server/context.ts';
import type { InboundEmailDto } from '#server/contracts/mail.ts';
import { type CompanyScope, withCompanyTx } from '#server/db/company-tx.ts';
import { systemActor } from '#server/db/scope.ts';
import { withSystemTx } from '#server/db/system-tx.ts';
import { DomainError } from '#server/domain/shared/errors.ts';
import { record } from '#server/events/record.ts';
import type { InboundAttachment, InboundEmail, InboundNotice } from '#server/integrations/email/port.ts';
import { defineJob } from '#server/jobs/define-job.ts';
import { receiveDocument } from '#server/modules/documents/index.ts';

import { inboundTokens } from './mail-settings.ts';

type Notice = Omit<InboundNotice, 'at'> & { readonly at: string };
type Skipped = InboundEmailDto['skipped'][number];

const MOST_ATTACHMENTS = 20;
/** Pictures inside a text that are no larger are logos and signs of their writers. */
const DECORATION_BYTES = 30_000;
const LONGEST_TEXT = 500;

/**
 * Fetches a mail that came to a company's own address, at once, as the vendor's links to its files live an hour, and makes its
 * attachments documents. Whose it is is told by the address that it was delivered for; what stands in To or From is not believed.
 */
export const takeInboundEmail = defineJob<{ readonly eventId: string }>({
  name: 'notifications.take-inbound-email',
  concurrency: 2,
  async handle(deps, { eventId }) {
    const key = and(eq(webhookEvents.provider, 'resend'), eq(webhookEvents.eventId, eventId));
    const [kept] = await withSystemTx(deps, 'mail that came', (tx) => tx.select().from(webhookEvents).where(key));
    if (!kept || kept.processedAt !== null) return;
    const notice = kept.payload as Notice;
    const companyIds = await companiesOf(deps, notice.recipients);
    if (companyIds.length > 0) {
      const mail = await deps.ports.email.fetchInbound(notice.providerId);
      if (mail === null) deps.log.warn({ eventId }, 'a mail that came is gone at the vendor');
      else for (const companyId of companyIds) await takeFor(deps, companyId, notice, mail);
    } else deps.log.info({ eventId }, 'a mail came for nobody');
    deps.checkpoint('inbound.taken');
    await withSystemTx(deps, 'mail that came', (tx) =>
      tx.update(webhookEvents).set({ processedAt: deps.clock.now() }).where(key),
    );
  },
});

async function companiesOf(deps: Deps, recipients: readonly string[]): Promise<string[]> {
  const { inboundDomain } = deps.installation;
  const tokens = inboundDomain === null ? [] : inboundTokens(recipients, inboundDomain);
  if (tokens.length === 0) return [];
  const found = await withSystemTx(deps, 'address of incoming mail', (tx) =>
    tx.select({ companyId: mailSettings.companyId }).from(mailSettings).where(inArray(mailSettings.inboundToken, tokens)),
  );
  return found.map(({ companyId }) => companyId);
}

async function takeFor(deps: Deps, companyId: string, notice: Notice, mail: InboundEmail): Promise<void> {
  const scope = { companyId, actor: systemActor('notifications.take-inbound-email') };
  const same = eq(inboundEmails.providerId, notice.providerId);
  const [taken] = await withCompanyTx(deps, scope, (tx) => tx.select({ id: inboundEmails.id }).from(inboundEmails).where(same));
  if (taken) return;
  const files = mail.attachments.filter(({ inline, bytes }) => !inline || bytes > DECORATION_BYTES);
  const skipped: Skipped[] = files.slice(MOST_ATTACHMENTS).map(({ filename }) => ({ filename, code: 'INBOUND_TOO_MANY' }));
  let count = 0;
  for (const file of files.slice(0, MOST_ATTACHMENTS)) {
    const code = await takeFile(deps, scope, notice.providerId, mail, file);
    if (code === null) count += 1;
    else skipped.push({ filename: file.filename, code });
  }
  const id = deps.ids.next();
  const receivedAt = new Date(notice.at);
  const about = { sender: mail.from.slice(0, LONGEST_TEXT), subject: mail.subject.slice(0, LONGEST_TEXT) };
  await withCompanyTx(deps, scope, async (tx) => {
    const values = { companyId, id, providerId: notice.providerId, ...about, receivedAt, kept: count, skipped };
    const [row] = await tx.insert(inboundEmails).values(values).onConflictDoNothing().returning({ id: inboundEmails.id });
    if (!row) return;
    const data = { inboundEmailId: id, sender: about.sender, kept: count, skipped: skipped.length };
    await record(tx, { type: 'mail.received', subject: `inbound-email:${id}`, data });
  });
}

/** Null when the file is a document now, else the code of why not. What can be tried again is thrown. */
async function takeFile(
  deps: Deps,
  scope: CompanyScope,
  providerId: string,
  mail: InboundEmail,
  file: InboundAttachment,
): Promise<string | null> {
  const { maxUploadBytes } = deps.installation;
  if (file.bytes > maxUploadBytes) return 'DOCUMENT_TOO_LARGE';
  try {
    const bytes = await deps.ports.email.fetchInboundAttachment(providerId, file.id, maxUploadBytes);
    if (bytes === 'gone') return 'INBOUND_FILE_GONE';
    // The mail said less than there is.
    if (bytes === 'too_large') return 'DOCUMENT_TOO_LARGE';
    const { filename, contentType } = file;
    const origin = { source: 'email-inbound' as const, sender: mail.from, mailSubject: mail.subject };
    await receiveDocument(deps, scope, { bytes, filename, contentType, ...origin });
    return null;
  } catch (error) {
    if (error instanceof DomainError && error.kind === 'invalid') return error.code;
    throw error;
  }
}
