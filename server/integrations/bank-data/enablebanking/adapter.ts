import type { z } from 'zod';

import { addDays } from '#server/domain/shared/plain-date.ts';
import type { BankDataAdapterDeps } from '#server/integrations/bank-data/adapter-deps.ts';
import type { BankDataPort, BookedTransaction, TransactionsWish } from '#server/integrations/bank-data/port.ts';
import { readAnswer } from '#server/integrations/bank-data/shared.ts';
import { type HttpAnswer, type HttpCall, sendHttp } from '#server/integrations/http-client.ts';
import { runOutbound } from '#server/integrations/outbound-policy.ts';
import { ProviderError } from '#server/integrations/provider-error.ts';

import { ENABLEBANKING_PROVIDER, failureOf, textOf } from './errors.ts';
import { toBalances, toGrantedAccount, toInstitution, toTransaction } from './map.ts';
import { signedTokens } from './signed-token.ts';
import * as wire from './wire.ts';

export interface EnableBankingConfig {
  readonly applicationId: string;
  /** PKCS#8 in PEM, of the certificate that was registered with the application; asked for with the first call. */
  readonly privateKey: () => string;
  /** Where browsers reach the vendor's pages instead of its own host; null for the vendor itself. */
  readonly browserBaseUrl: string | null;
  readonly timeoutMs: number;
}

const BASE = 'https://api.enablebanking.com';
const CONSENT_DAYS = 180;
const DAY_MS = 86_400_000;
/** A bank that hands out the same key for ever must not keep us for ever. */
const MAX_PAGES = 200;

type Ask = Pick<HttpCall, 'method'> & { readonly path: string; readonly json?: object };

/** Enable Banking: banks are asked in the name of our application, which signs its own tokens. */
export function createEnableBankingData(config: EnableBankingConfig, { clock, policy }: BankDataAdapterDeps): BankDataPort {
  const token = signedTokens(config, clock);

  const call = <T>({ method, path, json }: Ask, read: (answer: HttpAnswer) => T): Promise<T> =>
    runOutbound(
      policy,
      ENABLEBANKING_PROVIDER,
      async (signal) => {
        const headers = {
          accept: 'application/json',
          authorization: `Bearer ${await token()}`,
          ...(json === undefined ? {} : { 'content-type': 'application/json' }),
        };
        const body = json === undefined ? {} : { body: JSON.stringify(json) };
        return read(await sendHttp(ENABLEBANKING_PROVIDER, { method, url: `${BASE}${path}`, headers, ...body, signal }));
      },
      { timeoutMs: config.timeoutMs },
    );

  const expect =
    <S extends z.ZodType>(schema: S) =>
    (answer: HttpAnswer): z.output<S> => {
      if (answer.status !== 200) throw failureOf(answer, clock.now());
      return readAnswer(ENABLEBANKING_PROVIDER, () => schema.parse(JSON.parse(textOf(answer))));
    };

  const forBrowsers = (link: string): string => {
    if (config.browserBaseUrl === null) return link;
    const { pathname, search } = new URL(link);
    return `${config.browserBaseUrl}${pathname}${search}`;
  };

  async function pages({ handle, from, to }: TransactionsWish): Promise<readonly BookedTransaction[]> {
    const booked: BookedTransaction[] = [];
    let key: string | null = null;
    for (let page = 0; page < MAX_PAGES; page += 1) {
      const query = new URLSearchParams({ date_from: from, date_to: to, transaction_status: 'BOOK' });
      if (key !== null) query.set('continuation_key', key);
      const path = `/accounts/${encodeURIComponent(handle)}/transactions?${query.toString()}`;
      const told: z.output<typeof wire.transactions> = await call({ method: 'GET', path }, expect(wire.transactions));
      booked.push(
        ...readAnswer(ENABLEBANKING_PROVIDER, () => told.transactions.map(toTransaction).filter((each) => each !== null)),
      );
      // A page may be empty although more follow; only the key tells.
      key = told.continuation_key ?? null;
      if (key === null) return booked;
    }
    throw new ProviderError(ENABLEBANKING_PROVIDER, 'protocol', { codes: ['TOO_MANY_PAGES'] });
  }

  return {
    vendor: 'enablebanking',
    institutions: async (country) => {
      const query = new URLSearchParams({ country }).toString();
      const told = await call({ method: 'GET', path: `/aspsps?${query}` }, expect(wire.aspsps));
      return told.aspsps.filter(({ psu_types: types }) => types.includes('business')).map(toInstitution);
    },
    beginConsent: async ({ institution, redirectUri, state, locale }) => {
      const days = Math.min(CONSENT_DAYS, institution.consentDays);
      const started = await call(
        {
          method: 'POST',
          path: '/auth',
          json: {
            access: {
              valid_until: new Date(clock.now().getTime() + days * DAY_MS).toISOString(),
              balances: true,
              transactions: true,
            },
            aspsp: { name: institution.name, country: institution.country },
            state,
            redirect_url: redirectUri,
            psu_type: 'business',
            language: locale,
          },
        },
        expect(wire.startedAuth),
      );
      return { consentRef: null, url: forBrowsers(started.url) };
    },
    acceptConsent: async ({ code }) => {
      if (code === null) throw new ProviderError(ENABLEBANKING_PROVIDER, 'rejected', { codes: ['CONSENT_DENIED'] });
      const made = await call({ method: 'POST', path: '/sessions', json: { code } }, expect(wire.session));
      const expiresAt = new Date(made.access.valid_until);
      if (Number.isNaN(expiresAt.getTime())) {
        throw new ProviderError(ENABLEBANKING_PROVIDER, 'protocol', { codes: ['ANSWER_UNREADABLE'] });
      }
      const accounts = made.accounts.map(toGrantedAccount).filter((account) => account !== null);
      return { consentRef: made.session_id, expiresAt, accounts };
    },
    balances: async (handle) => {
      const told = await call({ method: 'GET', path: `/accounts/${encodeURIComponent(handle)}/balances` }, expect(wire.balances));
      return readAnswer(ENABLEBANKING_PROVIDER, () => toBalances(told));
    },
    transactions: async (wish) => {
      try {
        return await pages(wish);
      } catch (error) {
        // Some banks count the first day out of their period: a day less is then told.
        const refused = error instanceof ProviderError && error.codes.includes('PERIOD_REFUSED');
        if (!refused || wish.from >= wish.to) throw error;
        return pages({ ...wish, from: addDays(wish.from, 1) });
      }
    },
    revoke: (consentRef) =>
      call({ method: 'DELETE', path: `/sessions/${encodeURIComponent(consentRef)}` }, (answer) => {
        const error = answer.status === 200 ? null : failureOf(answer, clock.now());
        if (error !== null && error.kind !== 'consent_expired' && answer.status !== 404) throw error;
      }),
  };
}
