import path from 'node:path';
import { pathToFileURL } from 'node:url';

import { createRequestHandler } from '@remix-run/express';
import type { ServerBuild } from '@remix-run/node';
import express, { type Express } from 'express';
import type { ViteDevServer } from 'vite';

import type { House } from '#server/house.ts';
import { notFound } from '#server/domain/shared/errors.ts';
import { pseudonymOf } from '#server/modules/analytics/index.ts';
import { resolveCompany } from '#server/modules/companies/index.ts';
import { createCaller } from '#server/trpc/caller.ts';

import { requestContextOf, sessionOf } from './request-context.ts';
import { requestIdOf } from './request-id.ts';
import { nonceOf } from './security.ts';

const YEAR = 31_536_000;

/** The screens: hashed assets for ever, everything else by Remix, whose loaders get the router's caller in their context. */
export async function mountScreens(app: Express, house: House, vite: ViteDevServer | null, mocksOn: boolean): Promise<void> {
  const { deps } = house;
  const { appUrl, environment } = deps.installation;
  if (vite !== null) app.use(vite.middlewares);
  else {
    app.use('/assets', express.static('build/client/assets', { immutable: true, maxAge: YEAR * 1000, index: false }));
    app.use(express.static('build/client', { maxAge: 3_600_000, index: false }));
  }
  const build =
    vite === null
      ? ((await import(/* @vite-ignore */ pathToFileURL(path.resolve('build/server/index.js')).href)) as ServerBuild)
      : () => vite.ssrLoadModule('virtual:remix/server-build') as Promise<ServerBuild>;

  app.all(
    '*',
    createRequestHandler({
      build,
      mode: vite === null ? 'production' : 'development',
      async getLoadContext(req, res) {
        const session = await sessionOf(deps, req);
        const requestId = requestIdOf(res);
        const context = { ...requestContextOf(deps, req, requestId, session), session };
        return {
          requestId,
          cspNonce: nonceOf(res),
          isDemo: environment === 'demo',
          mocksOn,
          appUrl,
          usageOf(companyId: string) {
            const { analytics } = deps.ports;
            const company = pseudonymOf(companyId);
            const key = analytics.flag('browser-usage', company) ? analytics.browserKey : null;
            return key === null ? null : { key, company };
          },
          faultKey: deps.ports.errorTracking.browserKey,
          now: () => deps.clock.now(),
          session,
          api: createCaller({ ...context, company: null }),
          async companyApi(slug: string) {
            const company = session === null ? null : await resolveCompany(deps, session.userId, slug);
            if (session === null || company === null) throw notFound('COMPANY_NOT_FOUND');
            const actor = { kind: 'user' as const, id: session.userId, name: session.name };
            return createCaller({ ...context, company: { ...company, scopes: [], actor } });
          },
          reportError: (error: unknown, id: string) => {
            deps.log.error({ err: error, requestId: id }, 'screen failed');
            deps.ports.errorTracking.capture(error, { kind: 'screen', name: 'screen', requestId: id });
          },
        };
      },
    }),
  );
}
