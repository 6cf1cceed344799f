import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { users } from '#drizzle/schema/identity.ts';
import { withSystemTx } from '#server/db/system-tx.ts';
import { createTestHouse, type TestCompany, type TestHouse, type TestPerson } from '#tests/kit/house.ts';

let house: TestHouse;
let owner: TestPerson;
let company: TestCompany;

beforeAll(async () => {
  house = await createTestHouse();
  owner = await house.person();
  company = await house.company(owner);
});
afterAll(() => house.close());

const linkOf = async (provider: string) => {
  const { links } = await company.api.links.list();
  const link = links.find((one) => one.provider === provider);
  if (link === undefined) throw new Error(`no link ${provider}`);
  return link;
};

describe('links of a company', () => {
  it('are quiet before anything is called, and work after a good call', async () => {
    expect(await linkOf('hnb')).toMatchObject({ state: 'quiet', mode: 'mock', calls: 0, p95Ms: null, hosts: ['api.hnb.hr:443'] });
    expect(await company.api.links.check({ provider: 'hnb' })).toMatchObject({ provider: 'hnb', good: true, failure: null });
    expect(await linkOf('hnb')).toMatchObject({
      state: 'ok',
      calls: 1,
      failed: 0,
      lastSuccessAt: house.clock.now(),
      lastFailure: null,
    });
  });

  it('tell of a failure with its kind, and of the rest after several in a row', async () => {
    house.mocks.control.standing('sudreg', '*', 'down');
    expect(await company.api.links.check({ provider: 'sudreg' })).toMatchObject({ good: false, failure: 'unreachable' });
    expect(await linkOf('sudreg')).toMatchObject({ state: 'failing', lastFailure: 'unreachable', failed: 1 });
    for (let count = 0; count < 4; count += 1) await company.api.links.check({ provider: 'sudreg' });
    const resting = await linkOf('sudreg');
    expect(resting).toMatchObject({ state: 'resting', calls: 5, failed: 5 });
    expect(resting.restingUntil?.getTime()).toBeGreaterThan(house.clock.now().getTime());
    // While nobody is called there, nothing is counted either.
    await company.api.links.check({ provider: 'sudreg' });
    expect(await linkOf('sudreg')).toMatchObject({ calls: 5 });

    house.mocks.control.clearScenarios('sudreg');
    house.clock.advance(31_000);
    expect(await company.api.links.check({ provider: 'sudreg' })).toMatchObject({ good: true });
    expect(await linkOf('sudreg')).toMatchObject({ state: 'ok', calls: 6, failed: 5, restingUntil: null });
  });

  it('count only the last 24 hours', async () => {
    await company.api.links.check({ provider: 'hnb' });
    house.clock.advance(25 * 60 * 60_000);
    expect(await linkOf('hnb')).toMatchObject({ state: 'ok', calls: 0, p50Ms: null });
  });

  it('show the certificate of the company with its end', async () => {
    await company.api.certificates.addMock();
    const { oib } = await company.api.companies.get();
    const { terms } = await company.api.links.list();
    expect(terms).toEqual([
      expect.objectContaining({ provider: 'cis', kind: 'certificate', oib, state: 'ok', href: 'postavke/certifikat' }),
    ]);
    expect(terms[0]?.until?.getTime()).toBeGreaterThan(house.clock.now().getTime());
  });

  it('refuse a service that there is not', async () => {
    await expect(company.api.links.check({ provider: 'telex' })).rejects.toMatchObject({ cause: { code: 'LINK_UNKNOWN' } });
  });

  it.each(['cis', 'r2', 'resend', 'hnb', 'vies', 'sudreg', 'stripe', 'gocardless', 'enablebanking', 'google', 'microsoft'])(
    'can be checked without harm: %s',
    async (provider) => {
      expect(await company.api.links.check({ provider })).toMatchObject({ provider, good: true });
    },
  );
  it.each(['moj_eracun', 'eposlovanje', 'ie_racuni', 'openai', 'sentry', 'posthog'])(
    'can be found there without any account: %s',
    async (provider) => {
      expect(await company.api.links.check({ provider })).toMatchObject({ provider, good: true });
    },
  );
});

describe('links of the installation', () => {
  it('are there for its system administrator alone', async () => {
    await expect(owner.api.installation.links()).rejects.toMatchObject({ cause: { code: 'PAGE_NOT_FOUND' } });
    await withSystemTx(house.deps, 'an administrator', (tx) => tx.update(users).set({ isSystemAdministrator: true }));
    const administrator = { ...owner.session, isSystemAdministrator: true };
    const { createCaller } = await import('#server/trpc/caller.ts');
    const api = createCaller({ ...house.context(administrator), session: administrator, company: null });
    const links = await api.installation.links();
    expect(links.map(({ provider }) => provider)).toContain('stripe');
    expect(await api.installation.checkLink({ provider: 'hnb' })).toMatchObject({ good: true });
  });

  it('name to every visitor who receives data, in the visitor’s language', async () => {
    const receivers = await house.visitor.installation.dataReceivers();
    expect(receivers).toContainEqual(
      expect.objectContaining({
        service: 'Cloudflare R2',
        legalName: 'Cloudflare, Inc.',
        region: 'Europska unija',
        role: 'subprocessor',
      }),
    );
    expect(receivers.length).toBe(house.deps.links.services.length);
  });
});
