import { and, eq } from 'drizzle-orm';

import { webhookEvents } from '#drizzle/schema/access.ts';
import { outboundEmails } from '#drizzle/schema/notifications.ts';
import type { Deps } from '#server/context.ts';
import { withCompanyTx } from '#server/db/company-tx.ts';
import { systemActor } from '#server/db/scope.ts';
import { withSystemTx } from '#server/db/system-tx.ts';
import { record } from '#server/events/record.ts';
import type { EmailEvent } from '#server/integrations/email/port.ts';
import { defineJob } from '#server/jobs/define-job.ts';

import { DOCUMENT_TAG } from './document-tag.ts';
import { progressOf } from './email-progress.ts';
import { suppressAfter } from './suppressions.ts';

/**
 * The vendor may tell of a mail before its own answer to the sending has been stored; until then the job comes back. Longer than
 * a sender that died needs to be noticed and its mail to be settled by another.
 */
const UNKNOWN_FOR_MS = 600_000;

/** Brings a mail's state forward by one kept notification. Mails that are not about documents (login codes) are nobody's. */
export const processEmailEvent = defineJob<{ readonly eventId: string }>({
  name: 'notifications.process-email-event',
  concurrency: 5,
  async handle(deps, { eventId }) {
    const key = and(eq(webhookEvents.provider, 'resend'), eq(webhookEvents.eventId, eventId));
    const [kept] = await withSystemTx(deps, 'mail notification', (tx) => tx.select().from(webhookEvents).where(key));
    if (!kept || kept.processedAt !== null) return;
    const event = kept.payload as Omit<EmailEvent, 'at'> & { readonly at: string };
    const [mail] = await withSystemTx(deps, 'mail notification', (tx) =>
      tx
        .select({ companyId: outboundEmails.companyId, id: outboundEmails.id })
        .from(outboundEmails)
        .where(eq(outboundEmails.providerId, event.providerId)),
    );
    if (mail) await advance(deps, mail, event);
    else if (isAboutDocument(event) && deps.clock.now().getTime() - kept.receivedAt.getTime() < UNKNOWN_FOR_MS)
      throw new Error('a notification came before its mail was stored');
    deps.checkpoint('webhook.advanced');
    await withSystemTx(deps, 'mail notification', (tx) =>
      tx.update(webhookEvents).set({ processedAt: deps.clock.now() }).where(key),
    );
  },
});

/** Mails about documents are tagged as such when they are sent; a login code's mail is known here only by its notifications. */
const isAboutDocument = ({ tags }: Pick<EmailEvent, 'tags'>): boolean => tags['kind'] === DOCUMENT_TAG;

async function advance(
  deps: Deps,
  mail: { companyId: string; id: string },
  event: Omit<EmailEvent, 'at'> & { readonly at: string },
): Promise<void> {
  const scope = { companyId: mail.companyId, actor: systemActor('resend') };
  await withCompanyTx(deps, scope, async (tx) => {
    const [row] = await tx.select().from(outboundEmails).where(eq(outboundEmails.id, mail.id)).for('update');
    if (row) await suppressAfter(tx, row.recipient, event);
    const status = row ? progressOf(row.status, event.kind) : null;
    if (!row || status === null || status === 'queued') return;
    const at = new Date(event.at);
    const failed = ['bounced', 'complained', 'failed', 'suppressed'].includes(status);
    await tx
      .update(outboundEmails)
      .set({
        status,
        ...(status === 'delivered' ? { deliveredAt: at } : {}),
        ...(status === 'opened' || status === 'clicked'
          ? { openedAt: row.openedAt ?? at, deliveredAt: row.deliveredAt ?? at }
          : {}),
        ...(failed ? { failedAt: at, failure: event.detail } : {}),
      })
      .where(eq(outboundEmails.id, mail.id));
    if (row.invoiceId === null) return;
    const subject = `invoice:${row.invoiceId}`;
    const data = { emailId: row.id, to: row.recipient };
    if (status === 'bounced') await record(tx, { type: 'email.bounced', subject, data: { ...data, detail: event.detail } });
    else if (status === 'failed')
      await record(tx, { type: 'email.failed', subject, data: { ...data, code: event.detail ?? event.kind } });
    else if (status !== 'sent' && status !== 'scheduled') await record(tx, { type: `email.${status}`, subject, data });
  });
}
