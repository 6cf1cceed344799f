import express, { type Express } from 'express';

import type { House } from '#server/house.ts';
import { ProviderError } from '#server/integrations/provider-error.ts';
import { processBillingEvent, receiveBillingEvent } from '#server/modules/billing/index.ts';

/** Notifications about subscriptions: proven on the raw body, kept by their id, answered at once, worked off by a job. */
export function mountStripeWebhook(app: Express, { deps, queue }: House): void {
  app.post('/webhooks/stripe', express.raw({ type: () => true, limit: '1mb' }), (req, res, next) => {
    const rawBody = Buffer.isBuffer(req.body) ? req.body.toString('utf8') : '';
    receiveBillingEvent(deps, rawBody, { 'stripe-signature': req.get('stripe-signature') })
      .then(async (event) => {
        if (event !== null) {
          const { eventId } = event;
          await queue.send({ name: processBillingEvent.name, data: { eventId }, key: eventId });
        }
        res.status(202).json({ received: true });
      })
      .catch((error: unknown) => {
        if (!(error instanceof ProviderError)) return next(error);
        deps.log.warn({ err: error }, 'webhook refused');
        res.status(error.kind === 'auth' ? 401 : 400).json({ received: false });
      });
  });
}
