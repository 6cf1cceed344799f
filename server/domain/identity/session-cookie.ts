/** `__Host-` binds the cookie to this very host and to TLS; browsers refuse it on plain http, so a local copy has a plain name. */
export const sessionCookieName = (appUrl: string): string => (isSecure(appUrl) ? '__Host-fiskai_session' : 'fiskai_session');

/** `Set-Cookie` value that signs a browser in. `expires` is when the browser forgets it; the server may end the session earlier. */
export const sessionCookie = (token: string, expires: Date, appUrl: string): string =>
  `${sessionCookieName(appUrl)}=${token}; Expires=${expires.toUTCString()}; ${attributes(appUrl)}`;

/** `Set-Cookie` value that signs a browser out. */
export const clearedSessionCookie = (appUrl: string): string =>
  `${sessionCookieName(appUrl)}=; Max-Age=0; Expires=Thu, 01 Jan 1970 00:00:00 GMT; ${attributes(appUrl)}`;

const attributes = (appUrl: string): string => `Path=/; HttpOnly; SameSite=Lax${isSecure(appUrl) ? '; Secure' : ''}`;

const isSecure = (appUrl: string): boolean => appUrl.startsWith('https:');
