import type { EmailStatus } from '#drizzle/schema/notifications.ts';
import type { EmailEventKind } from '#server/integrations/email/port.ts';

/**
 * How far each state is; notifications come in any order, and a mail only moves forward. `failed` is an end like `bounced`: the
 * vendor takes a mail first and tells later that it could not send it.
 */
const RANK = {
  queued: 0,
  scheduled: 1,
  sent: 2,
  delayed: 3,
  delivered: 4,
  opened: 5,
  clicked: 6,
  failed: 7,
  bounced: 7,
  suppressed: 7,
  complained: 8,
} as const satisfies Record<EmailStatus, number>;

const STATUS_OF = {
  scheduled: 'scheduled',
  sent: 'sent',
  delivered: 'delivered',
  delayed: 'delayed',
  opened: 'opened',
  clicked: 'clicked',
  bounced: 'bounced',
  complained: 'complained',
  failed: 'failed',
  suppressed: 'suppressed',
} as const satisfies Record<EmailEventKind, EmailStatus>;

/** The state that a notification brings a mail to; null when it is there or further already. */
export function progressOf(current: EmailStatus, event: EmailEventKind): EmailStatus | null {
  const next = STATUS_OF[event];
  return RANK[next] > RANK[current] ? next : null;
}
