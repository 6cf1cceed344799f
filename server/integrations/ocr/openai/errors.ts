import type { APIError } from 'openai';

import { ProviderError, type ProviderErrorKind } from '#server/integrations/provider-error.ts';
import { retryAfter } from '#server/integrations/retry-after.ts';

export const OPENAI_PROVIDER = 'openai';

/** Codes that say more than the HTTP status. The two meanings of 429 differ only here. */
const KIND_BY_CODE: Readonly<Record<string, ProviderErrorKind>> = {
  insufficient_quota: 'quota',
  credit_balance_exhausted: 'quota',
  billing_hard_limit_reached: 'quota',
  rate_limit_exceeded: 'rate_limited',
  slow_down: 'rate_limited',
  // A model that was withdrawn, or that the project may not use: somebody must set another one.
  model_not_found: 'auth',
  server_error: 'unreachable',
  server_is_overloaded: 'unreachable',
};

const kindByStatus = (status: number): ProviderErrorKind => {
  if (status === 401 || status === 403 || status === 404) return 'auth';
  if (status === 408) return 'timeout';
  if (status === 409 || status === 429) return 'rate_limited';
  return status >= 500 ? 'unreachable' : 'rejected';
};

const waitOf = (headers: Headers, now: Date): Date | null => {
  const ms = Number(headers.get('retry-after-ms') ?? Number.NaN);
  return Number.isFinite(ms) && ms >= 0 ? new Date(now.getTime() + ms) : retryAfter(headers.get('retry-after'), now);
};

/** A refusal with a status as the one error of all ports. `code` decides before the status does, `type` when there is no code. */
export function fromApiError(error: APIError & { readonly status: number; readonly headers: Headers }, now: Date): ProviderError {
  const { status, headers } = error;
  const code = error.code ?? error.type ?? `HTTP_${status}`;
  const kind = KIND_BY_CODE[code] ?? (error.type === 'insufficient_quota' ? 'quota' : kindByStatus(status));
  const retryAt = kind === 'rate_limited' || kind === 'unreachable' ? waitOf(headers, now) : null;
  return new ProviderError(OPENAI_PROVIDER, kind, {
    codes: [code],
    reason: `${status} ${error.message}`.slice(0, 500),
    ...(retryAt ? { retryAt } : {}),
  });
}

/** An answer with status 200 that tells of a failure. */
export const fromFailedResponse = ({ code, message }: { readonly code: string; readonly message: string }): ProviderError =>
  new ProviderError(OPENAI_PROVIDER, KIND_BY_CODE[code] ?? 'rejected', { codes: [code], reason: message.slice(0, 500) });
