import { TRPCError } from '@trpc/server';
import { createExpressMiddleware } from '@trpc/server/adapters/express';
import type { Express } from 'express';

import type { Deps } from '#server/context.ts';
import { DomainError } from '#server/domain/shared/errors.ts';
import { resolveToken } from '#server/modules/access/index.ts';
import { apiRouter } from '#server/trpc/app-router.ts';
import type { TrpcContext } from '#server/trpc/init.ts';

import { requestContextOf } from './request-context.ts';
import { requestIdOf } from './request-id.ts';

/** The name of the scheme is written in any case (RFC 9110 §11.1). */
const BEARER = /^Bearer +([\w-]{20,200})$/i;

/** Holds the largest CSV file in base64. */
const MAX_BODY_BYTES = 4 * 1024 * 1024;

/** `/api/trpc` for other services: bearer tokens only, cookies ignored, and nothing about accounts, sessions and tokens. */
export function mountApi(app: Express, deps: Deps): void {
  app.use('/api/trpc', (_req, res, next) => {
    res.setHeader('Cache-Control', 'no-store');
    next();
  });
  app.use(
    '/api/trpc',
    createExpressMiddleware({
      router: apiRouter,
      maxBodySize: MAX_BODY_BYTES,
      createContext: async ({ req, res }): Promise<TrpcContext> => {
        const bearer = BEARER.exec(req.get('authorization') ?? '')?.[1];
        const token = bearer === undefined ? null : await resolveToken(deps, bearer);
        if (token === null)
          throw new TRPCError({ code: 'UNAUTHORIZED', cause: new DomainError('unauthenticated', 'TOKEN_INVALID') });
        const { company, role, scopes, tokenId: id, name } = token;
        return {
          ...requestContextOf(deps, req, requestIdOf(res), null),
          session: null,
          company: { ...company, role, scopes, actor: { kind: 'token', id, name } },
        };
      },
      // What a procedure throws has been logged by the router; here it is only what kept it from being called.
      onError: ({ error, ctx, path }) => {
        if (ctx === undefined && error.code === 'INTERNAL_SERVER_ERROR')
          deps.log.error({ err: error.cause ?? error, path }, 'call failed');
      },
    }),
  );
}
