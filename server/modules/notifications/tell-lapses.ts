import type { Deps } from '#server/context.ts';
import type { RecordedEvent } from '#server/events/event-types.ts';
import { defineSubscriber } from '#server/events/subscriber.ts';
import { ProviderError } from '#server/integrations/provider-error.ts';
import { managersOf } from '#server/modules/companies/index.ts';
import { noticeMail } from '#server/modules/identity/index.ts';

import { certificateWords, LAPSE_FOOTER, receiptWords } from './mails/lapse-words.ts';

type Lapse = Extract<RecordedEvent, { readonly type: 'certificate.ending' | 'receipts.deadline_nears' }>;
type Manager = Awaited<ReturnType<typeof managersOf>>[number];

/**
 * Tells owners and administrators what is about to lapse: a certificate, the time of receipts without a JIR. The event's id and the
 * person's make the vendor's idempotency key, so that a repeat does not mail anybody twice; an address that the vendor refuses keeps
 * nobody else from hearing of it.
 */
export const tellLapses = defineSubscriber({
  name: 'notifications.tell-lapses',
  on: ['certificate.ending', 'receipts.deadline_nears'],
  async handle(deps, event) {
    if (!deps.installation.emailOn) return;
    for (const manager of await managersOf(deps, event.companyId)) {
      await tell(deps, event, manager).catch((error: unknown) => {
        if (!(error instanceof ProviderError) || error.verdict === 'retry') throw error;
        deps.log.warn(
          { err: error, companyId: event.companyId, userId: manager.userId },
          'somebody could not be told of what lapses',
        );
      });
    }
  },
});

async function tell(deps: Deps, event: Lapse, { userId, email, locale, slug, company }: Manager): Promise<void> {
  const isCertificate = event.type === 'certificate.ending';
  const words = isCertificate ? certificateWords[locale](event.data, company) : receiptWords[locale](event.data, company);
  const path = isCertificate ? 'postavke/certifikat' : 'racuni?prikaz=awaiting';
  const mail = await noticeMail({
    locale,
    subject: `${words.headline} – ${company}`,
    headline: words.headline,
    paragraphs: words.paragraphs,
    action: { label: words.action, href: new URL(`/${slug}/${path}`, deps.installation.appUrl).href },
    footer: LAPSE_FOOTER[locale],
  });
  await deps.ports.email.send({
    from: deps.installation.emailFrom,
    to: [email],
    ...mail,
    idempotencyKey: `lapse/${event.id}/${userId}`,
    tags: { purpose: 'lapse' },
  });
}
