import { and, eq, isNull } from 'drizzle-orm';

import { webhookEvents } from '#drizzle/schema/access.ts';
import type { Deps } from '#server/context.ts';
import { withSystemTx } from '#server/db/system-tx.ts';
import type { EmailNotice } from '#server/integrations/email/port.ts';

/** Name under which the vendor's notifications are kept. */
const PROVIDER = 'resend';

/**
 * Reads and keeps one notification by its id. Null for a kind that we do not follow and for a repeat of one that was worked off;
 * a repeat of one that was only kept comes back, as its job may have been lost with the process. Throws on a bad signature.
 */
export async function receiveEmailEvent(
  deps: Deps,
  rawBody: string,
  headers: Readonly<Record<string, string | undefined>>,
): Promise<EmailNotice | null> {
  const event = deps.ports.email.readWebhook(rawBody, headers);
  if (event === null) return null;
  const { eventId } = event;
  const payload = { ...event, at: event.at.toISOString() };
  const waiting = await withSystemTx(deps, 'mail notification', async (tx) => {
    await tx
      .insert(webhookEvents)
      .values({ provider: PROVIDER, eventId, receivedAt: deps.clock.now(), payload })
      .onConflictDoNothing();
    const key = and(eq(webhookEvents.provider, PROVIDER), eq(webhookEvents.eventId, eventId), isNull(webhookEvents.processedAt));
    return tx.select({ eventId: webhookEvents.eventId }).from(webhookEvents).where(key);
  });
  deps.checkpoint('webhook.kept');
  return waiting.length > 0 ? event : null;
}
