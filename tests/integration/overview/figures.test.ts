import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { createTestHouse, type TestCompany, type TestHouse } from '#tests/kit/house.ts';

import { sell } from './sell.ts';

let house: TestHouse;

beforeAll(async () => {
  house = await createTestHouse();
});
afterAll(() => house.close());

async function company(name: string, input: Parameters<TestHouse['company']>[1] = {}): Promise<TestCompany> {
  const made = await house.company(await house.person(), { name, ...input });
  await made.api.certificates.addMock();
  return made;
}

describe('the figures of the start page', () => {
  it('are open until money comes, part by part', async () => {
    house.clock.set('2026-11-24T09:00:00Z');
    const sova = await company('Otvoreno');
    const { id } = await sell(sova, { price: '1250.00', dueOn: '2026-12-09' });
    await sell(sova, { price: '640.00', dueOn: '2026-12-09' });
    expect(await sova.api.overview.get()).toMatchObject({
      month: '2026-11',
      open: { amount: '1890.00', count: 2 },
      overdue: { amount: '0.00', count: 0 },
    });

    const { paymentId } = await sova.api.invoicing.recordPayment({
      id,
      amount: '250.50',
      paidOn: '2026-11-24',
      method: 'transfer',
      note: '',
    });
    expect(await sova.api.overview.get()).toMatchObject({
      open: { amount: '1639.50', count: 2 },
      collected: { amount: '250.50' },
    });

    await sova.api.invoicing.recordPayment({ id, amount: '999.50', paidOn: '2026-11-24', method: 'transfer', note: '' });
    expect(await sova.api.overview.get()).toMatchObject({
      open: { amount: '640.00', count: 1 },
      collected: { amount: '1250.00' },
    });

    await sova.api.invoicing.voidPayment({ id, paymentId });
    expect(await sova.api.overview.get()).toMatchObject({
      open: { amount: '890.50', count: 2 },
      collected: { amount: '999.50' },
    });
  });

  it('leave a cancelled document out, and give back what was paid for it at the till', async () => {
    const sova = await company('Storno');
    const till = await sell(sova, { price: '300.00', method: 'cash' });
    const unpaid = await sell(sova, { price: '700.00' });
    await sell(sova, { price: '100.00', method: 'card' });
    expect(await sova.api.overview.get()).toMatchObject({
      collected: { amount: '400.00' },
      open: { amount: '700.00', count: 1 },
    });

    await sova.api.invoicing.cancel({ id: till.id, reason: '' });
    await sova.api.invoicing.cancel({ id: unpaid.id, reason: '' });
    const overview = await sova.api.overview.get();
    expect(overview).toMatchObject({
      collected: { amount: '100.00' },
      open: { amount: '0.00', count: 0 },
      threshold: { used: '100.00' },
    });
    expect(overview.months.at(-1)).toEqual({ month: '2026-11', issued: '100.00', collected: '100.00' });
    expect(overview.recent.map(({ status }) => status).sort()).toEqual(['cancelled', 'cancelled', 'paid', 'storno', 'storno']);
  });

  it('count a document as late from the day after its due date, by the calendar of Zagreb', async () => {
    const sova = await company('Dospijeće');
    await sell(sova, { price: '1980.00', dueOn: '2026-11-30' });
    house.clock.set('2026-11-30T22:59:59Z');
    expect(await sova.api.overview.get()).toMatchObject({ overdue: { amount: '0.00', count: 0 } });
    house.clock.set('2026-11-30T23:00:00Z');
    const overview = await sova.api.overview.get();
    expect(overview).toMatchObject({ month: '2026-12', overdue: { amount: '1980.00', count: 1 } });
    expect(overview.attention).toContainEqual(
      expect.objectContaining({ kind: 'overdue', count: 1, amount: '1980.00', days: 1, href: 'racuni?prikaz=overdue' }),
    );
  });

  it('compare a month just begun with the same days of the one before', async () => {
    house.clock.set('2026-12-05T10:00:00Z');
    const sova = await company('Usporedba');
    const { id } = await sell(sova, { price: '1000.00' });
    for (const [paidOn, amount] of [
      ['2026-11-02', '200.00'],
      ['2026-11-28', '500.00'],
      ['2026-12-03', '250.00'],
    ] as const) {
      await sova.api.invoicing.recordPayment({ id, amount, paidOn, method: 'transfer', note: '' });
    }
    const overview = await sova.api.overview.get();
    expect(overview.collected).toEqual({ amount: '250.00', previous: '200.00', changePercent: 25 });
    expect(overview.months.slice(-2)).toEqual([
      { month: '2026-11', issued: '0.00', collected: '700.00' },
      { month: '2026-12', issued: '1000.00', collected: '250.00' },
    ]);
  });

  it('show VAT of the month instead of the limit to a company in VAT', async () => {
    const doo = await company('U PDV-u', { kind: 'doo', inVat: true, ownerName: '' });
    await sell(doo, { price: '100.00', method: 'card', vatCode: 'standard' });
    expect(await doo.api.overview.get()).toMatchObject({
      threshold: null,
      vat: { amount: '25.00' },
      collected: { amount: '125.00' },
    });
  });
});

describe('the limit of VAT registration', () => {
  it('counts the calendar year: what is issued after midnight of New Year belongs to the next one', async () => {
    house.clock.set('2026-12-31T22:59:00Z');
    const sova = await company('Nova godina');
    await sell(sova, { price: '41250.00' });
    expect((await sova.api.overview.get()).threshold).toEqual({
      limit: '60000.00',
      used: '41250.00',
      remaining: '18750.00',
      ratio: 0.6875,
    });

    house.clock.set('2026-12-31T23:00:01Z');
    expect((await sova.api.overview.get()).threshold).toMatchObject({ used: '0.00', remaining: '60000.00', ratio: 0 });
    await sell(sova, { price: '500.00', method: 'card' });
    const overview = await sova.api.overview.get();
    expect(overview.threshold).toMatchObject({ used: '500.00' });
    expect(overview.recent[0]).toMatchObject({ number: '1/P1/1', issuedOn: '2027-01-01' });
    expect(overview.months.slice(-2).map(({ month, issued }) => [month, issued])).toEqual([
      ['2026-12', '41250.00'],
      ['2027-01', '500.00'],
    ]);
  });

  it('says nothing is left once it is passed', async () => {
    house.clock.set('2027-03-10T10:00:00Z');
    const sova = await company('Prag');
    await sell(sova, { price: '60000.01' });
    expect((await sova.api.overview.get()).threshold).toMatchObject({ used: '60000.01', remaining: '0.00', ratio: 1 });
  });
});

describe('a company without documents', () => {
  it('is led to the first one, step by step', async () => {
    const sova = await house.company(await house.person(), { name: 'Početak' });
    expect((await sova.api.overview.get()).firstSteps).toEqual({
      certificate: false,
      einvoice: false,
      catalog: false,
      draft: false,
    });
    await sova.api.certificates.addMock();
    await sova.api.invoicing.createDraft({});
    expect((await sova.api.overview.get()).firstSteps).toMatchObject({ certificate: true, draft: true });
    await sell(sova, { price: '10.00', method: 'card' });
    expect((await sova.api.overview.get()).firstSteps).toBeNull();
  });

  it('sees nothing of another company', async () => {
    const [one, other] = [await company('Moja'), await company('Tuđa')];
    await sell(one, { price: '90.00' });
    const overview = await other.api.overview.get();
    expect(overview).toMatchObject({ open: { amount: '0.00', count: 0 }, recent: [] });
    expect(overview.firstSteps).not.toBeNull();
  });
});
