import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { addContact, eventTypes, issue, line, studio } from '#tests/integration/invoicing/kit.ts';
import { createTestHouse, type TestCompany, type TestHouse } from '#tests/kit/house.ts';

let house: TestHouse;
let sova: TestCompany;
let contactId: string;

beforeAll(async () => {
  house = await createTestHouse();
  sova = await studio(house);
  contactId = await addContact(house, sova);
});
afterAll(() => house.close());

const open = () =>
  issue(sova.api, { contactId, paymentMethod: 'transfer', lines: [line({ quantity: '1', unitPrice: '100.00' })] });
const pay = (id: string, amount: string) =>
  sova.api.invoicing.recordPayment({ id, amount, paidOn: '2026-11-24', method: 'transfer' });
const fulfilled = async (calls: readonly Promise<unknown>[]) =>
  (await Promise.allSettled(calls)).filter(({ status }) => status === 'fulfilled').length;

describe('payments at the same moment', () => {
  it('never exceed what is open, on a document that has none yet', async () => {
    const { id } = await open();
    expect(await fulfilled(Array.from({ length: 30 }, () => pay(id, '7.00')))).toBe(14);
    expect(await sova.api.invoicing.get({ id })).toMatchObject({ paid: '98.00', open: '2.00' });
    expect((await eventTypes(house, id)).filter((type) => type === 'invoice.paid')).toHaveLength(14);
  });

  it('are voided once each, and the sum stays the sum', async () => {
    const { id } = await open();
    const { paymentId } = await pay(id, '40.00');
    await pay(id, '60.00');
    const calls = [...Array.from({ length: 6 }, () => sova.api.invoicing.voidPayment({ id, paymentId })), pay(id, '1.00')];
    await Promise.allSettled(calls);
    const { payments, paid } = await sova.api.invoicing.get({ id });
    const sum = payments.reduce((total, { amount }) => total + Number(amount) * 100, 0);
    expect(Math.round(Number(paid) * 100)).toBe(sum);
    expect((await eventTypes(house, id)).filter((type) => type === 'invoice.payment_voided')).toHaveLength(1);
  });

  it('and a storno: paid before it, or refused after it', async () => {
    const { id } = await open();
    const [storno, ...paid] = await Promise.allSettled([
      sova.api.invoicing.cancel({ id }),
      ...Array.from({ length: 5 }, () => pay(id, '10.00')),
    ]);
    expect(storno!.status).toBe('fulfilled');
    const booked = paid.filter(({ status }) => status === 'fulfilled').length;
    expect(await sova.api.invoicing.get({ id })).toMatchObject({ status: 'cancelled', open: '0.00', paid: `${booked * 10}.00` });
    await expect(pay(id, '10.00')).rejects.toThrow('PAYMENT_OF_CANCELLED');
  });
});
