import { createHmac, randomUUID } from 'node:crypto';
import { MOCK_RESEND } from './credentials.ts';
import type { SentMail } from './state.ts';

export const RESEND_EVENTS = [
  'scheduled',
  'sent',
  'delivered',
  'delivery_delayed',
  'opened',
  'clicked',
  'bounced',
  'complained',
  'failed',
  'suppressed',
] as const;

export type ResendEvent = (typeof RESEND_EVENTS)[number];

export const isResendEvent = (text: string): text is ResendEvent => (RESEND_EVENTS as readonly string[]).includes(text);

const details = (event: ResendEvent, at: string): Record<string, unknown> => {
  switch (event) {
    case 'scheduled':
      return { scheduled: { scheduled_at: at } };
    case 'bounced':
      return { bounce: { type: 'Permanent', subType: 'General', message: "The recipient's mail server rejected the message." } };
    case 'clicked':
      return { click: { link: 'https://example.com/', timestamp: at, ipAddress: '192.0.2.7', userAgent: 'Mozilla/5.0' } };
    case 'failed':
      return { failed: { reason: 'reached_daily_quota' } };
    case 'suppressed':
      return { suppressed: { type: 'OnAccountSuppressionList', message: 'The address is on the suppression list.' } };
    default:
      return {};
  }
};

/** The raw body of a webhook. */
export const webhookBody = (mail: SentMail, event: ResendEvent, at: Date): string => {
  const created = at.toISOString();
  return JSON.stringify({
    type: `email.${event}`,
    created_at: created,
    data: {
      email_id: mail.id,
      created_at: mail.createdAt,
      from: mail.from,
      to: mail.to,
      subject: mail.subject,
      tags: mail.tags,
      ...details(event, created),
    },
  });
};

export const newWebhookId = (): string => `msg_${randomUUID().replaceAll('-', '')}`;

/** Svix headers over exactly these bytes: base64 HMAC-SHA256 of `id.timestamp.body` with the decoded secret. */
export const signWebhook = (
  id: string,
  at: Date,
  body: string,
  secret: string = MOCK_RESEND.webhookSecret,
): Record<string, string> => {
  const timestamp = String(Math.floor(at.getTime() / 1000));
  const key = Buffer.from(secret.replace(/^whsec_/, ''), 'base64');
  const signature = createHmac('sha256', key).update(`${id}.${timestamp}.${body}`).digest('base64');
  return { 'svix-id': id, 'svix-timestamp': timestamp, 'svix-signature': `v1,${signature}` };
};
