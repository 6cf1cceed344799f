import express, { type Express } from 'express';

import type { House } from '#server/house.ts';
import { ProviderError } from '#server/integrations/provider-error.ts';
import { processEmailEvent, receiveEmailEvent, takeInboundEmail } from '#server/modules/notifications/index.ts';

/** Notifications about mail that was sent and mail that came: proven on the raw body, kept by their id, answered at once, worked off by a job. */
export function mountResendWebhook(app: Express, { deps, queue }: House): void {
  app.post('/webhooks/resend', express.raw({ type: () => true, limit: '1mb' }), (req, res, next) => {
    const rawBody = Buffer.isBuffer(req.body) ? req.body.toString('utf8') : '';
    const headers = Object.fromEntries(
      Object.entries(req.headers).map(([name, value]) => [name, Array.isArray(value) ? value[0] : value]),
    );
    receiveEmailEvent(deps, rawBody, headers)
      .then(async (notice) => {
        if (notice !== null) {
          const { eventId, kind } = notice;
          const { name } = kind === 'received' ? takeInboundEmail : processEmailEvent;
          await queue.send({ name, data: { eventId }, key: eventId });
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
