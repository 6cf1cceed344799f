import type { CompanyContext, RequestContext, UserContext } from '#server/context.ts';
import { DomainError, forbidden } from '#server/domain/shared/errors.ts';
import { whileSomebodyWaits } from '#server/integrations/waiting.ts';

import { t } from './init.ts';
import { convertErrors } from './middleware/errors.ts';
import { type Permission, roleAllows } from './middleware/permission.ts';

/** What all calls to vendors of one procedure may take: whoever called it waits. Work that takes longer belongs into a job. */
const WAIT_MS = 8_000;

/** For sign-up, login and what a visitor may see. Every other procedure is behind a session or a company. */
export const publicProcedure = t.procedure
  .meta({ access: 'public' })
  .use(convertErrors)
  .use(({ next }) => whileSomebodyWaits(WAIT_MS, next));

/** Needs a person who is signed in, whose e-mail address need not be proven yet. `ctx.user` is the request for commands. */
export const sessionProcedure = publicProcedure.meta({ access: 'session' }).use(({ ctx, next }) => {
  if (ctx.session === null) throw new DomainError('unauthenticated', 'IDENTITY_LOGIN_REQUIRED');
  const user: UserContext = { ...requestOf(ctx), session: ctx.session };
  return next({ ctx: { user } });
});

/** Needs a person who is signed in and whose e-mail address is proven. */
export const userProcedure = sessionProcedure.meta({ access: 'user' }).use(({ ctx, next }) => {
  if (!ctx.user.session.emailVerified) throw forbidden('IDENTITY_EMAIL_UNVERIFIED');
  return next();
});

/**
 * Needs a company, and a role in it that may do `permission`; a token also needs the procedure in its scope, a person a proven
 * e-mail address. `ctx.scoped` is the request for commands and queries.
 */
export const companyProcedure = (permission: Permission) =>
  publicProcedure.meta({ access: permission }).use(({ ctx, path, next }) => {
    const { company } = ctx;
    if (company === null) throw new DomainError('unauthenticated', 'COMPANY_REQUIRED');
    if (ctx.session !== null && !ctx.session.emailVerified) throw forbidden('IDENTITY_EMAIL_UNVERIFIED');
    if (!roleAllows(company.role, permission) || !inScope(path, company.scopes)) {
      throw forbidden('ROLE_FORBIDS', { params: { role: company.role } });
    }
    const { id, slug, role, actor } = company;
    const sessionId = ctx.session?.sessionId ?? null;
    const scoped: CompanyContext = { ...requestOf(ctx), company: { id, slug, role }, actor, sessionId };
    return next({ ctx: { scoped } });
  });

function inScope(path: string, scopes: readonly string[]): boolean {
  return scopes.length === 0 || scopes.some((scope) => path === scope || path.startsWith(`${scope}.`));
}

function requestOf({ deps, requestId, locale, ip, userAgent }: RequestContext): RequestContext {
  return { deps, requestId, locale, ip, userAgent };
}

export const router = t.router;
