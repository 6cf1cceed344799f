import type { HttpAnswer } from '#server/integrations/http-client.ts';
import { ProviderError, type ProviderErrorKind } from '#server/integrations/provider-error.ts';
import { retryAfter } from '#server/integrations/retry-after.ts';

import { failure } from './wire.ts';

export const ENABLEBANKING_PROVIDER = 'enablebanking';

/** The bank's limit comes without a time; trying twice a day costs nothing. */
const BANK_LIMIT_PAUSE_MS = 12 * 3_600_000;

/** What the vendor's words mean, with our code where the house has one. */
const BY_WORD: Readonly<Record<string, readonly [ProviderErrorKind, string]>> = {
  EXPIRED_SESSION: ['consent_expired', 'CONSENT_EXPIRED'],
  CLOSED_SESSION: ['consent_expired', 'CONSENT_REVOKED'],
  REVOKED_SESSION: ['consent_expired', 'CONSENT_REVOKED'],
  SESSION_DOES_NOT_EXIST: ['consent_expired', 'CONSENT_REVOKED'],
  WRONG_SESSION_STATUS: ['consent_expired', 'CONSENT_REVOKED'],
  ACCOUNT_DOES_NOT_EXIST: ['rejected', 'ACCOUNT_CLOSED'],
  ACCOUNT_SUSPENDED: ['consent_expired', 'ACCOUNT_SUSPENDED'],
  WRONG_TRANSACTIONS_PERIOD: ['rejected', 'PERIOD_REFUSED'],
  ASPSP_RATE_LIMIT_EXCEEDED: ['rate_limited', 'BANK_DAILY_LIMIT'],
  ALREADY_AUTHORIZED: ['rejected', 'CONSENT_INCOMPLETE'],
  WRONG_AUTHORIZATION_CODE: ['rejected', 'CONSENT_INCOMPLETE'],
  EXPIRED_AUTHORIZATION_CODE: ['rejected', 'CONSENT_INCOMPLETE'],
  UNAUTHORIZED_IP: ['auth', 'UNAUTHORIZED_IP'],
  ASPSP_TIMEOUT: ['timeout', 'ASPSP_TIMEOUT'],
  ASPSP_ERROR: ['unreachable', 'ASPSP_ERROR'],
};

export const textOf = ({ body }: HttpAnswer): string => Buffer.from(body).toString('utf8');

/** The word that the vendor gives a refusal; empty when it gives none. */
export function wordOf(answer: HttpAnswer): string {
  try {
    return failure.parse(JSON.parse(textOf(answer))).error ?? '';
  } catch {
    return '';
  }
}

const kindOfStatus = (status: number): ProviderErrorKind => {
  if (status === 401 || status === 403) return 'auth';
  if (status === 429) return 'rate_limited';
  return status >= 500 || status === 408 ? 'unreachable' : 'rejected';
};

/** The error of an answer that is none of the expected ones. */
export function failureOf(answer: HttpAnswer, now: Date): ProviderError {
  const word = wordOf(answer);
  const [kind, code] = BY_WORD[word] ?? [kindOfStatus(answer.status), word === '' ? `HTTP_${answer.status}` : word];
  const told = retryAfter(answer.headers.get('retry-after'), now);
  const retryAt = told ?? (code === 'BANK_DAILY_LIMIT' ? new Date(now.getTime() + BANK_LIMIT_PAUSE_MS) : null);
  return new ProviderError(ENABLEBANKING_PROVIDER, kind, {
    codes: word === '' || word === code ? [code] : [code, word],
    reason: textOf(answer).slice(0, 500),
    ...(retryAt === null ? {} : { retryAt }),
  });
}
