import type { Clock } from '#server/domain/shared/clock.ts';
import type { CompanyRegistryPort } from '#server/integrations/company-registry/port.ts';
import { type HttpAnswer, sendHttp } from '#server/integrations/http-client.ts';
import { type OutboundPolicy, runOutbound } from '#server/integrations/outbound-policy.ts';
import { ProviderError, type ProviderErrorKind } from '#server/integrations/provider-error.ts';
import { retryAfter } from '#server/integrations/retry-after.ts';

import { toRegisteredCompany } from './map.ts';
import { sudregSubject, sudregToken } from './wire.ts';

export const SUDREG_PROVIDER = 'sudreg';

export interface SudregConfig {
  readonly clientId: string;
  readonly clientSecret: string;
  readonly timeoutMs: number;
}

export interface SudregDeps {
  readonly clock: Clock;
  readonly policy: OutboundPolicy;
}

const BASE = 'https://sudreg-data.gov.hr/api';
/** A token is renewed before it ends, so that no question travels with one that dies on the way. */
const MARGIN_MS = 60_000;

const textOf = ({ body }: HttpAnswer): string => Buffer.from(body).toString('utf8');

const kindOf = (status: number): ProviderErrorKind => {
  if (status === 401 || status === 403) return 'auth';
  if (status === 429) return 'rate_limited';
  if (status >= 500 || status === 408) return 'unreachable';
  return 'rejected';
};

/** The public data of the court register, with the credentials that the ministry gives to whoever signs up. */
export function createSudregCompanyRegistry(config: SudregConfig, { clock, policy }: SudregDeps): CompanyRegistryPort {
  let token: { readonly value: string; readonly until: number } | null = null;

  const failure = (answer: HttpAnswer): ProviderError => {
    const retryAt = retryAfter(answer.headers.get('retry-after'), clock.now());
    return new ProviderError(SUDREG_PROVIDER, kindOf(answer.status), {
      codes: [`HTTP_${answer.status}`],
      reason: textOf(answer).slice(0, 500),
      ...(retryAt ? { retryAt } : {}),
    });
  };

  async function accessToken(signal: AbortSignal): Promise<string> {
    if (token !== null && token.until > clock.now().getTime()) return token.value;
    const basic = Buffer.from(`${config.clientId}:${config.clientSecret}`).toString('base64');
    const answer = await sendHttp(SUDREG_PROVIDER, {
      method: 'POST',
      url: `${BASE}/oauth/token`,
      headers: {
        authorization: `Basic ${basic}`,
        'content-type': 'application/x-www-form-urlencoded',
        accept: 'application/json',
      },
      body: 'grant_type=client_credentials',
      signal,
    });
    if (answer.status !== 200) throw failure(answer);
    const parsed = read(() => sudregToken.parse(JSON.parse(textOf(answer))));
    token = { value: parsed.access_token, until: clock.now().getTime() + parsed.expires_in * 1000 - MARGIN_MS };
    return token.value;
  }

  async function ask(oib: string, signal: AbortSignal): Promise<HttpAnswer> {
    const query = new URLSearchParams({ tip_identifikatora: 'oib', identifikator: oib, expand_relations: 'true' });
    const url = `${BASE}/javni/detalji_subjekta?${query.toString()}`;
    const headers = { authorization: `Bearer ${await accessToken(signal)}`, accept: 'application/json' };
    return sendHttp(SUDREG_PROVIDER, { method: 'GET', url, headers, signal });
  }

  return {
    findByOib: (oib) =>
      runOutbound(
        policy,
        SUDREG_PROVIDER,
        async (signal) => {
          let answer = await ask(oib, signal);
          if (answer.status === 401) {
            // A token can be taken back before its time; a fresh one is tried once.
            token = null;
            answer = await ask(oib, signal);
          }
          if (answer.status === 404) return null;
          if (answer.status !== 200) throw failure(answer);
          const text = textOf(answer).trim();
          if (text === '' || text === '{}' || text === '[]' || text === 'null') return null;
          const subject = read(() => sudregSubject.parse(JSON.parse(text)));
          if (subject.oib !== oib) throw unreadable('another entity was answered');
          return toRegisteredCompany(subject);
        },
        { timeoutMs: config.timeoutMs },
      ),
  };
}

const unreadable = (cause: unknown): ProviderError =>
  new ProviderError(SUDREG_PROVIDER, 'protocol', { codes: ['ANSWER_UNREADABLE'], cause });

function read<T>(parse: () => T): T {
  try {
    return parse();
  } catch (cause) {
    throw unreadable(cause);
  }
}
