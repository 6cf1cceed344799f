import { sessionCookieName } from '#server/domain/identity/session-cookie.ts';

export { clearedSessionCookie, sessionCookie } from '#server/domain/identity/session-cookie.ts';

/** 32 random bytes in base64url. */
const TOKEN = /^[\w-]{43}$/;

/** The session token of a request's `Cookie` header, or null when there is none or it cannot be one of ours. */
export function readSessionToken(cookieHeader: string | null | undefined, appUrl: string): string | null {
  const name = sessionCookieName(appUrl);
  for (const part of (cookieHeader ?? '').split(';')) {
    const equals = part.indexOf('=');
    if (equals < 0 || part.slice(0, equals).trim() !== name) continue;
    const value = part.slice(equals + 1).trim();
    return TOKEN.test(value) ? value : null;
  }
  return null;
}
