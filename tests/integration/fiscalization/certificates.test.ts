import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';

import { certificates } from '#drizzle/schema/fiscalization.ts';
import { issueCertificate, toP12 } from '#mocks/cis/certificates.ts';
import type { CertificateEnvironment } from '#drizzle/schema/fiscalization.ts';
import type { Deps } from '#server/context.ts';
import { withSystemTx } from '#server/db/system-tx.ts';
import { deliverDue } from '#server/modules/fiscalization/index.ts';
import {
  apiWith,
  bareCompany,
  contextIn,
  freshOib,
  issue,
  receiptOf,
  refusal,
  studio,
  submissionOf,
} from '#tests/integration/invoicing/kit.ts';
import { createTestHouse, type TestCompany, type TestHouse } from '#tests/kit/house.ts';

let house: TestHouse;

beforeAll(async () => {
  house = await createTestHouse();
});
beforeEach(() => {
  house.mocks.control.clearScenarios();
  house.clock.set('2026-11-24T09:05:00.000Z');
});
afterAll(() => house.close());

const p12Of = async (oib: string, input: { readonly daysValid?: number; readonly password?: string } = {}) => {
  const { password = 'tajna', ...options } = input;
  const file = await house.mocks.ca.issueCompanyP12({ oib, name: 'Sova', password, ...options });
  return { p12Base64: file.toString('base64'), password };
};

/** Calls of CIS about a company's receipts, newest first, as texts. */
const requests = () =>
  house.mocks.control
    .calls({ vendor: 'cis', operation: 'racuni', limit: 5 })
    .map(({ id }) => house.mocks.control.call(id)!.requestBody.toString());

async function later(invoiceId: string, deps: Deps = house.deps): Promise<void> {
  const { nextAttemptAt } = await submissionOf(house, invoiceId);
  if (nextAttemptAt > house.clock.now()) house.clock.set(nextAttemptAt);
  await deliverDue(deps);
}

/** The house as an installation that works in another environment of CIS. */
const inEnvironment = (company: TestCompany, environment: CertificateEnvironment) => {
  const { deps } = contextIn(house, company);
  return apiWith(house, company, { ...deps, installation: { ...deps.installation, fiscalization: environment } });
};

describe('adding a certificate', () => {
  it('keeps the key sealed, forgets the password, and shows neither', async () => {
    const company = await bareCompany(house);
    const { oib } = await company.api.companies.get();
    const added = await company.api.certificates.add(await p12Of(oib, { password: 'vrlo-tajna-lozinka' }));
    expect(added).toMatchObject({ environment: 'mock', oib, daysLeft: 1825 });
    const rows = await withSystemTx(house.deps, 'test', (tx) => tx.select().from(certificates));
    const row = rows.find(({ id }) => id === added.id)!;
    const everything =
      [row.privateKeySealed, row.certificateDer].map((bytes) => Buffer.from(bytes).toString('latin1')).join() +
      JSON.stringify(row);
    expect(everything).not.toContain('vrlo-tajna-lozinka');
    const opened = house.deps.sealer.open(row.privateKeySealed, `certificate:${company.id}:${added.id}`);
    expect(Buffer.from(row.privateKeySealed).includes(Buffer.from(opened).subarray(40, 200))).toBe(false);
    expect(() => house.deps.sealer.open(row.privateKeySealed, `certificate:${company.id}:${company.id}`)).toThrow();
    expect(JSON.stringify(await company.api.certificates.list())).not.toMatch(/private|sealed|der/i);
  });

  it('refuses one that is not valid yet, says from when it is, and takes it then', async () => {
    const company = await bareCompany(house);
    const { oib } = await company.api.companies.get();
    const { clock } = house.mocks.control;
    clock.setOffsetMs(60 * 86_400_000);
    const early = await p12Of(oib).finally(() => clock.setOffsetMs(0));
    const refused = await refusal(company.api.certificates.add(early));
    expect(refused).toMatchObject({ kind: 'invalid', code: 'CERTIFICATE_NOT_YET_VALID' });
    expect((await company.api.certificates.list()).items).toEqual([]);
    const now = house.clock.now();
    house.clock.set(new Date(String(refused.params['from'])));
    expect(await company.api.certificates.add(early)).toMatchObject({ oib });
    house.clock.set(now);
  });

  it('refuses what could only fail at CIS later', async () => {
    const company = await bareCompany(house);
    const { oib } = await company.api.companies.get();
    const add = async (input: { readonly p12Base64: string; readonly password: string }) =>
      (await refusal(company.api.certificates.add(input))).code;
    const good = await p12Of(oib);
    expect(await add(await p12Of(freshOib()))).toBe('CERTIFICATE_OTHER_OIB');
    expect(await add(await p12Of(oib, { daysValid: -1 }))).toBe('CERTIFICATE_EXPIRED_FILE');
    expect(await add({ ...good, password: 'kriva' })).toBe('CERTIFICATE_WRONG_PASSWORD');
    expect(await add({ p12Base64: Buffer.from('nije P12').toString('base64'), password: '' })).toBe('CERTIFICATE_UNSUPPORTED');
    expect(
      await add({ p12Base64: Buffer.from(good.p12Base64, 'base64').subarray(0, 900).toString('base64'), password: 'tajna' }),
    ).toBe('CERTIFICATE_UNSUPPORTED');
    await company.api.certificates.add(good);
    expect(await add(good)).toBe('CERTIFICATE_KNOWN');
    expect((await company.api.certificates.list()).items).toHaveLength(1);
  });

  it('never mixes simulation, test and production', async () => {
    const company = await bareCompany(house);
    const { oib } = await company.api.companies.get();
    const subject = { country: 'HR', organization: `SOVA HR${oib}`, commonName: 'FISKAL 1' };
    const from = async (commonName: string) => {
      const days = { notBefore: new Date('2026-01-01T00:00:00Z'), notAfter: new Date('2028-01-01T00:00:00Z') };
      const ca = await issueCertificate({
        subject: { country: 'HR', organization: 'Financijska agencija', commonName },
        isCa: true,
        ...days,
      });
      const file = toP12(await issueCertificate({ subject, issuer: ca, ...days }), ca.certPem, 'tajna');
      return { p12Base64: file.toString('base64'), password: 'tajna' };
    };
    const [demo, production, simulated] = [await from('Fina Demo CA 2020'), await from('Fina RDC 2020'), await p12Of(oib)];
    const codeIn = async (environment: CertificateEnvironment, file: typeof demo) =>
      (await refusal(inEnvironment(company, environment).certificates.add(file))).code;
    expect(await codeIn('live', demo)).toBe('CERTIFICATE_DEMO_IN_LIVE');
    expect(await codeIn('live', simulated)).toBe('CERTIFICATE_DEMO_IN_LIVE');
    expect(await codeIn('sandbox', production)).toBe('CERTIFICATE_LIVE_IN_DEMO');
    expect(await codeIn('mock', demo)).toBe('CERTIFICATE_NOT_FROM_MOCK');
    expect(await refusal(inEnvironment(company, 'sandbox').certificates.addMock())).toMatchObject({
      code: 'CERTIFICATE_MOCK_ONLY',
    });
    expect((await inEnvironment(company, 'sandbox').certificates.add(demo)).environment).toBe('sandbox');
    expect(await refusal(issue(company.api))).toMatchObject({ code: 'CERTIFICATE_REQUIRED' });
  });
});

describe('a certificate that changes while a receipt waits', () => {
  it('after a renewal the new one signs the message, and the ZKI of the old one stays', async () => {
    const company = await studio(house);
    house.mocks.control.next('cis', 'racuni', 's002');
    const { id, zki, number } = await issue(company.api);
    const old = await submissionOf(house, id);
    expect(old).toMatchObject({ status: 'stopped', lastErrorCodes: ['s002'] });
    house.clock.advance(60_000);
    const renewed = await company.api.certificates.addMock();
    // The revoked one is still in the list: a person who added another does not expect it to be used.
    expect((await company.api.invoicing.fiscalizeAgain({ id })).jir).not.toBeNull();
    expect(requests()[0]).toContain(`<X509SerialNumber>${renewed.serialNumber}</X509SerialNumber>`);
    expect(await submissionOf(house, id)).toMatchObject({
      zki,
      zkiCertificateSerial: old.zkiCertificateSerial,
      status: 'fiscalized',
    });
    expect((await receiptOf(house, company, number))!.received).toMatchObject([{ zki }]);
    expect(old.zkiCertificateSerial).not.toBe(renewed.serialNumber);
  });

  it('without one the receipt stops and says so, and goes on when there is one again', async () => {
    const company = await studio(house);
    const { items } = await company.api.certificates.list();
    house.mocks.control.next('cis', 'racuni', 'down');
    const { id, zki } = await issue(company.api);
    await company.api.certificates.remove({ id: items[0]!.id });
    expect((await company.api.certificates.list()).items).toEqual([]);
    const before = requests().length;
    await later(id);
    expect(requests()).toHaveLength(before);
    expect(await submissionOf(house, id)).toMatchObject({
      status: 'stopped',
      lastErrorKind: 'auth',
      lastErrorCodes: ['CERTIFICATE_EXPIRED'],
      claimId: null,
    });
    expect((await company.api.invoicing.get({ id })).status).toBe('fiscalization_stopped');
    await company.api.certificates.addMock();
    expect((await submissionOf(house, id)).status).toBe('pending');
    await deliverDue(house.deps);
    expect(await submissionOf(house, id)).toMatchObject({ status: 'fiscalized', zki });
    expect(await refusal(company.api.certificates.remove({ id: items[0]!.id }))).toMatchObject({ code: 'CERTIFICATE_NOT_FOUND' });
  });

  it('one that has run out is the same as none', async () => {
    const company = await bareCompany(house);
    const { oib } = await company.api.companies.get();
    const { notAfter } = await company.api.certificates.add(await p12Of(oib, { daysValid: 1 }));
    house.mocks.control.next('cis', 'racuni', 'down');
    const { id } = await issue(company.api);
    house.clock.set(notAfter);
    await deliverDue(house.deps);
    expect(await submissionOf(house, id)).toMatchObject({ status: 'stopped', lastErrorCodes: ['CERTIFICATE_EXPIRED'] });
  });
});

describe('a receipt of another environment', () => {
  it('waits, and never reaches the service of the one that the installation now works in', async () => {
    const company = await studio(house);
    house.mocks.control.next('cis', 'racuni', 'down');
    const { id } = await issue(company.api);
    const calls = requests().length;
    const sandbox: Deps = { ...house.deps, installation: { ...house.deps.installation, fiscalization: 'sandbox' } };
    await later(id, sandbox);
    expect(await inEnvironment(company, 'sandbox').invoicing.fiscalizeAgain({ id })).toEqual({ jir: null });
    expect(requests()).toHaveLength(calls);
    expect(await submissionOf(house, id)).toMatchObject({ status: 'pending', attempts: 1 });
    await later(id, { ...house.deps, installation: { ...house.deps.installation, fiscalization: null } });
    expect(requests()).toHaveLength(calls);
    await later(id);
    expect((await submissionOf(house, id)).status).toBe('fiscalized');
  });
});
