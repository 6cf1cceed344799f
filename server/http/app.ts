import compression from 'compression';
import express, { type Express } from 'express';
import type { ViteDevServer } from 'vite';

import type { OpenedInstallation } from '#server/installation.ts';

import { answerErrors } from './answer-errors.ts';
import { mountApi } from './api.ts';
import { mountFaultReports } from './fault-reports.ts';
import { mountHealth } from './health.ts';
import { mountMockControl } from './mock-control.ts';
import { sessionOf } from './request-context.ts';
import { logRequests } from './request-id.ts';
import { mountScreens } from './screens.ts';
import { checkOrigin, limitBody, securityHeaders } from './security.ts';
import { mountUsageCounts } from './usage-counts.ts';
import { mountResendWebhook } from './webhooks/resend.ts';
import { mountStripeWebhook } from './webhooks/stripe.ts';

export interface HttpOptions {
  readonly installation: Pick<OpenedInstallation, 'house' | 'mocks' | 'log'> & {
    readonly env: Pick<OpenedInstallation['env'], 'trustProxy'>;
  };
  readonly vite: ViteDevServer | null;
  readonly isStopping: () => boolean;
}

/** The whole web server: services, and screens for everything that they leave. */
export async function createHttpApp(options: HttpOptions): Promise<Express> {
  const { house, mocks, log } = options.installation;
  const app = createServices(options);
  await mountScreens(app, house, options.vite, mocks !== null);
  app.use(answerErrors(log, house.deps.ports.errorTracking));
  return app;
}

/** Health, vendors' notifications, the API for other services, simulated vendors' pages, and what every request passes. */
export function createServices({ installation, vite, isStopping }: HttpOptions): Express {
  const { house, mocks, env, log } = installation;
  const { appUrl, storageOrigin, maxUploadBytes } = house.deps.installation;
  const app = express();
  app.disable('x-powered-by');
  app.set('trust proxy', env.trustProxy);
  app.use(logRequests(log));
  app.use(securityHeaders({ appUrl, storageOrigin, dev: vite !== null }));
  mountHealth(app, house, isStopping);
  app.use(limitBody(maxUploadBytes));
  app.use(compression());
  mountResendWebhook(app, house);
  mountStripeWebhook(app, house);
  mountApi(app, house.deps);
  if (mocks !== null) {
    const isSystemAdministrator = async (req: express.Request) =>
      (await sessionOf(house.deps, req))?.isSystemAdministrator ?? false;
    mountMockControl(app, mocks, { isSystemAdministrator });
  }
  app.use(checkOrigin(appUrl));
  mountFaultReports(app, house.deps);
  mountUsageCounts(app, house.deps);
  return app;
}
