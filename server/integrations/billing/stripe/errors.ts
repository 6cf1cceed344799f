import { toProviderError } from '#server/integrations/network-failure.ts';
import { ProviderError, type ProviderErrorKind } from '#server/integrations/provider-error.ts';
import { retryAfter } from '#server/integrations/retry-after.ts';

import { stripeFailure } from './wire.ts';

export const STRIPE_PROVIDER = 'stripe';

/** Codes that say more than the HTTP status. */
const KIND_BY_CODE: Readonly<Record<string, ProviderErrorKind>> = {
  // The same wish is on its way at this moment; a later try gets its answer.
  idempotency_key_in_use: 'rate_limited',
  lock_timeout: 'rate_limited',
  rate_limit: 'rate_limited',
};

function kindByStatus(status: number): ProviderErrorKind {
  if (status === 401 || status === 403) return 'auth';
  if (status === 408) return 'timeout';
  if (status === 429 || status === 409) return 'rate_limited';
  if (status >= 500) return 'unreachable';
  return status >= 400 ? 'rejected' : 'protocol';
}

const header = (headers: Readonly<Record<string, unknown>> | undefined, name: string): string | null => {
  const value = headers?.[name];
  return typeof value === 'string' ? value : null;
};

/** No answer: the socket's own error stands in `detail` and tells silence from a refusal. */
function fromBrokenConnection(thrown: unknown, message: string): ProviderError {
  if (/timeout/i.test(message)) return new ProviderError(STRIPE_PROVIDER, 'timeout', { codes: ['CALL_TIMEOUT'], cause: thrown });
  const mapped = toProviderError(STRIPE_PROVIDER, (thrown as { readonly detail?: unknown }).detail);
  if (mapped.kind !== 'protocol') return mapped;
  return new ProviderError(STRIPE_PROVIDER, 'unreachable', { codes: ['CONNECTION_BROKEN'], cause: thrown });
}

/**
 * What the SDK threw, as ours; anything else comes back as it was. A declined card is `rejected` with the codes `card_declined`
 * and the bank's reason.
 */
export function fromStripeFailure(thrown: unknown, now: Date): unknown {
  const parsed = stripeFailure.safeParse(thrown);
  if (!parsed.success || !parsed.data.type.startsWith('Stripe')) return thrown;
  const { type, code, decline_code: reason, statusCode, message, headers } = parsed.data;
  if (type === 'StripeConnectionError') return fromBrokenConnection(thrown, message);
  // The SDK gives no status to an answer that it could not read.
  if (statusCode === undefined) {
    return new ProviderError(STRIPE_PROVIDER, 'protocol', { codes: ['ANSWER_UNREADABLE'], cause: thrown });
  }
  const kind = (code === undefined ? undefined : KIND_BY_CODE[code]) ?? kindByStatus(statusCode);
  const retryAt = kind === 'rate_limited' || kind === 'unreachable' ? retryAfter(header(headers, 'retry-after'), now) : null;
  return new ProviderError(STRIPE_PROVIDER, kind, {
    codes: [code ?? type, ...(reason ? [reason] : [])],
    reason: `${statusCode} ${message}`.slice(0, 500),
    ...(retryAt === null ? {} : { retryAt }),
    cause: thrown,
  });
}
