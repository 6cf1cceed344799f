import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

import express from 'express';
import { decodeJwt, decodeProtectedHeader } from 'jose';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { MOCK_CREDENTIALS } from '#mocks/credentials.ts';
import { vendorPages } from '#mocks/kit/browser-pages.ts';
import { VENDORS } from '#mocks/registry.ts';
import type { BankDataPort, BankDataVendor, GrantedConsent } from '#server/integrations/bank-data/port.ts';
import { BANK_DATA_ADAPTERS } from '#server/integrations/bank-data/registry.ts';
import type { TokenVault } from '#server/integrations/bank-data/token-vault.ts';
import { createOutboundPolicy } from '#server/integrations/outbound-policy.ts';
import { testClock } from '#tests/kit/clock.ts';
import { mockedVendors } from '#tests/kit/mocked-vendors.ts';
import { failure } from '#tests/kit/provider-failure.ts';

const clock = testClock();
const DAY_MS = 86_400_000;
let server: Server;
let appUrl: string;
const pages = express();

beforeAll(async () => {
  server = createServer(pages).listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  appUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
const mocks = mockedVendors(['gocardless', 'enablebanking'], { clock, appUrl: () => appUrl });
beforeAll(() => {
  pages.use('/__mocks', vendorPages([VENDORS.gocardless, VENDORS.enablebanking], mocks.env));
});
afterAll(() => server.close());

/** A vault in memory that lets one renewal through at a time, as the installation's does. */
function memoryVault(): TokenVault {
  let kept: string | null = null;
  let queue: Promise<unknown> = Promise.resolve();
  return {
    read: () => Promise.resolve(kept),
    renew: (stale, make) => {
      const mine = queue.then(async () => {
        if (kept !== stale && kept !== null) return kept;
        kept = await make(kept);
        return kept;
      });
      queue = mine.catch(() => undefined);
      return mine;
    },
  };
}

function adapter(vendor: BankDataVendor, over: { readonly timeoutMs?: number } = {}, vault = memoryVault()): BankDataPort {
  const deps = { clock, policy: createOutboundPolicy({ clock, environment: 'test' }), vaultOf: () => vault };
  const base = { browserBaseUrl: `${appUrl}/__mocks/${vendor}`, timeoutMs: 5_000, ...over };
  return vendor === 'gocardless'
    ? BANK_DATA_ADAPTERS.gocardless({ ...MOCK_CREDENTIALS.gocardless, testBank: false, ...base }, deps)
    : BANK_DATA_ADAPTERS.enablebanking({ ...MOCK_CREDENTIALS.enablebanking, ...base }, deps);
}

let states = 0;
/** Walks the owner through the bank's page; the address to which the bank sends the browser back. */
async function walk(port: BankDataPort, decision: 'allow' | 'deny' = 'allow', bankName = 'Jadranska poslovna banka') {
  const institution = (await port.institutions('HR')).find(({ name }) => name === bankName);
  if (institution === undefined) throw new Error('no such bank');
  const state = `studio-sova.${(states += 1)}`;
  const redirectUri = `${appUrl}/povezivanje/banka`;
  const begun = await port.beginConsent({ institution, redirectUri, state, locale: 'hr' });
  const page = await (await fetch(begun.url)).text();
  const keys = [...page.matchAll(/name="account" value="([^"]+)"/g)].map((match) => match[1] as string);
  const hidden = [...page.matchAll(/type="hidden" name="([^"]+)" value="([^"]+)"/g)].map((m) => [m[1], m[2]] as [string, string]);
  const form = new URLSearchParams([...hidden, ...keys.map((key): [string, string] => ['account', key]), ['decision', decision]]);
  const answer = await fetch(begun.url, { method: 'POST', body: form, redirect: 'manual' });
  return { begun, state, back: new URL(answer.headers.get('location') ?? ''), link: begun.url };
}

async function granted(port: BankDataPort, bankName?: string): Promise<GrantedConsent> {
  const { begun, back } = await walk(port, 'allow', bankName);
  return port.acceptConsent({ consentRef: begun.consentRef, code: back.searchParams.get('code') });
}

const handleOf = (consent: GrantedConsent): string => consent.accounts[0]?.handle ?? '';
const lastMonth = { from: '2026-10-20', to: '2026-11-24' };

describe.each(['gocardless', 'enablebanking'] as const)('bank data of %s', (vendor) => {
  const operations = () =>
    mocks.control
      .calls({ vendor, limit: 100 })
      .map(({ operation }) => operation)
      .reverse();

  it('lists the banks of a country with what each allows', async () => {
    const banks = await adapter(vendor).institutions('HR');
    expect(banks.map(({ name }) => name)).toContain('Županijska kreditna banka');
    expect(banks.every(({ country, consentDays }) => country === 'HR' && consentDays >= 90)).toBe(true);
    expect((await adapter(vendor).institutions('SI')).map(({ name }) => name)).toEqual(['Triglav banka']);
  });

  it('sends the owner to the bank and back with the state that we gave', async () => {
    const { state, back } = await walk(adapter(vendor));
    expect(back.pathname).toBe('/povezivanje/banka');
    expect(back.searchParams.get(vendor === 'gocardless' ? 'ref' : 'state')).toBe(state);
  });

  it('gets the accounts that were picked, and until when it may read', async () => {
    const consent = await granted(adapter(vendor));
    expect(consent.expiresAt.getTime() - clock.now().getTime()).toBe(180 * DAY_MS);
    expect(consent.accounts.map(({ currency, name }) => [currency, name])).toEqual([
      ['EUR', 'Transakcijski račun'],
      ['USD', 'Devizni račun'],
      ['EUR', 'Štedni račun'],
    ]);
    expect(consent.accounts[0]?.iban).toMatch(/^HR\d{19}$/);
    expect(consent.accounts[0]?.ownerName).toBe('Studio Sova, vl. Ana Kovač');
  });

  it('does not ask a bank for a longer consent than it gives', async () => {
    const consent = await granted(adapter(vendor), 'Sjeverna štedna banka');
    expect(consent.expiresAt.getTime() - clock.now().getTime()).toBe(90 * DAY_MS);
  });

  it('learns that the owner refused', async () => {
    const port = adapter(vendor);
    const { begun, back } = await walk(port, 'deny');
    expect(back.searchParams.get('error')).toMatch(/UserCancelledSession|access_denied/);
    const answer = { consentRef: begun.consentRef, code: back.searchParams.get('code') };
    expect(await failure(port.acceptConsent(answer))).toMatchObject({ kind: 'rejected' });
  });

  it('cannot use a way through the bank twice', async () => {
    const { link } = await walk(adapter(vendor));
    expect((await fetch(link)).status).toBe(400);
  });

  it('reads booked transactions with Croatian letters, sign apart from amount, and every text', async () => {
    const port = adapter(vendor);
    const all = await port.transactions({ handle: handleOf(await granted(port)), ...lastMonth });
    expect(all.length).toBeGreaterThan(10);
    expect(all.every(({ amount, bookingDate }) => amount > 0n && bookingDate >= lastMonth.from)).toBe(true);
    expect(all.map(({ counterpartyName }) => counterpartyName).join()).toMatch(/Čvorak|Đurđa|Požega|Logistika/);
    const paid = all.find(({ remittanceInformation }) => remittanceInformation.some((text) => text.startsWith('HR01 2026-')));
    expect(paid).toMatchObject({ creditDebit: 'CRDT', currency: 'EUR', counterpartyIban: expect.stringMatching(/^HR\d{19}$/) });
    // Nothing that is only reserved, and the two equal fees of the 15th, to which the bank gives no id.
    expect(all.some(({ remittanceInformation: texts }) => texts.includes('Rezervacija'))).toBe(false);
    expect(all.filter(({ amount, transactionId }) => amount === 25n && transactionId === null)).toHaveLength(2);
  });

  it('reads a long history to its end', async () => {
    const port = adapter(vendor);
    const all = await port.transactions({ handle: handleOf(await granted(port)), from: '2026-08-27', to: '2026-11-24' });
    expect(all.length).toBeGreaterThan(40);
    expect(new Set(all.map(({ bookingDate }) => bookingDate.slice(0, 7))).size).toBe(4);
  });

  it('tells booked and available balance in cents', async () => {
    const port = adapter(vendor);
    const { booked, available, currency } = await port.balances(handleOf(await granted(port)));
    expect(currency).toBe('EUR');
    expect((booked ?? 0n) - (available ?? 0n)).toBe(320n);
  });

  it('stops at the fifth question of a day, with the code and the time of it, and goes on a day later', async () => {
    const port = adapter(vendor);
    const handle = handleOf(await granted(port));
    for (let n = 0; n < 4; n += 1) await port.balances(handle);
    const error = await failure(port.balances(handle));
    expect(error).toMatchObject({ kind: 'rate_limited', verdict: 'retry' });
    expect(error.codes[0]).toMatch(/^(BANK_)?DAILY_LIMIT$/);
    expect(error.retryAt?.getTime()).toBeGreaterThan(clock.now().getTime() + 3_600_000);
    // Another scope has its own.
    await port.transactions({ handle, ...lastMonth });
    clock.advance(DAY_MS);
    await port.balances(handle);
  });

  it('tells an expired consent from one that was taken back and from a suspended account', async () => {
    const port = adapter(vendor);
    for (const [action, code] of [
      ['consent-expires', 'CONSENT_EXPIRED'],
      ['consent-revoked', 'CONSENT_REVOKED'],
      ['account-suspended', 'ACCOUNT_SUSPENDED'],
    ] as const) {
      const handle = handleOf(await granted(port));
      await mocks.control.act(vendor, action);
      const error = await failure(port.balances(handle));
      expect([error.kind, error.codes[0]]).toEqual(['consent_expired', code]);
    }
  });

  it('sees that the time of a consent is over', async () => {
    const port = adapter(vendor);
    const handle = handleOf(await granted(port, 'Sjeverna štedna banka'));
    clock.advance(91 * DAY_MS);
    expect(await failure(port.balances(handle))).toMatchObject({
      kind: 'consent_expired',
      codes: expect.arrayContaining(['CONSENT_EXPIRED']),
    });
    clock.advance(-92 * DAY_MS);
  });

  it('gives a consent back, also one that is gone', async () => {
    const port = adapter(vendor);
    const consent = await granted(port);
    await port.revoke(consent.consentRef);
    await port.revoke(consent.consentRef);
    expect((await failure(port.balances(handleOf(consent)))).kind).toMatch(/consent_expired|rejected/);
  });

  it.each([
    ['401', 'auth'],
    ['429', 'rate_limited'],
    ['bank-limit', 'rate_limited'],
    ['http500', 'unreachable'],
    ['malformed', 'protocol'],
    ['down', 'unreachable'],
    ['answered-but-connection-lost', 'unreachable'],
  ])('is told of %s as %s', async (scenario, kind) => {
    const port = adapter(vendor);
    const handle = handleOf(await granted(port));
    mocks.control.standing(vendor, 'balances', scenario);
    const error = await failure(port.balances(handle));
    expect(error.kind).toBe(kind);
    if (kind === 'rate_limited') expect(error.retryAt?.getTime()).toBeGreaterThan(clock.now().getTime());
  });

  it('gives up on a vendor that never answers', async () => {
    const handle = handleOf(await granted(adapter(vendor)));
    const port = adapter(vendor, { timeoutMs: 300 });
    await port.institutions('HR');
    mocks.control.next(vendor, 'balances', 'hang');
    expect(await failure(port.balances(handle))).toMatchObject({ kind: 'timeout' });
  });

  it('shows our credentials to nobody but in the place for them', async () => {
    const port = adapter(vendor);
    await granted(port);
    expect(operations().length).toBeGreaterThan(2);
    for (const { path } of mocks.control.calls({ vendor })) expect(path).not.toContain('secret');
  });
});

it.each([
  ['gocardless', '403', 'auth', 'needs_user'],
  ['gocardless', 'inactive', 'rejected', 'never'],
  ['enablebanking', 'bank-error', 'unreachable', 'retry'],
] as const)('%s is told of %s as %s', async (vendor, scenario, kind, verdict) => {
  const port = adapter(vendor);
  const handle = handleOf(await granted(port));
  mocks.control.standing(vendor, 'balances', scenario);
  expect(await failure(port.balances(handle))).toMatchObject({ kind, verdict });
});

describe('tokens of GoCardless', () => {
  const operations = () =>
    mocks.control
      .calls({ vendor: 'gocardless', limit: 100 })
      .map(({ operation }) => operation)
      .reverse();

  it('are made once for questions asked at the same time, and shared by processes', async () => {
    const vault = memoryVault();
    const one = adapter('gocardless', {}, vault);
    await Promise.all([one.institutions('HR'), one.institutions('SI'), adapter('gocardless', {}, vault).institutions('DE')]);
    expect(operations().filter((name) => name === 'token.new')).toHaveLength(1);
  });

  it('are refreshed when they end, and made anew when the refresh token is dead too', async () => {
    const port = adapter('gocardless');
    await port.institutions('HR');
    clock.advance(DAY_MS);
    await port.institutions('HR');
    expect(operations()).toEqual(['token.new', 'institutions', 'token.refresh', 'institutions']);
    mocks.control.clearCalls();
    clock.advance(DAY_MS);
    mocks.control.next('gocardless', 'token.refresh', '401');
    await port.institutions('HR');
    expect(operations()).toEqual(['token.refresh', 'token.new', 'institutions']);
    mocks.control.clearCalls();
    clock.advance(31 * DAY_MS);
    await port.institutions('HR');
    expect(operations()).toEqual(['token.new', 'institutions']);
  });

  it('are refreshed once when one is refused before its time, and the question asked again', async () => {
    const port = adapter('gocardless');
    await port.institutions('HR');
    mocks.control.clearCalls();
    mocks.control.next('gocardless', 'institutions', '401');
    await port.institutions('HR');
    expect(operations()).toEqual(['institutions', 'token.refresh', 'institutions']);
  });

  it('travel as a bearer, with slashes at the end of every path', async () => {
    await granted(adapter('gocardless'));
    const calls = mocks.control.calls({ vendor: 'gocardless', limit: 100 });
    expect(calls.every(({ path }) => path.split('?')[0]?.endsWith('/'))).toBe(true);
    const agreement = calls.find(({ operation }) => operation === 'agreement.create');
    const sent = mocks.control.call(agreement?.id ?? 0);
    expect(sent?.requestHeaders['authorization']).toMatch(/^Bearer access-/);
    expect(JSON.parse(sent?.requestBody.toString('utf8') ?? '')).toEqual({
      institution_id: 'JADRANSKA_JADRHR2X',
      max_historical_days: 365,
      access_valid_for_days: 180,
      access_scope: ['balances', 'details', 'transactions'],
    });
  });

  it('wait for an account that is still being prepared', async () => {
    const port = adapter('gocardless');
    const handle = handleOf(await granted(port));
    mocks.control.next('gocardless', 'balances', 'processing');
    expect(await failure(port.balances(handle))).toMatchObject({ kind: 'rate_limited', codes: ['ACCOUNT_PROCESSING'] });
    mocks.control.next('gocardless', 'balances', '402');
    expect(await failure(port.balances(handle))).toMatchObject({ kind: 'quota' });
  });
});

describe('Enable Banking', () => {
  it('is asked with our own signed token that lives an hour', async () => {
    await adapter('enablebanking').institutions('HR');
    const [call] = mocks.control.calls({ vendor: 'enablebanking' });
    const token = (mocks.control.call(call?.id ?? 0)?.requestHeaders['authorization'] ?? '').replace('Bearer ', '');
    expect(decodeProtectedHeader(token)).toEqual({ typ: 'JWT', alg: 'RS256', kid: MOCK_CREDENTIALS.enablebanking.applicationId });
    const { iss, aud, iat = 0, exp = 0 } = decodeJwt(token);
    expect([iss, aud]).toEqual(['enablebanking.com', 'api.enablebanking.com']);
    expect(exp - iat).toBe(3600);
  });

  it('is asked for a day less when a bank does not give the first one, and no more than that', async () => {
    const port = adapter('enablebanking');
    const handle = handleOf(await granted(port, 'Sjeverna štedna banka'));
    mocks.control.clearCalls();
    mocks.control.next('enablebanking', 'transactions', 'wrong-period');
    await port.transactions({ handle, ...lastMonth });
    const paths = mocks.control.calls({ vendor: 'enablebanking' }).map(({ path }) => path);
    expect(paths.some((path) => path.includes('date_from=2026-10-21'))).toBe(true);
    mocks.control.standing('enablebanking', 'transactions', 'wrong-period');
    expect(await failure(port.transactions({ handle, ...lastMonth }))).toMatchObject({
      kind: 'rejected',
      codes: ['PERIOD_REFUSED', 'WRONG_TRANSACTIONS_PERIOD'],
    });
  });

  it('asks page after page with the key that it was given', async () => {
    const port = adapter('enablebanking');
    const handle = handleOf(await granted(port));
    mocks.control.clearCalls();
    await port.transactions({ handle, from: '2026-08-30', to: '2026-11-24' });
    const paths = mocks.control.calls({ vendor: 'enablebanking' }).map(({ path }) => path);
    expect(paths.length).toBeGreaterThan(1);
    expect(paths.filter((path) => path.includes('continuation_key='))).toHaveLength(paths.length - 1);
  });
});

/** The vendors themselves, with keys of an account of our own: banks are listed and a consent is begun, nobody's data is read. */
describe.each([
  ['gocardless', ['GOCARDLESS_SECRET_ID', 'GOCARDLESS_SECRET_KEY'], 'SANDBOXFINANCE_SFIN0000', 'XX'],
  ['enablebanking', ['ENABLEBANKING_APPLICATION_ID', 'ENABLEBANKING_PRIVATE_KEY'], 'Mock ASPSP', 'FI'],
] as const)('%s itself', (vendor, variables, testBank, country) => {
  const [id = '', secret = ''] = variables.map((name) => process.env[name]);
  const isAsked = process.env['CONTRACT_LIVE'] === '1' && id !== '' && secret !== '';

  it.skipIf(!isAsked)(`lists banks and begins a consent (CONTRACT_LIVE=1 with ${variables.join(', ')})`, async () => {
    await mocks.stop();
    const real = { now: () => new Date() };
    const policy = createOutboundPolicy({ clock: real, environment: 'sandbox' });
    const deps = { clock: real, policy, vaultOf: memoryVault };
    const live =
      vendor === 'gocardless'
        ? BANK_DATA_ADAPTERS.gocardless(
            { secretId: id, secretKey: secret, testBank: true, browserBaseUrl: null, timeoutMs: 30_000 },
            deps,
          )
        : BANK_DATA_ADAPTERS.enablebanking(
            { applicationId: id, privateKey: () => secret.replaceAll('\\n', '\n'), browserBaseUrl: null, timeoutMs: 30_000 },
            deps,
          );
    const banks = await live.institutions(country);
    const bank = banks.find((each) => each.id.includes(testBank) || each.name.includes(testBank));
    expect(bank).toBeDefined();
    const begun = await live.beginConsent({
      institution: bank!,
      redirectUri: `${process.env['APP_URL'] ?? ''}/povezivanje/banka`,
      state: `proba-${Date.now()}`,
      locale: 'hr',
    });
    expect(begun.url).toMatch(/^https:\/\//);
  });
});
