import { and, eq, isNull } from 'drizzle-orm';

import { webhookEvents } from '#drizzle/schema/access.ts';
import type { Deps } from '#server/context.ts';
import { withSystemTx } from '#server/db/system-tx.ts';
import type { BillingNotification } from '#server/integrations/billing/port.ts';

/** Name under which the vendor's notifications are kept. */
export const BILLING_EVENTS = 'stripe';

/**
 * Proves and keeps one notification by its id. Null for a kind that is not followed and for a repeat of one that was worked off; a
 * repeat of one that was only kept comes back, as its job may have been lost with the process. Throws on a bad signature.
 */
export async function receiveBillingEvent(
  deps: Deps,
  rawBody: string,
  headers: Readonly<Record<string, string | undefined>>,
): Promise<BillingNotification | null> {
  const event = await deps.ports.billing.readWebhook(rawBody, headers);
  if (event === null) return null;
  const { eventId, type, customerId, at } = event;
  const payload = { type, customerId, at: at.toISOString() };
  const waiting = await withSystemTx(deps, 'notification about a subscription', async (tx) => {
    await tx
      .insert(webhookEvents)
      .values({ provider: BILLING_EVENTS, eventId, receivedAt: deps.clock.now(), payload })
      .onConflictDoNothing();
    const key = and(eq(webhookEvents.provider, BILLING_EVENTS), eq(webhookEvents.eventId, eventId));
    return tx
      .select({ eventId: webhookEvents.eventId })
      .from(webhookEvents)
      .where(and(key, isNull(webhookEvents.processedAt)));
  });
  return waiting.length > 0 ? event : null;
}
