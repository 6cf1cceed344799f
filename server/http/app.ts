import compression from 'compression';
import express, { type Express } from 'express';
import type { ViteDevServer } from 'vite';

import type { OpenedInstallation } from '#server/installation.ts';

import { mountApi } from './api.ts';
import { mountHealth } from './health.ts';
import { mountMockControl } from './mock-control.ts';
import { sessionOf } from './request-context.ts';
import { logRequests } from './request-id.ts';
import { mountScreens } from './screens.ts';
import { checkOrigin, limitBody, securityHeaders } from './security.ts';
import { mountResendWebhook } from './webhooks/resend.ts';

export interface HttpOptions {
  readonly installation: OpenedInstallation;
  readonly vite: ViteDevServer | null;
  readonly isStopping: () => boolean;
}

/** The whole web server: health, vendors' notifications, the API for other services, simulated vendors' pages, screens. */
export async function createHttpApp({ installation, vite, isStopping }: HttpOptions): Promise<Express> {
  const { house, mocks, env, log } = installation;
  const { appUrl } = house.deps.installation;
  const app = express();
  app.disable('x-powered-by');
  app.set('trust proxy', env.trustProxy);
  app.use(logRequests(log));
  mountHealth(app, house, isStopping);
  app.use(securityHeaders({ appUrl, dev: vite !== null }));
  app.use(limitBody);
  app.use(compression());
  mountResendWebhook(app, house);
  mountApi(app, house.deps);
  if (mocks !== null) {
    const isSystemAdministrator = async (req: express.Request) => (await sessionOf(house.deps, req))?.isSystemAdministrator ?? false;
    mountMockControl(app, mocks, { isSystemAdministrator });
  }
  app.use(checkOrigin(appUrl));
  await mountScreens(app, house, vite, mocks !== null);
  return app;
}
