import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';

import {
  addContact,
  complaints,
  eventTypes,
  exchangesOf,
  issue,
  line,
  receiptOf,
  refusal,
  studio,
  submissionOf,
} from '#tests/integration/invoicing/kit.ts';
import { createTestHouse, type TestCompany, type TestHouse } from '#tests/kit/house.ts';

let house: TestHouse;
let sova: TestCompany;

const BUYER = '02994650199';

beforeAll(async () => {
  house = await createTestHouse();
  sova = await studio(house);
});
beforeEach(() => {
  house.mocks.control.clearScenarios();
  house.clock.set('2026-11-24T09:05:00.000Z');
});
afterAll(() => house.close());

const change = (id: string, paymentMethod: 'cash' | 'card' | 'transfer' | 'other', buyerOib: string | null = null) =>
  sova.api.invoicing.changeReceipt({ id, paymentMethod, buyerOib });
const next = (operation: string, scenario: string) => house.mocks.control.next('cis', operation, scenario);

describe('another payment method or buyer’s OIB', () => {
  it('is booked at the Tax Administration; the document stays, what holds stands beside it', async () => {
    const { id, number } = await issue(sova.api);
    await change(id, 'cash', BUYER);
    const invoice = await sova.api.invoicing.get({ id });
    expect(invoice.paymentMethod).toBe('card');
    expect(invoice.fiscal).toMatchObject({ paymentMethod: 'cash', buyerOib: BUYER });
    expect(invoice.timeline.find(({ type }) => type === 'invoice.data_changed')?.data).toEqual({
      paymentMethod: 'cash',
      previousMethod: 'card',
      buyerOib: BUYER,
      previousOib: null,
    });
    expect((await receiptOf(house, sova, number))?.changes).toMatchObject([{ payment: 'G', buyerOib: BUYER }]);
    const [, exchange] = await exchangesOf(house, id);
    expect(exchange).toMatchObject({ operation: 'promijeniPodatkeRacuna', outcome: 'accepted', signatureVerified: true });
    expect(exchange?.codes).toEqual(['p005']);
  });

  it('moves what was booked at the till: to the new method, or away when the money is yet to come', async () => {
    const { id } = await issue(sova.api);
    await change(id, 'cash');
    const paidInCash = await sova.api.invoicing.get({ id });
    expect(paidInCash.payments.map(({ method, amount }) => [method, amount])).toEqual([['cash', '100.00']]);
    await change(id, 'transfer');
    expect(await sova.api.invoicing.get({ id })).toMatchObject({ payments: [], open: '100.00' });
    await change(id, 'card');
    expect(await sova.api.invoicing.get({ id })).toMatchObject({ payments: [{ method: 'card' }], open: '0.00' });
    expect((await sova.api.invoicing.get({ id })).fiscal?.paymentMethod).toBe('card');
  });

  it('counts in reports and in the list as what it became, and money goes back the same way', async () => {
    const company = await studio(house);
    const { api } = company;
    const [changed, plain] = [await issue(api), await issue(api)];
    await api.invoicing.changeReceipt({ id: changed.id, paymentMethod: 'other', buyerOib: null });
    const sold = async () => {
      const { rows } = await api.reports.sales({ by: 'payment', from: '2026-11-01', to: '2026-11-30' });
      return rows.map(({ key, total }) => [key, total]).sort();
    };
    const listed = async (paymentMethod: 'card' | 'other') =>
      (await api.invoicing.list({ view: 'all', paymentMethod })).items.map(({ number }) => number).sort();
    expect(await sold()).toEqual([
      ['card', '100.00'],
      ['other', '100.00'],
    ]);
    expect([await listed('card'), await listed('other')]).toEqual([[plain.number], [changed.number]]);
    const storno = await api.invoicing.cancel({ id: changed.id, reason: '' });
    expect(await sold()).toEqual([
      ['card', '100.00'],
      ['other', '0.00'],
    ]);
    expect((await submissionOf(house, storno.id)).receipt.NacinPlac).toBe('O');
  });

  it('repeats a receipt that was delivered late as it was delivered', async () => {
    next('racuni', 's006');
    const { id, number, jir } = await issue(sova.api);
    expect(jir).toBeNull();
    house.clock.advance(60_000);
    await sova.api.invoicing.fiscalizeAgain({ id });
    await change(id, 'cash');
    expect((await receiptOf(house, sova, number))?.changes).toHaveLength(1);
  });

  it('is possible until midnight', async () => {
    const { id } = await issue(sova.api);
    house.clock.set('2026-11-24T22:59:59.000Z');
    await change(id, 'cash');
    house.clock.set('2026-11-24T23:00:00.000Z');
    expect((await refusal(change(id, 'card'))).code).toBe('RECEIPT_CHANGE_TOO_LATE');
  });

  it('is refused before anything is sent when it could only be wrong', async () => {
    const { id } = await issue(sova.api);
    const { oib } = await sova.api.companies.get();
    expect(await complaints(change(id, 'card'))).toEqual(['RECEIPT_CHANGE_NOTHING']);
    expect(await complaints(change(id, 'cash', '12345678901'))).toEqual(['OIB_INVALID']);
    expect(await complaints(change(id, 'cash', oib))).toEqual(['RECEIPT_CHANGE_OIB_OF_SELLER']);
    expect(await complaints(change(id, 'transfer', BUYER))).toEqual(['RECEIPT_CHANGE_OIB_WITH_TRANSFER']);
    const { id: large } = await issue(sova.api, { lines: [line({ quantity: '1', unitPrice: '700.01' })] });
    expect(await complaints(change(large, 'cash', BUYER))).toEqual(['RECEIPT_CHANGE_CASH_LIMIT']);
    const contactId = await addContact(house, sova);
    const { id: ofBusiness } = await issue(sova.api, { contactId });
    expect(await complaints(change(ofBusiness, 'transfer'))).toEqual(['RECEIPT_CHANGE_NEEDS_EINVOICE']);
    expect(house.mocks.control.calls({ vendor: 'cis', operation: 'promijeniPodatkeRacuna' }).length).toBeLessThan(10);
  });

  it('wants a JIR, and a document that stands', async () => {
    next('racuni', 's006');
    const { id } = await issue(sova.api);
    expect((await refusal(change(id, 'cash'))).code).toBe('RECEIPT_WITHOUT_JIR');
    const { id: cancelled } = await issue(sova.api);
    await sova.api.invoicing.cancel({ id: cancelled, reason: '' });
    expect((await refusal(change(cancelled, 'cash'))).code).toBe('RECEIPT_CANCELLED');
  });

  it('that the Tax Administration refuses, or that cannot be proven, changes nothing here', async () => {
    const { id } = await issue(sova.api);
    next('promijeniPodatkeRacuna', 's012');
    const refused = await refusal(change(id, 'cash'));
    expect(refused).toMatchObject({ code: 'RECEIPT_NOTICE_REFUSED', params: { codes: 's012' } });
    next('promijeniPodatkeRacuna', 'tampered');
    expect((await refusal(change(id, 'cash'))).code).toBe('RECEIPT_NOTICE_UNSURE');
    expect((await sova.api.invoicing.get({ id })).fiscal?.paymentMethod).toBe('card');
    expect(await eventTypes(house, id)).not.toContain('invoice.data_changed');
    await change(id, 'cash');
    expect((await sova.api.invoicing.get({ id })).fiscal?.paymentMethod).toBe('cash');
  });

  it('whose answer is lost can be said again', async () => {
    const { id, number } = await issue(sova.api);
    next('promijeniPodatkeRacuna', 'answered-but-connection-lost');
    expect((await refusal(change(id, 'cash'))).code).toBe('PROVIDER_UNREACHABLE');
    await change(id, 'cash');
    expect((await receiptOf(house, sova, number))?.changes).toHaveLength(2);
    expect((await sova.api.invoicing.get({ id })).fiscal?.paymentMethod).toBe('cash');
  });
});

describe('a tip', () => {
  const tip = (id: string, amount = '5.00') => sova.api.invoicing.reportTip({ id, amount, paymentMethod: 'cash' });

  it('is reported within two days and is not part of what is paid', async () => {
    const { id, number } = await issue(sova.api);
    house.clock.set('2026-11-26T22:00:00.000Z');
    await tip(id);
    const invoice = await sova.api.invoicing.get({ id });
    expect(invoice).toMatchObject({ paid: '100.00', total: '100.00', fiscal: { tips: [{ amount: '5.00', method: 'cash' }] } });
    expect((await receiptOf(house, sova, number))?.tips).toMatchObject([{ amount: '5.00', payment: 'G' }]);
    expect(await eventTypes(house, id)).toContain('invoice.tip_reported');
    house.clock.set('2026-11-26T23:00:00.000Z');
    expect((await refusal(tip(id))).code).toBe('RECEIPT_TIP_TOO_LATE');
  });

  it('is more than nothing', async () => {
    const { id } = await issue(sova.api);
    expect(await complaints(tip(id, '0'))).toEqual(['RECEIPT_TIP_ZERO']);
  });
});
