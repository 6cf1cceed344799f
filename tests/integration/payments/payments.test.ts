import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';

import { addContact, eventTypes, issue, line, refusal, studio } from '#tests/integration/invoicing/kit.ts';
import { createTestHouse, type TestCompany, type TestHouse } from '#tests/kit/house.ts';

let house: TestHouse;
let sova: TestCompany;
let contactId: string;

beforeAll(async () => {
  house = await createTestHouse();
  sova = await studio(house);
  contactId = await addContact(house, sova);
});
beforeEach(() => house.clock.set('2026-11-24T09:05:00.000Z'));
afterAll(() => house.close());

const TODAY = '2026-11-24';

/** An invoice of 250.00 to be paid by transfer by 9 December. */
const open = () =>
  issue(sova.api, {
    contactId,
    paymentMethod: 'transfer',
    dueOn: '2026-12-09',
    lines: [line({ quantity: '1', unitPrice: '250.00' })],
  });
const pay = (id: string, amount: string, over: { readonly paidOn?: string; readonly note?: string } = {}) =>
  sova.api.invoicing.recordPayment({ id, amount, paidOn: TODAY, method: 'transfer', ...over });
const get = (id: string) => sova.api.invoicing.get({ id });

describe('payments of a document', () => {
  it('add up from issued over partly paid to paid, on page and in the list', async () => {
    const { id } = await open();
    expect(await get(id)).toMatchObject({ status: 'issued', paid: '0.00', open: '250.00' });
    await pay(id, '100');
    expect(await get(id)).toMatchObject({ status: 'partly_paid', paid: '100.00', open: '150.00' });
    await pay(id, '149.99', { paidOn: '2026-11-20' });
    expect(await get(id)).toMatchObject({ status: 'partly_paid', open: '0.01' });
    await pay(id, '0.01', { note: 'zaokruženje' });
    const paid = await get(id);
    expect(paid).toMatchObject({ status: 'paid', paid: '250.00', open: '0.00' });
    expect(paid.payments.map(({ amount, paidOn, note }) => [amount, paidOn, note])).toEqual([
      ['149.99', '2026-11-20', ''],
      ['100.00', TODAY, ''],
      ['0.01', TODAY, 'zaokruženje'],
    ]);
    expect((await sova.api.invoicing.list({ view: 'paid' })).items.find((item) => item.id === id)).toMatchObject({
      status: 'paid',
      open: '0.00',
    });
    const settled = paid.timeline.filter(({ type }) => type === 'invoice.paid').map(({ data }) => data.settled);
    expect(settled).toEqual([false, false, true]);
  });

  it('are refused beyond what is open, with the open amount named', async () => {
    const { id } = await open();
    await pay(id, '200.00');
    expect((await refusal(pay(id, '50.01'))).issues).toEqual([
      { path: 'amount', code: 'PAYMENT_EXCEEDS_OPEN', params: { open: '50.00' } },
    ]);
    expect(await get(id)).toMatchObject({ paid: '200.00', open: '50.00' });
    await pay(id, '50.00');
    expect((await refusal(pay(id, '0.01'))).issues).toEqual([
      { path: 'amount', code: 'PAYMENT_EXCEEDS_OPEN', params: { open: '0.00' } },
    ]);
  });

  it('are refused when they are nothing, in the future, or of no known form', async () => {
    const { id } = await open();
    expect((await refusal(pay(id, '0.00'))).issues).toEqual([{ path: 'amount', code: 'PAYMENT_AMOUNT_ZERO' }]);
    expect((await refusal(pay(id, '10', { paidOn: '2026-11-25' }))).issues).toEqual([
      { path: 'paidOn', code: 'PAYMENT_IN_FUTURE' },
    ]);
    for (const amount of ['-5', '1,50', '1.505', ''])
      expect((await refusal(pay(id, amount))).issues).toEqual([{ path: 'amount', code: 'FIELD_AMOUNT_INVALID' }]);
    expect((await refusal(pay(id, '10', { paidOn: '2026-02-30' }))).issues).toMatchObject([{ path: 'paidOn' }]);
    expect(await refusal(pay('00000000-0000-7000-8000-000000000000', '10'))).toMatchObject({
      kind: 'not_found',
      code: 'INVOICE_NOT_FOUND',
    });
    expect((await get(id)).payments).toEqual([]);
  });

  it('count by the day of Zagreb: what was paid a minute after its midnight is paid today', async () => {
    const { id } = await open();
    house.clock.set('2026-11-24T23:01:00.000Z');
    await pay(id, '10', { paidOn: '2026-11-25' });
    expect((await get(id)).payments).toMatchObject([{ paidOn: '2026-11-25' }]);
  });

  it('are taken back as voided: out of sum and list, still on the timeline', async () => {
    const { id } = await open();
    const first = await pay(id, '100');
    await pay(id, '150');
    await sova.api.invoicing.voidPayment({ id, paymentId: first.paymentId });
    const invoice = await get(id);
    expect(invoice).toMatchObject({ status: 'partly_paid', paid: '150.00', open: '100.00' });
    expect(invoice.payments.map(({ amount }) => amount)).toEqual(['150.00']);
    expect((await eventTypes(house, id)).filter((type) => type.includes('pa'))).toEqual([
      'invoice.paid',
      'invoice.paid',
      'invoice.payment_voided',
    ]);
    expect(await refusal(sova.api.invoicing.voidPayment({ id, paymentId: first.paymentId }))).toMatchObject({
      kind: 'not_found',
      code: 'PAYMENT_NOT_FOUND',
    });
    await pay(id, '100');
    expect((await get(id)).status).toBe('paid');
  });

  it('are not taken back from another document or by another company', async () => {
    const [a, b] = [await open(), await open()];
    const { paymentId } = await pay(a.id, '100');
    await pay(b.id, '1');
    expect(await refusal(sova.api.invoicing.voidPayment({ id: b.id, paymentId }))).toMatchObject({ code: 'PAYMENT_NOT_FOUND' });
    const stranger = await studio(house);
    expect(await refusal(stranger.api.invoicing.voidPayment({ id: a.id, paymentId }))).toMatchObject({
      code: 'PAYMENT_NOT_FOUND',
    });
    expect(
      await refusal(stranger.api.invoicing.recordPayment({ id: a.id, amount: '1', paidOn: TODAY, method: 'cash' })),
    ).toMatchObject({ code: 'INVOICE_NOT_FOUND' });
    expect(await get(a.id)).toMatchObject({ paid: '100.00' });
    expect(await get(b.id)).toMatchObject({ paid: '1.00' });
  });
});

describe('what is paid at the till', () => {
  it.each(['cash', 'card'] as const)('is paid with its receipt: %s', async (paymentMethod) => {
    const { id } = await issue(sova.api, { paymentMethod });
    expect(await get(id)).toMatchObject({
      status: 'paid',
      paid: '100.00',
      open: '0.00',
      payments: [{ amount: '100.00', paidOn: TODAY, method: paymentMethod }],
    });
  });

  it('is not when it is paid later', async () => {
    const consumer = await addContact(house, sova, { kind: 'consumer', oib: null });
    const { id } = await issue(sova.api, { contactId: consumer, paymentMethod: 'transfer' });
    expect(await get(id)).toMatchObject({ payments: [], open: '100.00' });
  });

  it('and costs nothing leaves no payment', async () => {
    const { id } = await issue(sova.api, { lines: [line({ unitPrice: '0.00' })] });
    expect(await get(id)).toMatchObject({ status: 'paid', payments: [], total: '0.00' });
  });
});

describe('a cancelled document', () => {
  it('takes no payment, nor does the one that cancels it', async () => {
    const { id } = await open();
    await pay(id, '50');
    const storno = await sova.api.invoicing.cancel({ id });
    expect(await refusal(pay(id, '10'))).toMatchObject({ kind: 'conflict', code: 'PAYMENT_OF_CANCELLED' });
    expect(await refusal(pay(storno.id, '10'))).toMatchObject({ kind: 'conflict', code: 'PAYMENT_OF_CANCELLED' });
    expect(await get(id)).toMatchObject({ status: 'cancelled', open: '0.00', paid: '50.00' });
    expect((await sova.api.invoicing.list({ view: 'open' })).items.map((item) => item.id)).not.toContain(id);
  });
});

describe('a document that is due', () => {
  it('is overdue from the day after, by the days of Zagreb, until it is paid', async () => {
    const { id } = await open();
    house.clock.set('2026-12-09T22:59:59.000Z');
    expect(await get(id)).toMatchObject({ status: 'issued', overdueDays: 0 });
    house.clock.set('2026-12-09T23:00:00.000Z');
    expect(await get(id)).toMatchObject({ status: 'overdue', overdueDays: 1 });
    await pay(id, '100');
    expect(await get(id)).toMatchObject({ status: 'overdue', overdueDays: 1 });
    await pay(id, '150');
    expect(await get(id)).toMatchObject({ status: 'paid', overdueDays: 0 });
  });
});
