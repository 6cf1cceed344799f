import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';

import { deliverDue } from '#server/modules/fiscalization/index.ts';
import { pageTexts } from '#tests/golden/pdf/page-text.ts';
import { receiptOf, sequencesOf, submissionOf } from '#tests/integration/invoicing/kit.ts';
import { createTestHouse, type TestHouse } from '#tests/kit/house.ts';

import { type Cafe, card, cash, line, openCafe, refusal, signOn, uuid } from './kit.ts';

let house: TestHouse;
let cafe: Cafe;
beforeAll(async () => {
  house = await createTestHouse();
  cafe = await openCafe(house);
});
beforeEach(async () => {
  house.mocks.control.clearScenarios();
  await signOn(cafe);
});
afterAll(() => house.close());

const rush = () => [line(cafe.coffee, '3'), line(cafe.cake, '2'), line(cafe.paper)];

describe('a sale at the till', () => {
  it('is a receipt of the operator who is signed on, ready before CIS was asked, with prices that hold VAT', async () => {
    const id = uuid();
    const sold = await cafe.api.till.sell({ id, deviceId: cafe.deviceId, lines: rush(), payments: [cash('10.30')] });
    expect(sold).toMatchObject({
      id,
      paper: { kind: 'invoice', total: '10.30', operatorMark: 'K1', paymentMethod: 'cash', fiscal: { jir: null } },
      payments: [{ method: 'cash', amount: '10.30' }],
    });
    expect(sold.paper.fiscal?.qrUrl).toContain(`zki=${sold.paper.fiscal?.zki}`);
    expect(sold.paper.groups.map(({ ratePercent, base, vat }) => [ratePercent, base, vat])).toEqual([
      ['25', '4.32', '1.08'],
      ['13', '3.89', '0.51'],
      ['5', '0.48', '0.02'],
    ]);
    expect((await submissionOf(house, id)).receipt).toMatchObject({ OibOper: '12345678903', NacinPlac: 'G', NakDost: false });

    const delivered = await cafe.api.till.deliver({ id });
    expect(delivered.paper.fiscal?.jir).toMatch(/^[0-9a-f-]{36}$/);
    expect(await receiptOf(house, cafe, sold.paper.number)).toMatchObject({ total: '10.30', received: [{ warnings: [] }] });
    expect(await cafe.api.invoicing.get({ id })).toMatchObject({ status: 'paid', open: '0.00', paid: '10.30' });
  });

  it('that is sent twice is one receipt with one number', async () => {
    const sale = { id: uuid(), deviceId: cafe.deviceId, lines: [line(cafe.coffee)], payments: [cash('1.80')] };
    const before = await sequencesOf(house, cafe);
    const [first, second, third] = await Promise.all([1, 2, 3].map(() => cafe.api.till.sell(sale)));
    expect(second).toEqual(first);
    expect(third).toEqual(first);
    const after = await sequencesOf(house, cafe);
    expect(after[0]!.last - before[0]!.last).toBe(1);
    expect(await cafe.api.invoicing.get({ id: sale.id })).toMatchObject({ paid: '1.80', payments: [{ amount: '1.80' }] });
  });

  it('paid in several ways is "other" to the Tax Administration, and each part is booked as it came', async () => {
    const id = uuid();
    const payments = [cash('5.00'), card('5.30')];
    const sold = await cafe.api.till.sell({ id, deviceId: cafe.deviceId, lines: rush(), payments });
    expect(sold).toMatchObject({ paper: { paymentMethod: 'other' }, payments });
    expect((await submissionOf(house, id)).receipt.NacinPlac).toBe('O');
    await cafe.api.till.deliver({ id });
    const { filename, base64 } = await cafe.api.till.receiptPdf({ id, width: 58 });
    const [slip = ''] = await pageTexts(new Uint8Array(Buffer.from(base64, 'base64')));
    expect(filename).toBe(`Racun-${sold.paper.number.replaceAll('/', '-')}-58mm.pdf`);
    expect(slip).toMatch(/Gotovina \| 5,00\s€\nKartica \| 5,30\s€/);
    // A wide one goes on in the next line of the narrow roll.
    expect(slip.replaceAll(/\s/g, '')).toMatch(/JIR[0-9a-f-]{36}/);
    // It was all cash after all: the books follow what the Tax Administration is told.
    await cafe.api.invoicing.changeReceipt({ id, paymentMethod: 'cash', buyerOib: null });
    const { payments: booked, paid } = await cafe.api.invoicing.get({ id });
    expect(booked.map(({ method }) => method)).toEqual(['cash', 'cash']);
    expect(paid).toBe('10.30');
  });

  it('is refused when what was taken is not the total, before a number is used', async () => {
    const before = await sequencesOf(house, cafe);
    const sale = { id: uuid(), deviceId: cafe.deviceId, lines: [line(cafe.coffee)], payments: [cash('1.70')] };
    expect(await refusal(cafe.api.till.sell(sale))).toMatchObject({ code: 'TILL_TOTAL_CHANGED', params: { total: '1.80' } });
    expect(await sequencesOf(house, cafe)).toEqual(before);
  });

  it('names the business that asks for it, and sends its OIB', async () => {
    const found = await cafe.api.till.findBuyer({ oib: '85821130368' });
    expect(found.contact).toBeNull();
    const buyer = await cafe.api.parties.save({
      kind: 'business',
      name: 'Fina',
      oib: '85821130368',
      street: 'Ulica grada Vukovara 70',
      postalCode: '10000',
      city: 'Zagreb',
      documentLocale: 'hr',
    });
    expect((await cafe.api.till.findBuyer({ oib: '85821130368' })).contact).toMatchObject({ id: buyer.id, name: 'Fina' });
    const sale = { id: uuid(), deviceId: cafe.deviceId, lines: rush(), contactId: buyer.id };
    const mixed = cafe.api.till.sell({ ...sale, payments: [cash('5.00'), card('5.30')] });
    expect(await refusal(mixed)).toMatchObject({ code: 'TILL_EINVOICE_NEEDED' });
    const sold = await cafe.api.till.sell({ ...sale, payments: [card('10.30')] });
    expect(sold.paper.buyer).toMatchObject({ name: 'Fina', oib: '85821130368' });
    expect((await submissionOf(house, sale.id)).receipt).toMatchObject({ OibPrimateljaRacuna: '85821130368', NacinPlac: 'K' });
  });

  it('waits for nobody when CIS is down, and its JIR comes once', async () => {
    house.mocks.control.standing('cis', 'racuni', 'down');
    const { waiting: open } = await cafe.api.till.receipts({ deviceId: cafe.deviceId });
    const ids = Array.from({ length: 5 }, uuid);
    for (const id of ids) {
      await cafe.api.till.sell({ id, deviceId: cafe.deviceId, lines: [line(cafe.coffee)], payments: [cash('1.80')] });
      expect((await cafe.api.till.deliver({ id })).paper.fiscal?.jir).toBeNull();
    }
    expect(await cafe.api.till.receipts({ deviceId: cafe.deviceId })).toMatchObject({ waiting: open + 5 });
    house.mocks.control.clearScenarios();
    house.clock.advance(10 * 60_000);
    while ((await deliverDue(house.deps)) > 0) house.clock.advance(60_000);
    const { items, waiting } = await cafe.api.till.receipts({ deviceId: cafe.deviceId });
    expect(waiting).toBe(0);
    expect(items.every(({ jir }) => jir === 'there')).toBe(true);
    for (const id of ids) {
      const { number } = (await cafe.api.till.receipt({ id })).paper;
      expect((await receiptOf(house, cafe, number))?.received).toHaveLength(1);
    }
  });
});

describe('what an operator may do to prices', () => {
  const sale = (lines: ReturnType<typeof line>[], amount: string, more = {}) =>
    cafe.api.till.sell({ id: uuid(), deviceId: cafe.deviceId, lines, payments: [cash(amount)], ...more });

  it('is checked by the server', async () => {
    const cheap = () => [line(cafe.coffee, '1', { unitPrice: '1.00' })];
    const half = () => [line(cafe.coffee, '1', { discountPercent: '50' })];
    expect(await refusal(sale(cheap(), '1.00'))).toMatchObject({ kind: 'forbidden', code: 'TILL_PRICE_FORBIDDEN' });
    expect(await refusal(sale(half(), '0.90'))).toMatchObject({ kind: 'forbidden', code: 'TILL_DISCOUNT_FORBIDDEN' });
    await signOn(cafe, 'manager');
    expect(await sale(cheap(), '1.00')).toMatchObject({ paper: { total: '1.00', operatorMark: 'V1' } });
    expect(await sale(half(), '0.90')).toMatchObject({ paper: { total: '0.90' } });
  });

  it('goes as far as the operator’s own limit', async () => {
    const waiter = { id: cafe.waiterId, mark: 'K1', name: 'Iva Konobar', oib: '12345678903' };
    await cafe.api.companies.saveOperator({ ...waiter, maxDiscountPercent: '10' });
    expect(await sale([line(cafe.coffee, '5')], '8.10', { discountPercent: '10' })).toMatchObject({ paper: { total: '8.10' } });
    expect(await refusal(sale([line(cafe.coffee, '5')], '8.00', { discountPercent: '11.1111' }))).toMatchObject({
      code: 'TILL_DISCOUNT_FORBIDDEN',
      params: { limit: '10' },
    });
  });

  it('ends with the grant: a locked till sells nothing', async () => {
    await cafe.api.till.lock({ deviceId: cafe.deviceId });
    expect(await refusal(sale([line(cafe.coffee)], '1.80'))).toMatchObject({ kind: 'forbidden', code: 'TILL_LOCKED' });
  });
});
