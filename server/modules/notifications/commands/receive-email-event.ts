import { webhookEvents } from '#drizzle/schema/access.ts';
import type { Deps } from '#server/context.ts';
import { withSystemTx } from '#server/db/system-tx.ts';
import type { EmailEvent } from '#server/integrations/email/port.ts';

/** Name under which the vendor's notifications are kept. */
const PROVIDER = 'resend';

/** Reads and keeps one notification by its id. Null for a repeat and for a kind that we do not follow. Throws on a bad signature. */
export async function receiveEmailEvent(
  deps: Deps,
  rawBody: string,
  headers: Readonly<Record<string, string | undefined>>,
): Promise<EmailEvent | null> {
  const event = deps.ports.email.readWebhook(rawBody, headers);
  if (event === null) return null;
  const { eventId } = event;
  const payload = { ...event, at: event.at.toISOString() };
  const kept = await withSystemTx(deps, 'mail notification', (tx) =>
    tx
      .insert(webhookEvents)
      .values({ provider: PROVIDER, eventId, receivedAt: deps.clock.now(), payload })
      .onConflictDoNothing()
      .returning({ eventId: webhookEvents.eventId }),
  );
  return kept.length > 0 ? event : null;
}
