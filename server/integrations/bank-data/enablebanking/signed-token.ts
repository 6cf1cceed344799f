import type { CryptoKey } from 'jose';

import type { Clock } from '#server/domain/shared/clock.ts';

const MINUTE_MS = 60_000;
const LIFE_MS = 60 * MINUTE_MS;
const MARGIN_MS = 5 * MINUTE_MS;

/** Our own RS256 token for the vendor, valid for an hour and used until shortly before its end. */
export function signedTokens(settings: { readonly applicationId: string; readonly privateKey: () => string }, clock: Clock) {
  let key: Promise<CryptoKey> | null = null;
  let known: { readonly token: string; readonly until: number } | null = null;
  return async (): Promise<string> => {
    const now = clock.now().getTime();
    if (known !== null && known.until > now) return known.token;
    const { importPKCS8, SignJWT } = await import('jose');
    key ??= importPKCS8(settings.privateKey(), 'RS256');
    const token = await new SignJWT()
      .setProtectedHeader({ typ: 'JWT', alg: 'RS256', kid: settings.applicationId })
      .setIssuer('enablebanking.com')
      .setAudience('api.enablebanking.com')
      .setIssuedAt(Math.floor(now / 1000))
      .setExpirationTime(Math.floor((now + LIFE_MS) / 1000))
      .sign(await key);
    known = { token, until: now + LIFE_MS - MARGIN_MS };
    return token;
  };
}
