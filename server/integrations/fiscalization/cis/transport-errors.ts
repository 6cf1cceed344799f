import type { SoapAnswer } from '#server/integrations/fiscalization/cis/soap-client.ts';
import { toProviderError } from '#server/integrations/network-failure.ts';
import { type Exchange, ProviderError } from '#server/integrations/provider-error.ts';
import { retryAfter } from '#server/integrations/retry-after.ts';

/** No usable answer came; whether CIS took the receipt is unknown. The exchange is kept: it shows what was sent. */
export const withExchange = (failure: unknown, exchange: Exchange): ProviderError => {
  const known = toProviderError('cis', failure);
  if (known.exchange !== null || exchange.request === '') return known;
  return new ProviderError('cis', known.kind, {
    codes: known.codes,
    exchange,
    cause: known.cause ?? known,
    ...(known.reason === null ? {} : { reason: known.reason }),
    ...(known.retryAt === null ? {} : { retryAt: known.retryAt }),
  });
};

/** An answer without anything readable of the service in it; only its status speaks. */
export const statusFailure = (answer: SoapAnswer, exchange: Exchange, now: Date, cause?: unknown): ProviderError => {
  const options = { exchange, cause, reason: `HTTP ${answer.status}` };
  if (answer.status === 429 || (answer.status === 503 && answer.retryAfter !== null)) {
    const retryAt = retryAfter(answer.retryAfter, now);
    return new ProviderError('cis', 'rate_limited', { ...options, ...(retryAt === null ? {} : { retryAt }) });
  }
  return new ProviderError('cis', answer.status >= 500 ? 'unreachable' : 'protocol', options);
};
