import type { CreateEmailOptions } from 'resend';

import type { EmailEvent, EmailEventKind, SendEmail } from '#server/integrations/email/port.ts';
import type { WebhookEvent } from '#server/integrations/email/resend/wire.ts';

/** The vendor's events that tell what became of a mail; others (domains, contacts, incoming mail) are not followed. */
const KIND_BY_TYPE: Readonly<Record<string, EmailEventKind>> = {
  'email.sent': 'sent',
  'email.delivered': 'delivered',
  'email.delivery_delayed': 'delayed',
  'email.opened': 'opened',
  'email.clicked': 'clicked',
  'email.bounced': 'bounced',
  'email.complained': 'complained',
  'email.failed': 'failed',
  'email.suppressed': 'suppressed',
};

/** A mail as the SDK takes it; attachments go as base64 text. */
export const toResendEmail = (input: SendEmail): CreateEmailOptions => ({
  from: input.from,
  to: [...input.to],
  subject: input.subject,
  html: input.html,
  text: input.text,
  ...(input.replyTo === undefined ? {} : { replyTo: input.replyTo }),
  ...(input.attachments?.length
    ? {
        attachments: input.attachments.map(({ filename, contentType, content }) => ({
          filename,
          contentType,
          content: Buffer.from(content.buffer, content.byteOffset, content.byteLength).toString('base64'),
        })),
      }
    : {}),
  ...(input.tags ? { tags: Object.entries(input.tags).map(([name, value]) => ({ name, value })) } : {}),
});

const detailOf = ({ data }: WebhookEvent): string | null =>
  data.bounce?.message ?? data.failed?.reason ?? data.suppressed?.message ?? data.click?.link ?? null;

const tagsOf = ({ data: { tags = {} } }: WebhookEvent): Readonly<Record<string, string>> =>
  Array.isArray(tags) ? Object.fromEntries(tags.map(({ name, value }) => [name, value])) : tags;

/** Null for an event type that is not followed, or one that speaks of no mail. Throws RangeError for an unreadable time. */
export const toEmailEvent = (eventId: string, event: WebhookEvent): EmailEvent | null => {
  const kind = KIND_BY_TYPE[event.type];
  if (kind === undefined || event.data.email_id === undefined) return null;
  const at = new Date(event.created_at);
  if (Number.isNaN(at.getTime())) throw new RangeError(`created_at is not an instant: ${event.created_at}`);
  return { eventId, kind, providerId: event.data.email_id, at, detail: detailOf(event), tags: tagsOf(event) };
};
