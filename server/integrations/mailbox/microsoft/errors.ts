import { toProviderError } from '#server/integrations/network-failure.ts';
import { ProviderError, type ProviderErrorKind } from '#server/integrations/provider-error.ts';
import { retryAfter } from '#server/integrations/retry-after.ts';

import { graphError } from './wire.ts';

export const MICROSOFT_PROVIDER = 'microsoft';

const TEXT_LIMIT = 500;

/** Codes of the Graph API that decide more than the status does; their spelling varies, so they are compared in small letters. */
const BY_CODE: Readonly<Record<string, ProviderErrorKind>> = {
  invalidauthenticationtoken: 'consent_expired',
  erroraccessdenied: 'consent_expired',
  accessdenied: 'consent_expired',
  mailboxnotenabledforrestapi: 'rejected',
  applicationthrottled: 'rate_limited',
  toomanyrequests: 'rate_limited',
  activitylimitreached: 'rate_limited',
};

const kindOfStatus = (status: number): ProviderErrorKind => {
  if (status === 401) return 'consent_expired';
  if (status === 429) return 'rate_limited';
  if (status >= 500 || status === 408) return 'unreachable';
  return 'rejected';
};

/** Says what the Graph API answered. The codes hold its own in small letters and `HTTP_<status>`. */
export function graphProviderError(status: number, headers: Headers, text: string, now: Date): ProviderError {
  const body = graphError.safeParse(parsed(text));
  const code = body.success ? body.data.error.code.toLowerCase() : '';
  const retryAt = retryAfter(headers.get('retry-after'), now);
  return new ProviderError(MICROSOFT_PROVIDER, BY_CODE[code] ?? kindOfStatus(status), {
    codes: [...(code === '' ? [] : [code]), `HTTP_${status}`],
    reason: (body.success ? body.data.error.message : text).slice(0, TEXT_LIMIT),
    ...(retryAt ? { retryAt } : {}),
  });
}

export function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/**
 * Codes of Microsoft's sign-in service (AADSTS). The owner must agree again: no sign-in for 90 days (700082, 70043), revoked or
 * password changed (50173, 70000), consent missing (65001), second factor or device asked for (50076, 50079, 50158, 53003),
 * account closed (50057, 50034), session taken back (50133, 50078).
 * Ours: secret wrong or expired (7000215, 7000222), application unknown or switched off (700016, 7000112).
 */
const BY_AADSTS: Readonly<Record<number, ProviderErrorKind>> = {
  ...byKind(
    'consent_expired',
    [700082, 700084, 70043, 50173, 70000, 70008, 65001, 50076, 50078, 50079, 50158, 53003, 50057, 50034, 50133, 50132, 54005],
  ),
  ...byKind('auth', [7000215, 7000222, 700016, 7000112, 700027]),
  // An administrator of the owner's organization must permit the application.
  ...byKind('rejected', [90094, 90093]),
  ...byKind('unreachable', [90033, 90006]),
  ...byKind('rate_limited', [50196]),
};

function byKind(kind: ProviderErrorKind, codes: readonly number[]): Record<number, ProviderErrorKind> {
  return Object.fromEntries(codes.map((code) => [code, kind]));
}

/** The error object of the client library, as far as it is looked at. */
interface SignInError {
  readonly errorCode: string;
  readonly errorMessage?: string;
  readonly errorNo?: string;
}

const isSignInError = (error: unknown): error is Error & SignInError =>
  error instanceof Error && 'errorCode' in error && typeof error.errorCode === 'string';

/** The client library's own reasons to ask the owner: it finds no account or no token in what was kept. */
const LIBRARY_CONSENT = new Set(['no_tokens_found', 'native_account_unavailable', 'interaction_required', 'invalid_grant']);

/** Says why no token came. A failure of the network passes as it is; codes are `AADSTS<number>` and the library's own. */
export function signInError(thrown: unknown): ProviderError {
  if (thrown instanceof ProviderError) return thrown;
  if (!isSignInError(thrown)) return toProviderError(MICROSOFT_PROVIDER, thrown);
  const { errorCode, errorMessage = '', errorNo } = thrown;
  const number = Number(errorNo ?? /AADSTS(\d+)/.exec(errorMessage)?.[1] ?? Number.NaN);
  const fallback = LIBRARY_CONSENT.has(errorCode) ? 'consent_expired' : toProviderError(MICROSOFT_PROVIDER, thrown).kind;
  return new ProviderError(MICROSOFT_PROVIDER, BY_AADSTS[number] ?? fallback, {
    codes: [...(Number.isNaN(number) ? [] : [`AADSTS${number}`]), errorCode],
    reason: errorMessage.slice(0, TEXT_LIMIT),
    cause: thrown,
  });
}

export const hasStatus = (error: unknown, ...statuses: readonly number[]): error is ProviderError =>
  error instanceof ProviderError && statuses.some((status) => error.codes.includes(`HTTP_${status}`));

/** The place in a folder is forgotten: 410, or 400 with a code of its own. */
export const isPlaceLost = (error: unknown): boolean =>
  hasStatus(error, 410) ||
  (error instanceof ProviderError &&
    ['syncstatenotfound', 'syncstateinvalid', 'resyncrequired'].some((code) => error.codes.includes(code)));
