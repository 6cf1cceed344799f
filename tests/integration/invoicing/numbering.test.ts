import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';

import { invoices } from '#drizzle/schema/invoicing.ts';
import { withSystemTx } from '#server/db/system-tx.ts';
import { formatFiscalTime } from '#server/domain/fiscal/fiscal-time.ts';
import { createTestHouse, type TestCompany, type TestHouse } from '#tests/kit/house.ts';

import { addContact, issue, line, receiptOf, refusal, sequencesOf, studio } from './kit.ts';

let house: TestHouse;

beforeAll(async () => {
  house = await createTestHouse();
});
beforeEach(() => house.clock.set('2026-11-24T09:05:00.000Z'));
afterAll(() => house.close());

async function placesOf(company: TestCompany) {
  const [first] = await company.api.companies.listPremises();
  if (!first) throw new Error('no premises');
  return first;
}

/** Premises with one device, in use beside the first. */
async function addPlace(company: TestCompany, code: string) {
  const address = { street: 'Riva 1', postalCode: '21000', city: 'Split' };
  const premises = await company.api.companies.savePremises({ code, name: code, ...address });
  const device = await company.api.companies.saveDevice({ premisesId: premises.id, code: '1', name: 'Blagajna' });
  return { premisesId: premises.id, deviceId: device.id };
}

const issuedTimes = (company: TestCompany) =>
  withSystemTx(house.deps, 'test', (tx) =>
    tx
      .select({ number: invoices.number, year: invoices.year, issuedAt: invoices.issuedAt, issuedOn: invoices.issuedOn })
      .from(invoices)
      .where(eq(invoices.companyId, company.id)),
  );

describe('numbers', () => {
  it('run without a gap through all devices of a premises when the act says so, and for each premises apart', async () => {
    const company = await studio(house, { numberingPer: 'premises' });
    const first = await placesOf(company);
    const second = await company.api.companies.saveDevice({ premisesId: first.id, code: '2', name: 'Druga blagajna' });
    const split = await addPlace(company, 'ST1');
    const at = { premisesId: first.id, deviceId: second.id };
    const numbers = [];
    for (const place of [{}, at, split, at, {}, split]) numbers.push((await issue(company.api, place)).number);
    expect(numbers).toEqual(['1/P1/1', '2/P1/2', '1/ST1/1', '3/P1/2', '4/P1/1', '2/ST1/1']);
  });

  it('run for each device when the act says so', async () => {
    const company = await studio(house, { numberingPer: 'device' });
    const first = await placesOf(company);
    const second = await company.api.companies.saveDevice({ premisesId: first.id, code: '2', name: 'Druga blagajna' });
    const at = { premisesId: first.id, deviceId: second.id };
    const numbers = [];
    for (const place of [{}, at, {}, at]) numbers.push((await issue(company.api, place)).number);
    expect(numbers).toEqual(['1/P1/1', '1/P1/2', '2/P1/1', '2/P1/2']);
    expect(await receiptOf(house, company, '2/P1/2')).toMatchObject({ conflict: false, payment: 'K' });
  });

  it('share one row of sequences with references that tell premises apart', async () => {
    const company = await studio(house);
    const split = await addPlace(company, 'ST1');
    const contact = { paymentMethod: 'transfer' as const, contactId: null };
    const buyer = await addContact(house, company, { kind: 'consumer', oib: null });
    const a = await issue(company.api, { ...contact, contactId: buyer });
    const b = await issue(company.api, { ...contact, contactId: buyer, ...split });
    const references = await Promise.all(
      [a, b].map(async ({ id }) => (await company.api.invoicing.get({ id })).paymentReference?.reference),
    );
    expect(references[0]).toMatch(/^2026-1-\d$/);
    expect(references[1]).toMatch(/^2026-1-2\d$/);
  });

  it('begin again with the year of Zagreb, to the second', async () => {
    const company = await studio(house);
    house.clock.set('2026-12-31T22:59:59.999Z');
    const last = await issue(company.api);
    house.clock.set('2026-12-31T23:00:00.000Z');
    const first = await issue(company.api);
    expect([last.number, first.number]).toEqual(['1/P1/1', '1/P1/1']);
    const rows = (await issuedTimes(company)).map(({ year, issuedOn }) => ({ year, issuedOn }));
    expect(rows).toEqual(
      expect.arrayContaining([
        { year: 2026, issuedOn: '2026-12-31' },
        { year: 2027, issuedOn: '2027-01-01' },
      ]),
    );
    expect(
      (await sequencesOf(house, company)).map(({ year, last: ordinal, position }) => [year, ordinal, position]).sort(),
    ).toEqual([
      [2026, 1, 1],
      [2027, 1, 1],
    ]);
  });

  it('keep number and time together when the clock is put back', async () => {
    const company = await studio(house);
    await issue(company.api);
    house.clock.set('2026-11-24T08:30:00.000Z');
    const second = await issue(company.api);
    const { issuedAt } = await company.api.invoicing.get({ id: second.id });
    expect(second.number).toBe('2/P1/1');
    expect(issuedAt.toISOString()).toBe('2026-11-24T09:05:00.000Z');
  });

  it('refuse to go on while the clock is more than an hour behind the last document, and take no number', async () => {
    const company = await studio(house);
    await issue(company.api);
    house.clock.set('2026-11-24T08:00:00.000Z');
    const error = await refusal(issue(company.api));
    expect(error).toMatchObject({
      kind: 'invalid',
      code: 'INVOICE_INCOMPLETE',
      issues: [{ path: 'DatVrijeme', code: 'FISCAL_CHECK_177' }],
    });
    house.clock.set('2026-11-24T09:06:00.000Z');
    expect((await issue(company.api)).number).toBe('2/P1/1');
  });

  it('never go back into the old year after the new one has begun', async () => {
    const company = await studio(house);
    house.clock.set('2026-12-31T22:59:00.000Z');
    await issue(company.api);
    house.clock.set('2026-12-31T23:00:30.000Z');
    await issue(company.api);
    house.clock.set('2026-12-31T22:59:45.000Z');
    const late = await issue(company.api);
    const { issuedOn, number } = await company.api.invoicing.get({ id: late.id });
    expect([number, issuedOn]).toEqual(['2/P1/1', '2027-01-01']);
  });

  it('take the repeated hour of October by instant, not by wall clock', async () => {
    house.clock.set('2027-10-31T00:50:00.000Z');
    const company = await studio(house);
    const summer = await issue(company.api);
    house.clock.set('2027-10-31T01:10:00.000Z');
    const winter = await issue(company.api);
    const [a, b] = await Promise.all([summer, winter].map(async ({ id }) => (await company.api.invoicing.get({ id })).issuedAt));
    expect(formatFiscalTime(a!)).toBe('31.10.2027T02:50:00');
    expect(formatFiscalTime(b!)).toBe('31.10.2027T02:10:00');
    expect([summer.number, winter.number]).toEqual(['1/P1/1', '2/P1/1']);
    expect(winter.jir).not.toBeNull();
  });

  it('belong to documents alone: a draft has none, and throwing one away leaves no gap', async () => {
    const company = await studio(house);
    const draft = await company.api.invoicing.createDraft({ content: { lines: [line()], paymentMethod: 'card' } });
    expect(await sequencesOf(house, company)).toEqual([]);
    expect(JSON.stringify(await company.api.invoicing.draft({ id: draft.id }))).not.toContain('/P1/');
    await company.api.invoicing.deleteDraft({ id: draft.id });
    expect((await issue(company.api)).number).toBe('1/P1/1');
  });
});
