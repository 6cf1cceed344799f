import type { CreateBatchEmailOptions, CreateEmailOptions } from 'resend';
import type { z } from 'zod';

import type {
  BatchMail,
  BatchOutcome,
  EmailEvent,
  EmailEventKind,
  InboundEmail,
  InboundNotice,
  SendEmail,
} from '#server/integrations/email/port.ts';
import type { receivedEmail, receivedEvent, sentBatch, WebhookEvent } from '#server/integrations/email/resend/wire.ts';

/** The vendor's events that tell what became of a mail; others (domains, contacts) are not followed. */
const KIND_BY_TYPE: Readonly<Record<string, EmailEventKind>> = {
  'email.scheduled': 'scheduled',
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

/** A mail of a batch as the SDK takes it. */
export const toBatchEmail = (input: BatchMail): CreateBatchEmailOptions => ({
  from: input.from,
  to: [...input.to],
  subject: input.subject,
  html: input.html,
  text: input.text,
  ...(input.replyTo === undefined ? {} : { replyTo: input.replyTo }),
  ...(input.tags ? { tags: Object.entries(input.tags).map(([name, value]) => ({ name, value })) } : {}),
});

/** A single mail; attachments go as base64 text. */
export const toResendEmail = (input: SendEmail): CreateEmailOptions => ({
  ...toBatchEmail(input),
  ...(input.attachments?.length
    ? {
        attachments: input.attachments.map(({ filename, contentType, content }) => ({
          filename,
          contentType,
          content: Buffer.from(content.buffer, content.byteOffset, content.byteLength).toString('base64'),
        })),
      }
    : {}),
});

/** Ids come in the order of the mails that were taken; in permissive mode those that were not are named by their place. */
export const toOutcomes = (count: number, { data, errors = [] }: z.infer<typeof sentBatch>): BatchOutcome[] | null => {
  const refused = new Map(errors.map(({ index, message }) => [index, message]));
  if (data.length + refused.size !== count) return null;
  const ids = data.map(({ id }) => id);
  return Array.from({ length: count }, (_, index) => {
    const reason = refused.get(index);
    return reason === undefined ? { providerId: ids.shift() ?? '' } : { refused: reason };
  });
};

const instantOf = (created: string): Date => {
  const at = new Date(created);
  if (Number.isNaN(at.getTime())) throw new RangeError(`created_at is not an instant: ${created}`);
  return at;
};

/** Throws RangeError for an unreadable time. */
export const toInboundNotice = (eventId: string, { created_at, data }: z.infer<typeof receivedEvent>): InboundNotice => ({
  eventId,
  kind: 'received',
  providerId: data.email_id,
  at: instantOf(created_at),
  from: data.from,
  subject: data.subject ?? '',
  recipients: data.received_for ?? [],
});

export const toInboundEmail = ({ from, subject, text, attachments }: z.infer<typeof receivedEmail>): InboundEmail => ({
  from,
  subject: subject ?? '',
  text: text ?? '',
  attachments: (attachments ?? []).map(({ id, filename, size, content_type, content_disposition }) => ({
    id,
    filename: filename ?? '',
    contentType: content_type ?? 'application/octet-stream',
    bytes: size ?? 0,
    inline: content_disposition === 'inline',
  })),
});

const detailOf = ({ data }: WebhookEvent): string | null =>
  data.bounce?.message ?? data.failed?.reason ?? data.suppressed?.message ?? data.click?.link ?? null;

const tagsOf = ({ data: { tags = {} } }: WebhookEvent): Readonly<Record<string, string>> =>
  Array.isArray(tags) ? Object.fromEntries(tags.map(({ name, value }) => [name, value])) : tags;

/** Null for an event type that is not followed, or one that speaks of no mail. Throws RangeError for an unreadable time. */
export const toEmailEvent = (eventId: string, event: WebhookEvent): EmailEvent | null => {
  const kind = KIND_BY_TYPE[event.type];
  if (kind === undefined || event.data.email_id === undefined) return null;
  return {
    eventId,
    kind,
    providerId: event.data.email_id,
    at: instantOf(event.created_at),
    detail: detailOf(event),
    // A full mailbox empties again; what is not said to be passing counts as lasting.
    permanent: kind === 'bounced' && event.data.bounce?.type !== 'Transient',
    tags: tagsOf(event),
  };
};
