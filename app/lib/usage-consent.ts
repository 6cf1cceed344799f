/** Name of the cookie that keeps what a person said about counting; `yes` or `no`, a year. */
export const CONSENT_COOKIE = 'fiskai_usage';

export type Consent = 'yes' | 'no' | null;

/** What was said, or null when nobody has asked yet. */
export function readConsent(cookies: string | null): Consent {
  const value = new RegExp(`(?:^|;\\s*)${CONSENT_COOKIE}=(yes|no)(?:;|$)`).exec(cookies ?? '')?.[1];
  return value === 'yes' || value === 'no' ? value : null;
}

const YEAR_S = 365 * 24 * 60 * 60;

/** The cookie for an answer. Scripts read it, because the page asks it before anything is loaded. */
export const consentCookie = (consent: 'yes' | 'no', secure: boolean): string =>
  `${CONSENT_COOKIE}=${consent}; Path=/; Max-Age=${YEAR_S}; SameSite=Lax${secure ? '; Secure' : ''}`;
