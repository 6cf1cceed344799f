import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';

import { refusalOf } from '#tests/integration/parties/refusal.ts';
import { type Cafe, cash, line, openCafe, signOn, uuid } from '#tests/integration/till/kit.ts';
import { createTestHouse, type TestHouse } from '#tests/kit/house.ts';

let house: TestHouse;
let cafe: Cafe;
beforeAll(async () => {
  house = await createTestHouse();
  cafe = await openCafe(house);
});
afterAll(() => house.close());
// Each test sells a product of its own, from the same morning on.
beforeEach(() => house.clock.set('2026-11-24T09:05:00.000Z'));

const product = async (price = '1.80', priceMode: 'net' | 'gross' = 'gross') => {
  const name = `Sok ${uuid().slice(0, 8)}`;
  return { id: (await cafe.api.catalog.save({ name, unit: 'H87', price, priceMode, vatCode: 'standard' })).id, name };
};
const plan = (productId: string, price: string, validFrom: string) => cafe.api.catalog.planPrice({ productId, price, validFrom });
const history = async (id: string) =>
  (await cafe.api.catalog.prices({ id })).items.map(
    ({ price, validFrom, isPlanned }) => `${validFrom} ${price}${isPlanned ? ' planned' : ''}`,
  );
/** The price by every way that one is asked for. */
const prices = async (id: string, name: string) => {
  const { api, deviceId } = cafe;
  const [option] = await api.catalog.options({ search: name });
  const [listed] = (await api.catalog.list({ search: name })).items;
  const [tile] = (await api.till.products({ search: name, deviceId })).products;
  const { price } = await api.catalog.get({ id });
  const csv = (await api.catalog.exportCsv({ search: name })).text;
  return [price, option?.price, listed?.price, tile?.price, csv.includes(price.replace('.', ','))];
};

describe('a price that is planned', () => {
  it('holds from its day on, wherever the product is asked for, and is sold at the till', async () => {
    const { id, name } = await product();
    await plan(id, '2.05', '2026-12-01');
    await plan(id, '2.15', '2027-02-01');
    house.clock.set('2026-11-30T22:59:59.000Z');
    expect(await prices(id, name)).toEqual(['1.8', '1.8', '1.8', '1.80', true]);
    // Midnight in Zagreb.
    house.clock.set('2026-11-30T23:00:00.000Z');
    expect(await prices(id, name)).toEqual(['2.05', '2.05', '2.05', '2.05', true]);
    await signOn(cafe);
    const sale = { id: uuid(), deviceId: cafe.deviceId, lines: [line(id)] };
    expect((await refusalOf(cafe.api.till.sell({ ...sale, payments: [cash('1.80')] }))).code).toBe('TILL_TOTAL_CHANGED');
    const sold = await cafe.api.till.sell({ ...sale, payments: [cash('2.05')] });
    expect(sold.paper.lines[0]).toMatchObject({ description: name, unitPrice: '2.05' });
    expect(await history(id)).toEqual(['2027-02-01 2.15 planned', '2026-12-01 2.05', '2026-11-24 1.8']);
    house.clock.set('2027-02-01T10:00:00.000Z');
    expect(await prices(id, name)).toEqual(['2.15', '2.15', '2.15', '2.15', true]);
  });

  it('is offered for a day of supply as it held then, also before one that was set by hand', async () => {
    const { id, name } = await product();
    await plan(id, '2.05', '2026-11-26');
    house.clock.set('2026-11-27T09:00:00.000Z');
    const { version, unit, priceMode, vatCode } = await cafe.api.catalog.get({ id });
    await cafe.api.catalog.save({ id, version, name, unit, priceMode, vatCode, price: '2.20' });
    await plan(id, '2.50', '2026-12-01');
    const on = async (day?: string) => (await cafe.api.catalog.options({ search: name, ...(day ? { on: day } : {}) }))[0]?.price;
    expect([await on(), await on('2026-11-27'), await on('2026-12-01')]).toEqual(['2.2', '2.2', '2.5']);
    expect([await on('2026-11-25'), await on('2026-11-26')]).toEqual(['1.8', '2.05']);
  });

  it('is net or gross as the product was when it was planned', async () => {
    const { id, name } = await product('10.00', 'net');
    await plan(id, '12.00', '2026-11-25');
    house.clock.set('2026-11-25T09:00:00.000Z');
    expect(await cafe.api.catalog.get({ id })).toMatchObject({ price: '12', priceMode: 'net' });
    const [tile] = (await cafe.api.till.products({ search: name, deviceId: cafe.deviceId })).products;
    expect(tile?.price).toBe('15.00');
  });

  it('gives way to one that is set by hand later, and another planned one follows that', async () => {
    const { id, name } = await product();
    await plan(id, '2.00', '2026-11-25');
    await plan(id, '3.00', '2026-11-28');
    house.clock.set('2026-11-26T09:00:00.000Z');
    const { version } = await cafe.api.catalog.get({ id });
    const fields = { name, unit: 'H87', priceMode: 'gross', vatCode: 'standard' } as const;
    await cafe.api.catalog.save({ id, version, ...fields, price: '1.90' });
    expect(await prices(id, name)).toEqual(['1.9', '1.9', '1.9', '1.90', true]);
    expect(await history(id)).toEqual(['2026-11-28 3 planned', '2026-11-26 1.9', '2026-11-25 2', '2026-11-24 1.8']);
    house.clock.set('2026-11-28T09:00:00.000Z');
    expect((await cafe.api.catalog.get({ id })).price).toBe('3');
  });

  it('gives way to a file, which knows the price of its day', async () => {
    const { id, name } = await product();
    await plan(id, '2.00', '2026-11-25');
    house.clock.set('2026-11-26T09:00:00.000Z');
    const text = `Naziv;Opis\n${name};Domaći`;
    await cafe.api.catalog.import({ text });
    expect(await cafe.api.catalog.get({ id })).toMatchObject({ price: '2', description: 'Domaći' });
    await cafe.api.catalog.import({ text: `Naziv;Cijena s PDV-om\n${name};2,40` });
    expect((await cafe.api.catalog.get({ id })).price).toBe('2.4');
    expect(await history(id)).toEqual(['2026-11-26 2.4', '2026-11-25 2', '2026-11-24 1.8']);
  });

  it('is for a day to come, once a day, and can be dropped until then', async () => {
    const { id } = await product();
    expect((await refusalOf(plan(id, '2.00', '2026-11-24'))).code).toBe('PRODUCT_PRICE_DAY_PAST');
    await plan(id, '2.00', '2026-11-26');
    await plan(id, '2.10', '2026-11-26');
    await plan(id, '5.00', '2026-12-24');
    expect(await history(id)).toEqual(['2026-12-24 5 planned', '2026-11-26 2.1 planned', '2026-11-24 1.8']);
    const [christmas, november] = (await cafe.api.catalog.prices({ id })).items;
    await cafe.api.catalog.dropPrice({ id: christmas!.id });
    house.clock.set('2026-11-26T09:00:00.000Z');
    expect((await refusalOf(cafe.api.catalog.dropPrice({ id: november!.id }))).code).toBe('PRODUCT_PRICE_HELD');
    house.clock.set('2026-12-25T09:00:00.000Z');
    expect((await cafe.api.catalog.get({ id })).price).toBe('2.1');
  });
});
