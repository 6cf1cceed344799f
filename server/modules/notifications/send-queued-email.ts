import { and, eq } from 'drizzle-orm';

import { type EmailStatus, outboundEmails } from '#drizzle/schema/notifications.ts';
import type { Deps } from '#server/context.ts';
import { MAIL_UNSURE, REMINDER_NEEDLESS } from '#server/contracts/mail-failure.ts';
import { type CompanyScope, withCompanyTx } from '#server/db/company-tx.ts';
import { systemActor } from '#server/db/scope.ts';
import { record } from '#server/events/record.ts';
import { defineSubscriber } from '#server/events/subscriber.ts';
import { ProviderError } from '#server/integrations/provider-error.ts';
import { type AttachedFile, attachedFiles } from '#server/modules/attachments/index.ts';
import { renderIssued } from '#server/modules/invoicing/index.ts';
import { linkAddress, linkById } from '#server/modules/sharing/index.ts';

import { DOCUMENT_TAG } from './document-tag.ts';
import { isNeedlessReminder } from './needless-reminder.ts';
import { interestAttachment } from './reminder-attachment.ts';
import { suppressionOf } from './suppressions.ts';

type EmailRow = typeof outboundEmails.$inferSelect;

/** The vendor knows a key for 24 hours; what is on its way when they end must not be late. */
const KEY_LASTS_MS = 23 * 3_600_000;

/**
 * Sends a queued mail. The vendor's idempotency key is the mail's own and its content does not change from try to try (the
 * document is printed as it stood when the mail was asked for), so a repeat after a crash does not mail twice. Once the vendor
 * may have forgotten the key, a mail that perhaps went out is not repeated: a person is told and decides.
 */
export const sendQueuedEmail = defineSubscriber({
  name: 'notifications.send-email',
  on: ['email.queued'],
  async handle(deps, event) {
    const scope = { companyId: event.companyId, actor: systemActor('notifications.send-email') };
    const [mail] = await withCompanyTx(deps, scope, (tx) =>
      tx.select().from(outboundEmails).where(eq(outboundEmails.id, event.data.emailId)),
    );
    if (!mail || mail.status !== 'queued' || mail.invoiceId === null) return;
    const now = deps.clock.now();
    // It may have bounced with another document since this one was asked for.
    const heldBack = await withCompanyTx(deps, scope, (tx) => suppressionOf(tx, mail.recipient));
    if (heldBack !== null) return settle(deps, scope, mail, { status: 'failed', failure: 'EMAIL_SUPPRESSED', failedAt: now });
    if (mail.reminder !== null && (await isNeedlessReminder(deps, scope, mail.invoiceId)))
      return settle(deps, scope, mail, { status: 'failed', failure: REMINDER_NEEDLESS, failedAt: now });
    const isFirst = mail.firstAttemptAt === null;
    if (mail.firstAttemptAt !== null && now.getTime() - mail.firstAttemptAt.getTime() >= KEY_LASTS_MS)
      return settle(deps, scope, mail, { status: 'failed', failure: MAIL_UNSURE, failedAt: now });
    if (isFirst) await noteAttempt(deps, scope, mail, now);
    try {
      const { providerId } = await send(deps, scope, mail, mail.invoiceId);
      deps.checkpoint('email.sent');
      await settle(deps, scope, mail, { status: 'sent', providerId, sentAt: deps.clock.now() });
    } catch (error) {
      // Whoever is asked to come again later has sent nothing.
      if (isFirst && error instanceof ProviderError && error.kind === 'rate_limited') await noteAttempt(deps, scope, mail, null);
      if (!(error instanceof ProviderError) || error.verdict === 'retry') throw error;
      const failure = error.codes[0] ?? error.kind;
      await settle(deps, scope, mail, { status: 'failed', failure, failedAt: deps.clock.now() });
    }
  },
});

async function send(deps: Deps, scope: CompanyScope, mail: EmailRow, invoiceId: string) {
  const { subject, message, reminder, createdAt } = mail;
  const { document, filename, bytes } = await renderIssued(deps, scope, invoiceId, createdAt);
  const attached = await attachedFiles(deps, scope, mail.attachmentIds);
  const interest = reminder === null ? null : await interestAttachment(deps, document, reminder, createdAt);
  // Loaded with the first mail: the components weigh more than the rest of the server's start.
  const [{ render }, { createElement }, { InvoiceMail }] = await Promise.all([
    import('@react-email/render'),
    import('react'),
    import('./mails/invoice-mail.tsx'),
  ]);
  const link = await addressIn(deps, scope, mail);
  const element = createElement(InvoiceMail, { document, subject, message, reminder, link });
  const [html, text] = await Promise.all([render(element), render(element, { plainText: true })]);
  const replyTo = mail.replyTo ?? document.seller.email;
  return deps.ports.email.send({
    from: senderOf(document.seller.name, deps.installation.emailFrom),
    to: [mail.recipient],
    ...(replyTo === null ? {} : { replyTo }),
    subject,
    html,
    text,
    attachments: [asPdf({ filename, bytes }), ...(interest === null ? [] : [asPdf(interest)]), ...attached].map(
      ({ bytes: content, ...each }) => ({ ...each, content }),
    ),
    idempotencyKey: mail.idempotencyKey,
    tags: { kind: DOCUMENT_TAG },
  });
}

const asPdf = (file: Omit<AttachedFile, 'contentType'>): AttachedFile => ({ ...file, contentType: 'application/pdf' });

/** The document's page as the mail was asked to name it; null for a mail without. */
async function addressIn(deps: Deps, scope: CompanyScope, { linkId }: EmailRow): Promise<string | null> {
  if (linkId === null) return null;
  const link = await withCompanyTx(deps, scope, (tx) => linkById(tx, linkId));
  return link === null ? null : linkAddress(deps.installation.appUrl, link.token);
}

/** The company's name before the installation's own address; answers go to the company. */
function senderOf(name: string, from: string): string {
  const address = /<([^>]+)>/.exec(from)?.[1] ?? from;
  return `${name.replace(/["<>\r\n,;]/g, ' ').trim()} <${address}>`;
}

/** Before the vendor is asked, so that no process can die between a sending and the memory of it. */
async function noteAttempt(deps: Deps, scope: CompanyScope, mail: EmailRow, at: Date | null): Promise<void> {
  await withCompanyTx(deps, scope, (tx) =>
    tx.update(outboundEmails).set({ firstAttemptAt: at }).where(eq(outboundEmails.id, mail.id)),
  );
}

interface Settlement {
  readonly status: Extract<EmailStatus, 'sent' | 'failed'>;
  readonly providerId?: string;
  readonly failure?: string;
  readonly sentAt?: Date;
  readonly failedAt?: Date;
}

async function settle(deps: Deps, scope: CompanyScope, mail: EmailRow, outcome: Settlement): Promise<void> {
  await withCompanyTx(deps, scope, async (tx) => {
    // A job that was given up and one that took over may both come here: the first one speaks.
    const waiting = and(eq(outboundEmails.id, mail.id), eq(outboundEmails.status, 'queued'));
    const [settled] = await tx.update(outboundEmails).set(outcome).where(waiting).returning({ id: outboundEmails.id });
    if (!settled) return;
    const subject = `invoice:${mail.invoiceId ?? ''}`;
    const to = { emailId: mail.id, to: mail.recipient };
    if (outcome.status === 'sent') await record(tx, { type: 'email.sent', subject, data: to });
    else await record(tx, { type: 'email.failed', subject, data: { ...to, code: outcome.failure ?? '' } });
  });
}
