import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';

import { deliverDue, watchCertificates, watchReceipts } from '#server/modules/fiscalization/index.ts';
import { addMember } from '#tests/integration/companies/kit.ts';
import { bareCompany, issue, studio, submissionOf } from '#tests/integration/invoicing/kit.ts';
import { createTestHouse, type TestCompany, type TestHouse } from '#tests/kit/house.ts';

let house: TestHouse;
let sova: TestCompany;
let owner: string;
let admin: string;

const DAY_MS = 86_400_000;

beforeAll(async () => {
  house = await createTestHouse({ env: { STRIPE_MODE: 'off' } });
});
beforeEach(async () => {
  house.clock.set('2026-12-01T09:00:00Z');
  house.mocks.control.clearScenarios();
  sova = await bareCompany(house);
  const [boss, other] = [await house.person({ name: 'Iva Lovrić' }), await house.person({ name: 'Luka Barić' })];
  await addMember(house, sova.id, boss, 'admin');
  await addMember(house, sova.id, other, 'member');
  [owner, admin] = [sova.owner.session.email, boss.session.email];
});
afterAll(() => house.close());

const addCertificate = async (daysValid: number) => {
  const { oib } = await sova.api.companies.get();
  const file = await house.mocks.ca.issueCompanyP12({ oib, name: 'Sova', password: 'tajna', daysValid });
  return sova.api.certificates.add({ p12Base64: file.toString('base64'), password: 'tajna' });
};

/** Subjects of the mail that came to the owner's and the administrator's address since, the company's name left out. */
function mailSince(seen: number) {
  const told = house.mocks.control.outbox().slice(seen);
  const mine = told.filter(({ to }) => to.includes(owner) || to.includes(admin));
  return mine.map(({ to, subject }) => [to[0] === owner ? 'owner' : 'admin', subject.split(' – ')[0]]);
}

/** Two processes look at the same time. */
async function look(job: typeof watchCertificates) {
  const seen = house.mocks.control.outbox().length;
  await Promise.all([job.handle(house.deps, {}), job.handle(house.deps, {})]);
  await house.drain();
  const mail = mailSince(seen);
  expect(house.mocks.control.outbox().slice(seen)).toHaveLength(mail.length);
  return mail;
}

describe('a certificate that ends', () => {
  it('is told 60, 30, 14, 7 and 1 days ahead, to owners and administrators, each mark once', async () => {
    const { notAfter } = await addCertificate(100);
    const told: unknown[] = [];
    for (const days of [61, 60, 45, 30, 14, 8, 7, 1, 0, -1]) {
      house.clock.set(new Date(notAfter.getTime() - days * DAY_MS));
      const mail = [...(await look(watchCertificates)), ...(await look(watchCertificates))];
      if (mail.length > 0) told.push([days, ...mail]);
    }
    const mark = (days: number, text: string) => [
      days,
      ['owner', `Certifikat za fiskalizaciju istječe za ${text}`],
      ['admin', `Certifikat za fiskalizaciju istječe za ${text}`],
    ];
    expect(told).toEqual([mark(60, '60 dana'), mark(30, '30 dana'), mark(14, '14 dana'), mark(7, '7 dana'), mark(1, '1 dan')]);
  });

  it('is told to the others when the vendor refuses one address', async () => {
    const { notAfter } = await addCertificate(100);
    house.clock.set(new Date(notAfter.getTime() - 60 * DAY_MS));
    house.mocks.control.next('resend', 'emails.send', 'domain-not-verified');
    expect((await look(watchCertificates)).map(([who]) => who)).toEqual(['admin']);
  });

  it('is not told when another one follows, and what waits is signed by that one with its ZKI kept', async () => {
    await addCertificate(20);
    house.mocks.control.next('cis', 'racuni', 'down');
    const { id, zki } = await issue(sova.api);
    const next = await addCertificate(400);
    expect(await look(watchCertificates)).toEqual([]);
    expect((await sova.api.overview.get()).attention.map(({ kind }) => kind)).not.toContain('certificate_expiring');
    house.clock.advance(60_000);
    await deliverDue(house.deps);
    const done = await submissionOf(house, id);
    expect(done).toMatchObject({ status: 'fiscalized', zki });
    expect(done.zkiCertificateSerial).not.toBe(next.serialNumber);
    const [call] = house.mocks.control.calls({ vendor: 'cis', operation: 'racuni', limit: 1 });
    expect(house.mocks.control.call(call!.id)!.requestBody.toString()).toContain(
      `<X509SerialNumber>${next.serialNumber}</X509SerialNumber>`,
    );
  });
});

describe('receipts without a JIR', () => {
  const waiting = async () => {
    const [item] = (await sova.api.overview.get()).attention;
    return [item?.kind, item?.severity, item?.reason];
  };

  it('are told at half of their time and when its last quarter begins, together and once', async () => {
    await sova.api.certificates.addMock();
    house.mocks.control.standing('cis', 'racuni', 'down');
    await issue(sova.api);
    house.clock.set('2026-12-01T17:00:00Z');
    await issue(sova.api);
    // Of 62 hours to Thursday midnight half are over on Wednesday at 17:00.
    house.clock.set('2026-12-02T15:59:00Z');
    expect(await look(watchReceipts)).toEqual([]);
    expect(await waiting()).toEqual(['awaiting_jir', 'warn', null]);
    house.clock.set('2026-12-02T16:00:00Z');
    const half = '2 računa bez JIR-a: prošla je polovica roka';
    expect(await look(watchReceipts)).toEqual([
      ['owner', half],
      ['admin', half],
    ]);
    expect(await look(watchReceipts)).toEqual([]);
    expect(await waiting()).toEqual(['awaiting_jir', 'warn', 'half']);
    house.clock.set('2026-12-03T07:30:00Z');
    const quarter = '2 računa bez JIR-a: ostala je zadnja četvrtina roka';
    expect(await look(watchReceipts)).toEqual([
      ['owner', quarter],
      ['admin', quarter],
    ]);
    expect(await look(watchReceipts)).toEqual([]);
    expect(await waiting()).toEqual(['awaiting_jir', 'err', 'quarter']);
  });

  it('are told of as late when nobody looked in time, and not at all once they have their JIR', async () => {
    const other = await studio(house);
    await sova.api.certificates.addMock();
    house.mocks.control.next('cis', 'racuni', 's004');
    await issue(sova.api);
    house.mocks.control.next('cis', 'racuni', 'down');
    const { id } = await issue(other.api);
    house.clock.set('2026-12-03T07:30:00Z');
    await other.api.invoicing.fiscalizeAgain({ id });
    house.clock.set('2026-12-06T12:00:00Z');
    const late = '1 račun bez JIR-a: rok je prošao';
    expect(await look(watchReceipts)).toEqual([
      ['owner', late],
      ['admin', late],
    ]);
    const text = house.mocks.control.outbox().at(-1)?.text ?? '';
    expect(text).toContain('1 račun treba vašu radnju');
    expect(text).toContain('3. 12. 2026. u 23:59');
    expect(await waiting()).toEqual(['fiscalization_stopped', 'err', 'quarter']);
  });
});
