import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

import express from 'express';

import { mountResendWebhook } from '#server/http/webhooks/resend.ts';
import type { TestHouse } from '#tests/kit/house.ts';

/** Our endpoint for the mail service's notifications, where the simulated service finds it. */
export async function serveWebhooks(house: TestHouse): Promise<{ close(): Promise<void> }> {
  const app = express();
  mountResendWebhook(app, house);
  const server = createServer(app).listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  house.mocks.setAppUrl(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
  return {
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
