import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { users } from '#drizzle/schema/identity.ts';
import { withSystemTx } from '#server/db/system-tx.ts';
import { grantSystemAdministrator } from '#server/modules/identity/index.ts';
import { createCaller } from '#server/trpc/caller.ts';
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
  /** Somebody who looks after the installation and belongs to no company. */
  const administrator = async () => {
    const { session } = await house.person();
    const granted = { ...session, isSystemAdministrator: true };
    return createCaller({ ...house.context(granted), session: granted, company: null }).installation;
  };

  it('are not there for visitors, nor for owners of companies, and nothing is called for them', async () => {
    house.mocks.control.clearCalls();
    const refused = [
      [house.visitor, 'IDENTITY_LOGIN_REQUIRED'],
      [owner.api, 'PAGE_NOT_FOUND'],
      [company.api, 'PAGE_NOT_FOUND'],
    ] as const;
    for (const [{ installation }, code] of refused) {
      await expect(installation.links()).rejects.toMatchObject({ cause: { code } });
      await expect(installation.checkLink({ provider: 'hnb' })).rejects.toMatchObject({ cause: { code } });
    }
    expect(house.mocks.control.calls({})).toEqual([]);
  });

  it('are all there for a system administrator, each with its way, its hosts and how it went', async () => {
    const installation = await administrator();
    const links = await installation.links();
    expect(links.map(({ provider }) => provider).sort()).toEqual(Object.keys(house.deps.installation.modes).sort());
    expect(links.every(({ mode, hosts }) => mode === 'mock' && hosts.length > 0)).toBe(true);
    expect(await installation.checkLink({ provider: 'hnb' })).toMatchObject({ provider: 'hnb', good: true, failure: null });
    const hnb = (await installation.links()).find(({ provider }) => provider === 'hnb');
    expect(hnb).toMatchObject({ state: 'ok', hosts: ['api.hnb.hr:443'], lastSuccessAt: house.clock.now() });
    expect(hnb?.p95Ms).toBeGreaterThanOrEqual(0);
    await expect(installation.checkLink({ provider: 'telex' })).rejects.toMatchObject({ cause: { code: 'LINK_UNKNOWN' } });
  });

  it('tell an administrator nothing of companies', async () => {
    await company.api.parties.save({ kind: 'consumer', name: 'Tajni Kupac', email: 'tajni.kupac@example.hr' });
    const told = JSON.stringify(await (await administrator()).links());
    for (const secret of [company.slug, company.id, '69435151530', 'Sova', 'Tajni']) expect(told).not.toContain(secret);
  });

  it('that are switched off are named as such, and checking them is refused', async () => {
    const small = await createTestHouse({ env: { SUDREG_MODE: 'off' } });
    try {
      const { session } = await small.person();
      const granted = { ...session, isSystemAdministrator: true };
      const { installation } = createCaller({ ...small.context(granted), session: granted, company: null });
      expect((await installation.links()).find(({ provider }) => provider === 'sudreg')).toMatchObject({
        mode: 'off',
        state: 'off',
        calls: 0,
      });
      await expect(installation.checkLink({ provider: 'sudreg' })).rejects.toThrow();
    } finally {
      await small.close();
    }
  });

  it('end with the right to see them', async () => {
    const person = await house.person();
    const flagOf = async () => {
      const [row] = await withSystemTx(house.deps, 'test', (tx) =>
        tx.select({ flag: users.isSystemAdministrator }).from(users).where(eq(users.id, person.session.userId)),
      );
      return row?.flag;
    };
    await grantSystemAdministrator(house.deps, person.session.email, true);
    expect(await flagOf()).toBe(true);
    await grantSystemAdministrator(house.deps, person.session.email, false);
    expect(await flagOf()).toBe(false);
    await expect(person.api.installation.links()).rejects.toMatchObject({ cause: { code: 'PAGE_NOT_FOUND' } });
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
