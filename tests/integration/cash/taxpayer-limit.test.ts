import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { createTestHouse, type TestHouse } from '#tests/kit/house.ts';
import { sequencesOf } from '#tests/integration/invoicing/kit.ts';

import { type Cafe, cash, line, openCafe, refusal, sell, signOn } from './kit.ts';

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
const refused = (params: object, code: string, path = 'paymentMethod') => ({
  kind: 'invalid',
  issues: [{ path, code, params }],
});

describe('cash of a business', () => {
  it('is limited by the document, and what is too much takes no number', async () => {
    const contactId = await buyer();
    const before = await sequencesOf(house, cafe);
    expect(await refusal(buys(contactId, '700.01'))).toMatchObject(refused({ limit: '700' }, 'INVOICE_CASH_LIMIT_EXCEEDED'));
    expect(await sequencesOf(house, cafe)).toEqual(before);
    // The law speaks of one document: another one the same day is another one.
    await buys(contactId, '700.00');
    await buys(contactId, '400.00');
    await buys(contactId, '900.00', 'card');
  });

  it('is no matter of people', async () => {
    await signOn(cafe, 'manager');
    await sell(cafe, [line(cafe.coffee, '1', { unitPrice: '900.00' })], [cash('900.00')]);
  });

  it('is limited in an invoice of the office too', async () => {
    const contactId = await buyer();
    const lines = [{ ...invoiceLine, unitPrice: '560.01' }];
    const draft = await cafe.api.invoicing.createDraft({ contactId, content: { paymentMethod: 'cash', lines } });
    expect((await refusal(cafe.api.invoicing.issue(draft))).issues.map(({ path }) => path)).toContain('paymentMethod');
  });

  it('is not got round by another way to pay that becomes cash', async () => {
    const contactId = await buyer();
    const id = await buys(contactId, '700.01', 'card');
    await cafe.api.till.deliver({ id });
    const { buyer: named } = await cafe.api.invoicing.get({ id });
    const changed = cafe.api.invoicing.changeReceipt({ id, paymentMethod: 'cash', buyerOib: named.oib });
    expect(await refusal(changed)).toMatchObject(refused({ limit: '700' }, 'RECEIPT_CHANGE_CASH_LIMIT'));
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
    house.clock.advance(24 * 3_600_000);
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
