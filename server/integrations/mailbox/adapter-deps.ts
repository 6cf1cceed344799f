import type { Clock } from '#server/domain/shared/clock.ts';
import type { OutboundPolicy } from '#server/integrations/outbound-policy.ts';

export interface MailboxAdapterDeps {
  readonly clock: Clock;
  readonly policy: OutboundPolicy;
}
