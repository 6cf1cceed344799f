import type { EmailStatus } from '#drizzle/schema/notifications.ts';
import type { EmailEventKind } from '#server/integrations/email/port.ts';

/**
 * How far each state is; notifications come in any order, and a mail only moves forward. `failed` is an end like `bounced`: the
 * vendor takes a mail first and tells later that it could not send it.
 */
const RANK = {
  queued: 0,
  sent: 1,
  delayed: 2,
  delivered: 3,
  opened: 4,
  failed: 5,
  bounced: 5,
  complained: 6,
} as const satisfies Record<EmailStatus, number>;

const STATUS_OF = {
  sent: 'sent',
  delivered: 'delivered',
  delayed: 'delayed',
  opened: 'opened',
  clicked: 'opened',
  bounced: 'bounced',
  complained: 'complained',
  failed: 'failed',
  suppressed: 'failed',
} as const satisfies Record<EmailEventKind, EmailStatus>;

/** The state that a notification brings a mail to; null when it is there or further already. */
export function progressOf(current: EmailStatus, event: EmailEventKind): EmailStatus | null {
  const next = STATUS_OF[event];
  return RANK[next] > RANK[current] ? next : null;
}
