import type { Clock } from '#server/domain/shared/clock.ts';
import { sendHttp } from '#server/integrations/http-client.ts';
import { type OutboundPolicy, runOutbound } from '#server/integrations/outbound-policy.ts';
import type { FxRatesPort } from '#server/integrations/fx-rates/port.ts';
import { ProviderError, type ProviderErrorKind } from '#server/integrations/provider-error.ts';
import { retryAfter } from '#server/integrations/retry-after.ts';

import { toFxRate } from './map.ts';
import { hnbRates } from './wire.ts';

export const HNB_PROVIDER = 'hnb';

export interface HnbConfig {
  readonly timeoutMs: number;
}

export interface HnbDeps {
  readonly clock: Clock;
  readonly policy: OutboundPolicy;
}

const ENDPOINT = 'https://api.hnb.hr/tecajn-eur/v3';

const kindOf = (status: number): ProviderErrorKind => {
  if (status === 429) return 'rate_limited';
  if (status >= 500 || status === 408) return 'unreachable';
  return 'rejected';
};

/** The public list of rates of the Croatian National Bank; it wants no key. */
export function createHnbFxRates(config: HnbConfig, { clock, policy }: HnbDeps): FxRatesPort {
  return {
    ratesOn: (day) =>
      runOutbound(
        policy,
        HNB_PROVIDER,
        async (signal) => {
          const url = `${ENDPOINT}?datum-primjene=${encodeURIComponent(day)}`;
          const answer = await sendHttp(HNB_PROVIDER, { method: 'GET', url, headers: { accept: 'application/json' }, signal });
          const text = Buffer.from(answer.body).toString('utf8');
          if (answer.status !== 200) {
            const retryAt = retryAfter(answer.headers.get('retry-after'), clock.now());
            throw new ProviderError(HNB_PROVIDER, kindOf(answer.status), {
              codes: [`HTTP_${answer.status}`],
              reason: text.slice(0, 500),
              ...(retryAt ? { retryAt } : {}),
            });
          }
          return readRates(text);
        },
        { timeoutMs: config.timeoutMs },
      ),
  };
}

function readRates(text: string) {
  try {
    return hnbRates.parse(JSON.parse(text)).map(toFxRate);
  } catch (cause) {
    throw new ProviderError(HNB_PROVIDER, 'protocol', { codes: ['ANSWER_UNREADABLE'], cause });
  }
}
