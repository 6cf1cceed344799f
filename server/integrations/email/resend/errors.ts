import { ProviderError, type ProviderErrorKind } from '#server/integrations/provider-error.ts';
import { retryAfter } from '#server/integrations/retry-after.ts';

export const RESEND_PROVIDER = 'resend';

/** What the SDK hands back instead of throwing. */
export interface ResendFailure {
  /** Null when the request never got an answer, or one that could not be read. */
  readonly statusCode: number | null;
  readonly name: string;
  readonly message: string;
  readonly headers: Readonly<Record<string, string>> | null;
}

/** Error names that say more than the HTTP status. */
const KIND_BY_NAME: Readonly<Record<string, ProviderErrorKind>> = {
  rate_limit_exceeded: 'rate_limited',
  daily_quota_exceeded: 'quota',
  monthly_quota_exceeded: 'quota',
  // The same mail is on its way at this moment; a later try gets its answer.
  concurrent_idempotent_requests: 'rate_limited',
  invalid_idempotent_request: 'rejected',
  missing_api_key: 'auth',
  restricted_api_key: 'auth',
  invalid_api_key: 'auth',
};

const kindByStatus = (status: number | null): ProviderErrorKind => {
  if (status === null) return 'unreachable';
  // 403 is also the answer for a sender's domain that is not verified: somebody must act at the vendor.
  if (status === 401 || status === 403) return 'auth';
  if (status === 408) return 'timeout';
  if (status === 429) return 'rate_limited';
  if (status >= 500) return 'unreachable';
  return status >= 400 ? 'rejected' : 'protocol';
};

const nextUtcDay = (now: Date): Date => new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth(), now.getUTCDate() + 1));

const retryAtOf = (failure: ResendFailure, kind: ProviderErrorKind, now: Date): Date | null => {
  if (failure.name === 'daily_quota_exceeded') return nextUtcDay(now);
  return kind === 'rate_limited' || kind === 'unreachable' ? retryAfter(failure.headers?.['retry-after'] ?? null, now) : null;
};

/**
 * Maps Resend's refusals: the three meanings of 429 are `rate_limited` (wait), `quota` with `retryAt` (tomorrow) and
 * `quota` without (this month's mails are used up). A quota never comes back by itself soon enough, so a person is told.
 */
export const fromResendFailure = (failure: ResendFailure, now: Date): ProviderError => {
  const kind = KIND_BY_NAME[failure.name] ?? kindByStatus(failure.statusCode);
  const retryAt = retryAtOf(failure, kind, now);
  return new ProviderError(RESEND_PROVIDER, kind, {
    codes: [failure.name],
    reason: `${failure.statusCode ?? 'no answer'} ${failure.message}`,
    ...(retryAt ? { retryAt } : {}),
  });
};
