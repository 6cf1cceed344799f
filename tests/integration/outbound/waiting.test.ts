import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';

import type { ProviderId } from '#server/env/index.ts';
import { agree, connect, JADRANSKA } from '#tests/integration/banking/owner.ts';
import { connected, invoiceToBusiness } from '#tests/integration/einvoice/kit.ts';
import { agree as agreeAtMailVendor } from '#tests/integration/mailbox/owner.ts';
import { createTestHouse, type TestCompany, type TestHouse } from '#tests/kit/house.ts';

/** What a person may be kept waiting, with room for a busy machine; vendors themselves are given up to a minute and a half. */
const PATIENCE_MS = 10_000;

let house: TestHouse;
let company: TestCompany;
beforeAll(async () => {
  house = await createTestHouse();
});
afterAll(() => house.close());
beforeEach(async () => {
  house.mocks.control.clearScenarios();
  company = await house.company(await house.person());
});

const hang = (provider: ProviderId) => house.mocks.control.standing(provider, '*', 'hang');

/** How the work ended, and that it ended while a person still waits. */
async function ended<T>(work: () => Promise<T>): Promise<T | Error> {
  const started = performance.now();
  const outcome = await work().catch((error: unknown) => error as Error);
  expect(performance.now() - started).toBeLessThan(PATIENCE_MS);
  return outcome;
}

describe('whoever comes back from a bank that hangs', () => {
  it('does not wait for it: the consent is kept, and completed once the bank answers', async () => {
    const { url } = await company.api.banking.beginConsent(JADRANSKA);
    const answer = agree(house, url);
    hang('gocardless');
    expect(await ended(() => company.api.banking.completeConsent(answer))).toMatchObject({
      institution: 'Jadranska poslovna banka',
    });
    const { connections, consents } = await company.api.banking.overview();
    expect([connections, consents.map(({ failure }) => failure)]).toEqual([[], [null]]);
    house.mocks.control.clearScenarios();
    await house.drain();
    expect((await company.api.banking.overview()).connections.map(({ accounts }) => accounts.length)).toEqual([3]);
  });

  it('may press the button for new transactions and goes on working', async () => {
    await connect(house, company);
    const [account] = (await company.api.banking.overview()).connections.flatMap(({ accounts }) => accounts);
    hang('gocardless');
    expect(await ended(() => company.api.banking.syncNow({ id: account?.id ?? '' }))).toEqual({ added: 0, finished: false });
  });
});

describe('whoever comes back from a mail provider that hangs', () => {
  it.each(['google', 'microsoft'] as const)('%s: does not wait for it', async (vendor) => {
    const { url } = await company.api.mailbox.beginConsent({ vendor });
    const answer = agreeAtMailVendor(house, vendor, url);
    hang(vendor);
    expect(await ended(() => company.api.mailbox.completeConsent(answer))).toHaveProperty('id');
    const { mailboxes, consents } = await company.api.mailbox.list();
    expect([mailboxes, consents.map(({ failure }) => failure)]).toEqual([[], [null]]);
    house.mocks.control.clearScenarios();
    await house.drain();
    expect((await company.api.mailbox.list()).mailboxes.map(({ state }) => state)).toEqual(['new']);
  });
});

const timedOut = (provider: ProviderId) => ({ message: 'PROVIDER_TIMEOUT', cause: { params: { provider } } });

interface Asked {
  readonly what: string;
  readonly provider: ProviderId;
  /** How it ends; the vendor's silence by default. */
  readonly ends?: object;
  /** What has to be there while the vendor still answers; gives back what is asked once it hangs. */
  readonly prepare: () => Promise<() => Promise<unknown>>;
}

const ASKED: readonly Asked[] = [
  {
    what: 'the data of a company',
    provider: 'sudreg',
    prepare: async () => () => company.api.parties.lookUpCompany({ oib: '12345678903' }),
  },
  {
    what: 'whether a VAT number is valid',
    provider: 'vies',
    prepare: async () => {
      const buyer = {
        kind: 'business',
        name: 'Čebelica',
        vatId: 'SI12345679',
        country: 'SI',
        street: 'Cesta 1',
        city: 'Ljubljana',
      } as const;
      const { id } = await company.api.parties.save(buyer);
      return () => company.api.parties.checkVatId({ id });
    },
  },
  {
    what: 'whether a buyer can take an eRačun',
    provider: 'moj_eracun',
    prepare: async () => {
      const firm = await connected(house, 'moj_eracun');
      const { id } = await invoiceToBusiness(house, firm);
      return () => firm.api.einvoice.canBuyerReceive({ id });
    },
  },
  {
    what: 'a file that was sent to the store',
    provider: 'r2',
    prepare: async () => {
      const { id } = await company.api.documents.beginUpload({
        filename: 'racun.pdf',
        contentType: 'application/pdf',
        bytes: 10,
      });
      return () => company.api.documents.finishUpload({ id });
    },
  },
  {
    what: 'the mail service itself',
    provider: 'resend',
    ends: { good: false, failure: 'timeout' },
    prepare: async () => () => company.api.links.check({ provider: 'resend' }),
  },
  {
    what: 'exchange rates',
    provider: 'hnb',
    prepare: async () => () => company.api.exchangeRates.list({ on: '2026-11-20' }),
  },
  {
    what: 'a subscription',
    provider: 'stripe',
    prepare: async () => () => company.api.billing.beginCheckout({ plan: 'pro', interval: 'year' }),
  },
  {
    what: 'a bank',
    provider: 'gocardless',
    prepare: async () => () => company.api.banking.beginConsent(JADRANSKA),
  },
];

describe('whoever asks a vendor that hangs', () => {
  it('is told so while still waiting', async () => {
    const prepared: (() => Promise<readonly [string, unknown]>)[] = [];
    for (const { what, provider, prepare } of ASKED) {
      const ask = await prepare();
      prepared.push(async () => {
        hang(provider);
        return [what, await ended(ask)];
      });
    }
    // All at once: each waits for as long as the next.
    const outcomes = Object.fromEntries(await Promise.all(prepared.map((ask) => ask())));
    const expected = ASKED.map(({ what, provider, ends = timedOut(provider) }) => [what, ends]);
    expect(outcomes).toMatchObject(Object.fromEntries(expected));
  });
});
