import type { Request } from 'express';

import type { Deps, RequestContext, SessionInfo } from '#server/context.ts';
import { sessionFromToken } from '#server/modules/identity/index.ts';

import { readSessionToken } from './session-cookie.ts';

/** Session of a request's cookie, or null. */
export async function sessionOf(deps: Deps, req: Request): Promise<SessionInfo | null> {
  const token = readSessionToken(req.headers.cookie, deps.installation.appUrl);
  return token === null ? null : sessionFromToken(deps, token);
}

/** What every request carries. The language is the person's own, else the browser's, else Croatian. */
export function requestContextOf(deps: Deps, req: Request, requestId: string, session: SessionInfo | null): RequestContext {
  const locale = session?.locale ?? (req.acceptsLanguages('hr', 'en') === 'en' ? 'en' : 'hr');
  return { deps, requestId, locale, ip: req.ip ?? '', userAgent: req.get('user-agent') ?? null };
}
