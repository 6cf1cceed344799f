import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';

import type { SaveProductInput } from '#server/contracts/products.ts';
import type { DraftContent } from '#server/domain/invoicing/document.ts';
import type { LineLevies } from '#server/domain/invoicing/levies.ts';
import { createTestHouse, type TestCompany, type TestHouse } from '#tests/kit/house.ts';
import { cash, line as tillLine, openCafe, signOn, uuid } from '#tests/integration/till/kit.ts';

import { complaints, firm, issue, line, receiptOf, refusal, submissionOf } from './kit.ts';

let house: TestHouse;
let cafe: TestCompany;

beforeAll(async () => {
  house = await createTestHouse();
});
afterAll(() => house.close());
beforeEach(async () => {
  house.clock.set('2026-11-24T09:05:00.000Z');
  cafe = await firm(house);
});

/** What the town of the only premises takes, from a day on. */
async function town(consumptionTaxPercent: string, consumptionTaxFrom: string, { api } = cafe) {
  const [place] = await api.companies.listPremises();
  if (place === undefined) throw new Error('no premises');
  const { id, code, name, street, postalCode, city } = place;
  return api.companies.savePremises({ id, code, name, street, postalCode, city, consumptionTaxPercent, consumptionTaxFrom });
}

const product = (over: Partial<SaveProductInput> & Pick<SaveProductInput, 'name' | 'price'>) =>
  cafe.api.catalog.save({ unit: 'H87', priceMode: 'gross', vatCode: 'standard', ...over });

const drink = (over: Parameters<typeof line>[0]) => line({ vatCode: 'standard', ...over });

const COFFEE = drink({ description: 'Kava s mlijekom', quantity: '2', unitPrice: '1.80' });
const BEER = drink({ description: 'Pivo', quantity: '2', unitPrice: '4.00', levies: { consumptionTax: true } });
const BOTTLE = drink({
  description: 'Gazirani sok',
  quantity: '1',
  unitPrice: '3.20',
  levies: { consumptionTax: true, packagingPieces: '1' },
});

/** 14.80 at the prices on the tiles, and 0.10 for a bottle. */
const order = (over: object = {}) =>
  issue(cafe.api, { lines: [COFFEE, BEER, BOTTLE], priceMode: 'gross', paymentMethod: 'cash', ...over });

/** What the editor tells of a draft. */
const WHAT = ['issues', 'warnings'] as const;

async function credit(id: string, change: (content: DraftContent) => Partial<DraftContent>) {
  const begun = await cafe.api.invoicing.beginCorrection({ id, kind: 'credit_note' });
  const { version, content } = await cafe.api.invoicing.draft(begun);
  const changed = { ...content, ...change(content) };
  await cafe.api.invoicing.saveDraft({ id: begun.id, version, content: { ...changed, lines: [...changed.lines] } });
  return cafe.api.invoicing.issue(begun);
}

describe('a product with taxes and fees beside VAT', () => {
  it('keeps them, tidied, and offers them to lines', async () => {
    const levies = {
      consumptionTax: true,
      packagingPieces: '24',
      fee: { name: ' Naknada za okoliš ', amount: '0.50' },
      otherTax: { name: '', percent: '' },
    };
    const { id } = await product({ name: 'Gajba piva', price: '36', levies });
    const kept = { consumptionTax: true, packagingPieces: '24', fee: { name: 'Naknada za okoliš', amount: '0.5' } };
    expect(await cafe.api.catalog.get({ id })).toMatchObject({ levies: kept });
    expect(await cafe.api.catalog.options({ search: 'gajba' })).toMatchObject([{ levies: kept }]);
  });

  it('is refused with what could never be charged', async () => {
    const levies = { packagingPieces: '1,5', fee: { name: '', amount: '0' } };
    const error = await refusal(product({ name: 'Krivo', price: '1', levies }));
    expect(error.issues).toEqual([
      expect.objectContaining({ path: 'levies.packagingPieces', code: 'LEVY_PIECES_INVALID' }),
      expect.objectContaining({ path: 'levies.fee.name', code: 'LEVY_NAME_MISSING' }),
      expect.objectContaining({ path: 'levies.fee.amount', code: 'LEVY_AMOUNT_INVALID' }),
    ]);
  });
});

describe('what a town takes', () => {
  it('is kept by the days from which it holds, and is no more than the law allows', async () => {
    await town('2', '2026-01-01');
    await town('3', '2026-07-01');
    await town('2.5', '2026-01-01');
    const rates = [
      { from: '2026-01-01', percent: '2.5' },
      { from: '2026-07-01', percent: '3' },
    ];
    expect(await cafe.api.companies.listPremises()).toMatchObject([{ consumptionTax: rates }]);
    expect(await complaints(town('3.01', '2027-01-01'))).toEqual(['CONSUMPTION_TAX_RATE_INVALID']);
    expect(await complaints(town('3', ''))).toEqual(['CONSUMPTION_TAX_FROM_MISSING']);
    expect(await cafe.api.companies.listPremises()).toMatchObject([{ consumptionTax: rates }]);
    await town('', '');
    expect(await cafe.api.companies.listPremises()).toMatchObject([{ consumptionTax: [] }]);
  });

  it('is told of before it is issued where the Tax Administration looks twice', async () => {
    const told = async (levies: LineLevies) => {
      const content = { lines: [drink({ quantity: '1', unitPrice: '300', levies })], paymentMethod: 'card' as const };
      const { id } = await cafe.api.invoicing.createDraft({ content });
      const draft = await cafe.api.invoicing.draft({ id });
      return { id, ...Object.fromEntries(WHAT.map((what) => [what, draft[what].map(({ path, code }) => `${path} ${code}`)])) };
    };
    const fee = await told({ fee: { name: 'Naknada za otpad', amount: '140' } });
    expect(fee).toMatchObject({ issues: [], warnings: ['Naknade.0.IznosN FISCAL_CHECK_164'] });
    // CIS knows no other taxes, and its sum of a receipt leaves them out: it would refuse it for good.
    const otherTax = await told({ otherTax: { name: 'Porez na luksuz', percent: '15' } });
    expect(otherTax).toMatchObject({ issues: ['IznosUkupno FISCAL_CHECK_166'], warnings: ['OstaliPor FISCAL_CHECK_125'] });
    await cafe.api.invoicing.issue({ id: fee.id });
  });

  it('must be known before a drink is sold', async () => {
    expect(await complaints(order())).toEqual(['INVOICE_LINE_CONSUMPTION_TAX_UNKNOWN', 'INVOICE_LINE_CONSUMPTION_TAX_UNKNOWN']);
  });
});

describe('a café receipt', () => {
  it('charges what the tiles say, and tells CIS the tax on consumption and the bottle', async () => {
    await town('3', '2026-01-01');
    const receipt = await order();
    expect(receipt.jir).toMatch(/^[0-9a-f-]{36}$/);
    expect(await cafe.api.invoicing.get({ id: receipt.id })).toMatchObject({
      base: '11.63',
      vat: '2.91',
      levies: [
        { kind: 'consumption_tax', ratePercent: '3', base: '8.75', amount: '0.26' },
        { kind: 'packaging', amount: '0.10' },
      ],
      total: '14.90',
      status: 'paid',
    });
    expect(await receiptOf(house, cafe, receipt.number)).toMatchObject({ total: '14.90', received: [{ warnings: [] }] });
    expect((await submissionOf(house, receipt.id)).receipt).toMatchObject({
      Pnp: [{ Stopa: '3.00', Osnovica: '8.75', Iznos: '0.26' }],
      Naknade: [{ NazivN: 'Povratna naknada', IznosN: '0.10' }],
    });
  });

  it('is taken back whole by its storno, whatever the town takes by then', async () => {
    await town('3', '2026-01-01');
    const { id } = await order();
    await town('1', '2026-01-01');
    const storno = await cafe.api.invoicing.cancel({ id, reason: 'krivi stol' });
    expect(await cafe.api.invoicing.get({ id: storno.id })).toMatchObject({
      base: '-11.63',
      vat: '-2.91',
      levies: [
        { ratePercent: '3', base: '-8.75', amount: '-0.26' },
        { kind: 'packaging', amount: '-0.10' },
      ],
      total: '-14.90',
    });
    expect(await receiptOf(house, cafe, storno.number)).toMatchObject({ total: '-14.90', received: [{ warnings: [] }] });
  });

  it('is credited in part at the rate that it bore, and no levy twice', async () => {
    await town('3', '2026-01-01');
    const { id } = await order();
    await town('1', '2026-01-01');
    const first = await credit(id, ({ lines }) => ({ lines: lines.slice(2) }));
    expect(await cafe.api.invoicing.get({ id: first.id })).toMatchObject({
      levies: [
        { ratePercent: '3', base: '-2.50', amount: '-0.08' },
        { kind: 'packaging', amount: '-0.10' },
      ],
      total: '-3.30',
    });
    const twice = credit(id, ({ lines }) => ({ lines: lines.slice(2).map((each) => ({ ...each, quantity: '0.5' })) }));
    expect(await complaints(twice)).toEqual(['CREDIT_EXCEEDS_LEVY']);
    const rest = await credit(id, () => ({ lines: [COFFEE, BEER] }));
    expect(await cafe.api.invoicing.get({ id: rest.id })).toMatchObject({ total: '-11.60' });
  });

  it('is a copy of itself once more', async () => {
    await town('3', '2026-01-01');
    const { id } = await order();
    const copy = await cafe.api.invoicing.createDraft({ copyOf: id });
    const { content, rates } = await cafe.api.invoicing.draft(copy);
    expect(content.lines.map(({ levies }) => levies ?? null)).toEqual([null, BEER.levies, BOTTLE.levies]);
    expect(rates.levies).toEqual({ consumptionTax: '3', packagingFee: '0.10' });
    expect((await cafe.api.invoicing.drafts({})).items).toMatchObject([{ total: '14.90' }]);
  });
});

describe('what goods were bought for', () => {
  it('is kept with the line and shown to nobody who holds the document', async () => {
    const used = line({
      quantity: '1',
      unitPrice: '150.00',
      vatCode: 'exempt',
      exemptionReason: 'margin_used_goods',
      levies: { purchasePrice: '120.00' },
    });
    const { id } = await issue(cafe.api, { lines: [used], paymentMethod: 'cash' });
    expect((await submissionOf(house, id)).receipt).toMatchObject({ IznosOslobPdv: '150.00', IznosMarza: '30.00' });
    // With the quotes around it: an OIB or an id may hold the same digits.
    const shown = JSON.stringify(await cafe.api.invoicing.get({ id }));
    expect(shown).not.toContain('purchasePrice');
    expect(shown).not.toMatch(/"120(?:\.00)?"/);
    const copy = await cafe.api.invoicing.createDraft({ copyOf: id });
    expect((await cafe.api.invoicing.draft(copy)).content.lines).toMatchObject([{ levies: { purchasePrice: '120' } }]);
  });
});

describe('the till', () => {
  it('shows the price that holds every tax, and sells it with the bottle on top', async () => {
    const counter = await openCafe(house);
    await signOn(counter);
    const levies = { consumptionTax: true, packagingPieces: '1' };
    // 2.50 without taxes, of which VAT is 0.625 and the town's 3 % are 0.075.
    const { id: productId } = await counter.api.catalog.save({
      name: 'Gazirani sok',
      unit: 'H87',
      price: '2.50',
      priceMode: 'net',
      vatCode: 'standard',
      levies,
    });
    const { deviceId } = counter;
    const sell = (amount: string) =>
      counter.api.till.sell({ id: uuid(), deviceId, lines: [tillLine(productId)], payments: [cash(amount)] });
    expect((await refusal(sell('3.20'))).issues).toMatchObject([{ code: 'INVOICE_LINE_CONSUMPTION_TAX_UNKNOWN' }]);
    await town('3', '2026-01-01', counter);
    const { products, rates } = await counter.api.till.products({ search: 'gazirani', deviceId });
    expect(products).toMatchObject([{ price: '3.20', levies }]);
    expect(rates.levies).toEqual({ consumptionTax: '3', packagingFee: '0.10' });
    expect((await sell('3.30')).paper).toMatchObject({
      base: '2.50',
      vat: '0.62',
      levies: [
        { kind: 'consumption_tax', amount: '0.08' },
        { kind: 'packaging', amount: '0.10' },
      ],
      total: '3.30',
    });
  });
});
