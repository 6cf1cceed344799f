import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { createTestHouse, type TestHouse } from '#tests/kit/house.ts';
import { sequencesOf } from '#tests/integration/invoicing/kit.ts';

import { type Cafe, cash, line, MANAGER_PIN, openCafe, refusal, sell, signOn } from './kit.ts';

let house: TestHouse;
let cafe: Cafe;
beforeAll(async () => {
  house = await createTestHouse();
  cafe = await openCafe(house);
});
afterAll(() => house.close());

const OIBS = ['85821130368', '18683136487', '94577403194', '02994650199', '33392005961', '01010101012', '09876543211'];
/** A business of its own, so that tests do not pay for each other. */
async function buyer(): Promise<string> {
  await signOn(cafe, 'manager');
  const oib = OIBS.pop();
  if (oib === undefined) throw new Error('no OIB left');
  const address = { street: 'Ilica 5', postalCode: '10000', city: 'Zagreb' };
  return (await cafe.api.parties.save({ kind: 'business', name: `Kupac ${oib} d.o.o.`, oib, ...address, documentLocale: 'hr' }))
    .id;
}
const buys = (contactId: string, amount: string, method: 'cash' | 'card' = 'cash') =>
  sell(cafe, [line(cafe.coffee, '1', { unitPrice: amount })], [{ method, amount }], { contactId });
const refused = (params: object, code = 'CASH_TAXPAYER_DAY', path = 'paymentMethod') => ({
  kind: 'invalid',
  issues: [{ path, code, params }],
});

describe('cash of one business on one day', () => {
  it('counts together over receipts, and what is too much takes no number', async () => {
    const contactId = await buyer();
    await buys(contactId, '400.00');
    await buys(contactId, '299.99');
    const before = await sequencesOf(house, cafe);
    expect(await refusal(buys(contactId, '0.02'))).toMatchObject(refused({ limit: '700', paid: '699.99', left: '0.01' }));
    expect(await sequencesOf(house, cafe)).toEqual(before);
    await buys(contactId, '0.01');
    await buys(contactId, '500.00', 'card');
  });

  it('begins anew the next day, and is no matter of people', async () => {
    const contactId = await buyer();
    await buys(contactId, '700.00');
    house.clock.advance(24 * 3_600_000);
    await signOn(cafe, 'manager');
    await buys(contactId, '700.00');
    await sell(cafe, [line(cafe.coffee, '1', { unitPrice: '900.00' })], [cash('900.00')]);
  });

  it('does not count what was taken back', async () => {
    const contactId = await buyer();
    const id = await buys(contactId, '600.00');
    await cafe.api.till.cancel({
      id,
      deviceId: cafe.deviceId,
      reason: 'Kriva roba',
      managerId: cafe.managerId,
      pin: MANAGER_PIN,
    });
    await buys(contactId, '700.00');
  });

  it('counts invoices that an office issues with receipts of the till', async () => {
    const contactId = await buyer();
    await buys(contactId, '400.00');
    const lines = [{ ...invoiceLine, unitPrice: '240.01' }];
    const draft = await cafe.api.invoicing.createDraft({ contactId, content: { paymentMethod: 'cash', lines } });
    const tried = cafe.api.invoicing.issue(draft);
    expect(await refusal(tried)).toMatchObject(refused({ limit: '700', paid: '400', left: '300' }));
  });

  it('is not got round by two tills at the same moment', async () => {
    const contactId = await buyer();
    const ends = await Promise.allSettled([buys(contactId, '400.00'), buys(contactId, '400.00')]);
    expect(ends.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
  });

  it('nor by another way to pay that becomes cash', async () => {
    const contactId = await buyer();
    const id = await buys(contactId, '600.00', 'card');
    await cafe.api.till.deliver({ id });
    await buys(contactId, '200.00');
    const { buyer: named } = await cafe.api.invoicing.get({ id });
    const changed = cafe.api.invoicing.changeReceipt({ id, paymentMethod: 'cash', buyerOib: named.oib });
    expect(await refusal(changed)).toMatchObject(refused({ limit: '700', paid: '200', left: '500' }));
  });

  it('nor by instalments of one invoice on several days', async () => {
    const contactId = await buyer();
    const lines = [{ ...invoiceLine, unitPrice: '1000.00' }];
    const draft = await cafe.api.invoicing.createDraft({ contactId, content: { paymentMethod: 'transfer', lines } });
    const { id } = await cafe.api.invoicing.issue(draft);
    const pay = (amount: string, paidOn: string) =>
      cafe.api.invoicing.recordPayment({ id, amount, paidOn, method: 'cash', note: '' });
    expect(await refusal(pay('700.01', '2026-11-24'))).toMatchObject(
      refused({ limit: '700' }, 'CASH_TAXPAYER_DOCUMENT', 'amount'),
    );
    await pay('500.00', '2026-11-24');
    const more = { limit: '700', paid: '500', left: '200' };
    expect(await refusal(pay('200.01', '2026-11-25'))).toMatchObject(refused(more, 'CASH_TAXPAYER_PAID', 'amount'));
    await pay('200.00', '2026-11-25');
  });
});

const invoiceLine = {
  productId: null,
  description: 'Najam dvorane',
  quantity: '1',
  unit: 'H87',
  discountPercent: '',
  vatCode: 'standard' as const,
  exemptionReason: null,
  kpd: null,
};
