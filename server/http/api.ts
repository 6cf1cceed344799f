import { createExpressMiddleware } from '@trpc/server/adapters/express';
import express, { type Express } from 'express';
import { TRPCError } from '@trpc/server';

import type { Deps } from '#server/context.ts';
import { DomainError } from '#server/domain/shared/errors.ts';
import { resolveToken } from '#server/modules/access/index.ts';
import { appRouter } from '#server/trpc/app-router.ts';
import type { TrpcContext } from '#server/trpc/init.ts';

import { requestContextOf } from './request-context.ts';
import { requestIdOf } from './request-id.ts';

const BEARER = /^Bearer ([\w-]{20,200})$/;

/** `/api/trpc` for other services: bearer tokens only, cookies ignored, and nothing about accounts and sessions. */
export function mountApi(app: Express, deps: Deps): void {
  app.use('/api/trpc', (req, res, next) => {
    const names = req.path.slice(1).split(',');
    if (names.some((name) => /^(identity|access)\b/.test(decodeURIComponent(name)))) res.status(404).json({ error: 'not found' });
    else next();
  });
  app.use(
    '/api/trpc',
    express.json({ limit: '2mb' }),
    createExpressMiddleware({
      router: appRouter,
      createContext: async ({ req, res }): Promise<TrpcContext> => {
        const bearer = BEARER.exec(req.get('authorization') ?? '')?.[1];
        const token = bearer === undefined ? null : await resolveToken(deps, bearer);
        if (token === null) throw new TRPCError({ code: 'UNAUTHORIZED', cause: new DomainError('unauthenticated', 'TOKEN_INVALID') });
        const { company, role, scopes, tokenId: id, name } = token;
        return {
          ...requestContextOf(deps, req, requestIdOf(res), null),
          session: null,
          company: { ...company, role, scopes, actor: { kind: 'token', id, name } },
        };
      },
    }),
  );
}
