import type { z } from 'zod';

import type { BankDataAdapterDeps } from '#server/integrations/bank-data/adapter-deps.ts';
import type { BankDataPort, GrantedAccount } from '#server/integrations/bank-data/port.ts';
import { readAnswer } from '#server/integrations/bank-data/shared.ts';
import { type HttpAnswer, type HttpCall, sendHttp } from '#server/integrations/http-client.ts';
import { runOutbound } from '#server/integrations/outbound-policy.ts';
import { ProviderError } from '#server/integrations/provider-error.ts';

import { failureOf, GOCARDLESS_PROVIDER, isStaleToken, textOf } from './errors.ts';
import { toBalances, toGrantedAccount, toInstitution, toTransaction } from './map.ts';
import { tokenSource } from './tokens.ts';
import * as wire from './wire.ts';

export interface GocardlessConfig {
  readonly secretId: string;
  readonly secretKey: string;
  /** Where browsers reach the vendor's pages instead of its own host; null for the vendor itself. */
  readonly browserBaseUrl: string | null;
  /** Only the vendor's own bank for tests is offered. */
  readonly testBank: boolean;
  readonly timeoutMs: number;
}

/** Slashes at the end of paths matter. */
const BASE = 'https://bankaccountdata.gocardless.com/api/v2/';
/** We ask for as much as is useful; the bank's own limits cut it. */
const CONSENT_DAYS = 180;
const HISTORY_DAYS = 730;
const DAY_MS = 86_400_000;
/** Years of an account come in one answer: it has no pages. */
const MAX_BYTES = 40 * 1024 * 1024;

const TEST_BANK = {
  id: 'SANDBOXFINANCE_SFIN0000',
  name: 'Sandbox Finance',
  bic: 'SFIN0000',
  country: 'XX',
  historyDays: 90,
  consentDays: 90,
} as const;

type Ask = Pick<HttpCall, 'method'> & { readonly path: string; readonly json?: object };

/** GoCardless Bank Account Data. */
export function createGocardlessData(config: GocardlessConfig, { clock, policy, vaultOf }: BankDataAdapterDeps): BankDataPort {
  const tokens = tokenSource({ ...config, base: BASE }, clock, vaultOf(GOCARDLESS_PROVIDER));

  async function send({ method, path, json }: Ask, signal: AbortSignal): Promise<HttpAnswer> {
    const ask = (access: string) =>
      sendHttp(GOCARDLESS_PROVIDER, {
        method,
        url: `${BASE}${path}`,
        headers: {
          accept: 'application/json',
          authorization: `Bearer ${access}`,
          ...(json === undefined ? {} : { 'content-type': 'application/json' }),
        },
        ...(json === undefined ? {} : { body: JSON.stringify(json) }),
        signal,
        maxBytes: MAX_BYTES,
      });
    const access = await tokens.access(signal);
    const answer = await ask(access);
    return isStaleToken(answer) ? ask(await tokens.access(signal, access)) : answer;
  }

  const call = <T>(ask: Ask, read: (answer: HttpAnswer) => T): Promise<T> =>
    runOutbound(policy, GOCARDLESS_PROVIDER, async (signal) => read(await send(ask, signal)), { timeoutMs: config.timeoutMs });

  const expect =
    <S extends z.ZodType>(schema: S) =>
    (answer: HttpAnswer): z.output<S> => {
      if (answer.status !== 200 && answer.status !== 201) throw failureOf(answer, clock.now());
      return readAnswer(GOCARDLESS_PROVIDER, () => schema.parse(JSON.parse(textOf(answer))));
    };

  const forBrowsers = (link: string): string => {
    if (config.browserBaseUrl === null) return link;
    const { pathname, search } = new URL(link);
    return `${config.browserBaseUrl}${pathname}${search}`;
  };

  async function accountOf(id: string): Promise<GrantedAccount> {
    const known = await call({ method: 'GET', path: `accounts/${encodeURIComponent(id)}/` }, expect(wire.account));
    const told = await call({ method: 'GET', path: `accounts/${encodeURIComponent(id)}/details/` }, expect(wire.details));
    return toGrantedAccount(known, told);
  }

  const gone = (answer: HttpAnswer): void => {
    if (answer.status !== 200 && answer.status !== 404) throw failureOf(answer, clock.now());
  };

  return {
    vendor: 'gocardless',
    institutions: async (country) => {
      if (config.testBank) return [TEST_BANK];
      const told = await call(
        { method: 'GET', path: `institutions/?${new URLSearchParams({ country }).toString()}` },
        expect(wire.institutions),
      );
      return told.map((each) => toInstitution(country, each));
    },
    beginConsent: async ({ institution, redirectUri, state, locale }) => {
      const agreement = await call(
        {
          method: 'POST',
          path: 'agreements/enduser/',
          json: {
            institution_id: institution.id,
            max_historical_days: Math.min(HISTORY_DAYS, institution.historyDays),
            access_valid_for_days: Math.min(CONSENT_DAYS, institution.consentDays),
            access_scope: ['balances', 'details', 'transactions'],
          },
        },
        expect(wire.agreement),
      );
      const made = await call(
        {
          method: 'POST',
          path: 'requisitions/',
          json: {
            redirect: redirectUri,
            institution_id: institution.id,
            agreement: agreement.id,
            reference: state,
            user_language: locale.toUpperCase(),
          },
        },
        expect(wire.requisition),
      );
      return { consentRef: made.id, url: forBrowsers(made.link) };
    },
    acceptConsent: async ({ consentRef }) => {
      if (consentRef === null) throw new ProviderError(GOCARDLESS_PROVIDER, 'rejected', { codes: ['CONSENT_INCOMPLETE'] });
      const path = `requisitions/${encodeURIComponent(consentRef)}/`;
      const { status, accounts, agreement: agreementId } = await call({ method: 'GET', path }, expect(wire.requisition));
      if (status !== 'LN' || accounts.length === 0 || !agreementId) {
        throw new ProviderError(GOCARDLESS_PROVIDER, 'rejected', {
          codes: [status === 'RJ' ? 'CONSENT_DENIED' : 'CONSENT_INCOMPLETE', status],
        });
      }
      const agreement = await call(
        { method: 'GET', path: `agreements/enduser/${encodeURIComponent(agreementId)}/` },
        expect(wire.agreement),
      );
      const from = agreement.accepted ? Date.parse(agreement.accepted) : clock.now().getTime();
      const granted: GrantedAccount[] = [];
      // One after the other: each may cost one of the few questions that the bank answers in a day.
      for (const id of accounts) granted.push(await accountOf(id));
      return { consentRef, expiresAt: new Date(from + agreement.access_valid_for_days * DAY_MS), accounts: granted };
    },
    balances: async (handle) => {
      const told = await call({ method: 'GET', path: `accounts/${encodeURIComponent(handle)}/balances/` }, expect(wire.balances));
      return readAnswer(GOCARDLESS_PROVIDER, () => toBalances(told));
    },
    transactions: async ({ handle, from, to }) => {
      const query = new URLSearchParams({ date_from: from, date_to: to });
      const path = `accounts/${encodeURIComponent(handle)}/transactions/?${query.toString()}`;
      const told = await call({ method: 'GET', path }, expect(wire.transactions));
      return readAnswer(GOCARDLESS_PROVIDER, () => told.transactions.booked.map(toTransaction).filter((each) => each !== null));
    },
    revoke: async (consentRef) => {
      const path = `requisitions/${encodeURIComponent(consentRef)}/`;
      const found = await call({ method: 'GET', path }, (answer) =>
        answer.status === 404 ? null : expect(wire.requisition)(answer),
      );
      if (found === null) return;
      await call({ method: 'DELETE', path }, gone);
      if (found.agreement) {
        await call({ method: 'DELETE', path: `agreements/enduser/${encodeURIComponent(found.agreement)}/` }, gone);
      }
    },
  };
}
