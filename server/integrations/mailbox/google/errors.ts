import { z } from 'zod';

import { toProviderError } from '#server/integrations/network-failure.ts';
import { ProviderError, type ProviderErrorKind } from '#server/integrations/provider-error.ts';
import { retryAfter } from '#server/integrations/retry-after.ts';

import { gmailError, tokenError } from './wire.ts';

export const GOOGLE_PROVIDER = 'google';

/** What the client throws for an answer that is no success. */
const answered = z.object({
  response: z.object({ status: z.number(), data: z.unknown(), headers: z.unknown() }),
});

/** The client brings a `Headers` of its own, which is not the platform's. */
function retryHeader(headers: unknown): string | null {
  const values = headers as { readonly get?: (name: string) => string | null } | null | undefined;
  return values?.get?.('retry-after') ?? null;
}

/** Reasons of the API that decide more than its status does. */
const BY_REASON: Readonly<Record<string, ProviderErrorKind>> = {
  rateLimitExceeded: 'rate_limited',
  userRateLimitExceeded: 'rate_limited',
  dailyLimitExceeded: 'quota',
  quotaExceeded: 'quota',
  insufficientPermissions: 'consent_expired',
  authError: 'consent_expired',
  // The owner's administrator forbids it; asking the owner again changes nothing.
  domainPolicy: 'rejected',
  // Our own project has no Gmail API switched on.
  accessNotConfigured: 'auth',
};

const kindOfStatus = (status: number): ProviderErrorKind => {
  if (status === 401) return 'consent_expired';
  if (status === 429) return 'rate_limited';
  if (status >= 500 || status === 408) return 'unreachable';
  return 'rejected';
};

/** Codes of the token endpoint: the owner's consent is gone, or our own client is not taken. */
const BY_TOKEN_ERROR: Readonly<Record<string, ProviderErrorKind>> = {
  invalid_grant: 'consent_expired',
  invalid_client: 'auth',
  unauthorized_client: 'auth',
  deleted_client: 'auth',
  org_internal: 'auth',
  admin_policy_enforced: 'rejected',
};

/** Says what Google answered. `HTTP_<status>` is always among the codes. */
export function googleError(thrown: unknown, now: Date): ProviderError {
  if (thrown instanceof ProviderError) return thrown;
  const answer = answered.safeParse(thrown);
  if (!answer.success) return toProviderError(GOOGLE_PROVIDER, thrown);
  const { status, data, headers } = answer.data.response;
  const retryAt = retryAfter(retryHeader(headers), now);
  const because = (kind: ProviderErrorKind, codes: readonly string[], reason: string) =>
    new ProviderError(GOOGLE_PROVIDER, kind, {
      codes: [...codes, `HTTP_${status}`],
      reason: reason.slice(0, 500),
      ...(retryAt ? { retryAt } : {}),
      cause: thrown,
    });
  const token = tokenError.safeParse(data);
  if (token.success) {
    const { error, error_description } = token.data;
    return because(BY_TOKEN_ERROR[error] ?? kindOfStatus(status), [error], error_description);
  }
  const api = gmailError.safeParse(data);
  if (!api.success) return because(kindOfStatus(status), [], '');
  const reason = api.data.error.errors[0]?.reason;
  return because((reason && BY_REASON[reason]) || kindOfStatus(status), reason ? [reason] : [], api.data.error.message);
}

export const hasStatus = (error: ProviderError, ...statuses: readonly number[]): boolean =>
  statuses.some((status) => error.codes.includes(`HTTP_${status}`));
