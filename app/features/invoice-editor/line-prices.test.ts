import { describe, expect, it } from 'vitest';
import { contentOf, type DraftFields, type LineFields } from '#app/features/invoice-editor/draft-fields.ts';
import type { ProductOption } from '#server/contracts/products.ts';
import { computeTotals } from '#server/domain/invoicing/totals.ts';
import { newLine } from './line-edits.ts';
import { inPriceMode, lineFromProduct, pricesFollowMode } from './line-prices.ts';

const rates = { standard: '25', reduced: '13', super_reduced: '5' };

const line = (unitPrice: string, over: Partial<LineFields> = {}): LineFields => ({
  ...newLine('line', undefined, 'standard'),
  description: 'Album',
  unitPrice,
  ...over,
});

const form = (...lines: readonly LineFields[]): DraftFields => ({
  kind: 'invoice',
  currency: 'EUR',
  contactId: '',
  place: '',
  operatorId: '',
  priceMode: 'gross',
  lines,
  discountPercent: '',
  deliveryOn: '',
  dueOn: '',
  paymentMethod: 'cash',
  note: '',
  locale: 'hr',
  delivery: { printsPrices: false, address: '' },
  deducts: {},
  einvoice: {},
});

const totalOf = (fields: DraftFields) =>
  computeTotals({ ...contentOf(fields, '2026-11-24'), rates, sellerInVat: true }).totalMinor;
const prices = ({ lines }: DraftFields) => lines.map(({ unitPrice }) => unitPrice);

describe('switching the price mode', () => {
  it('converts every price, each by its own rate, and keeps what is to be paid', () => {
    const gross = form(line('125,00'), line('19,99', { vatCode: 'reduced' }), line('40,00', { vatCode: 'exempt' }));
    const net = inPriceMode(gross, 'net', rates);
    expect(prices(net)).toEqual(['100,00', '17,6903', '40,00']);
    expect(totalOf(net)).toBe(totalOf(gross));
    expect(prices(inPriceMode(net, 'gross', rates))).toEqual(prices(gross));
  });

  it('writes three decimals so that they are not read as thousands', () => {
    const net = inPriceMode(form(line('1,99', { vatCode: 'super_reduced', quantity: '100' })), 'net', rates);
    expect(prices(net)).toEqual(['1,8952']);
    expect(prices(inPriceMode(form(line('19,99')), 'net', rates))).toEqual(['15,992']);
    expect(totalOf(inPriceMode(form(line('19,99')), 'net', rates))).toBe(1999n);
  });

  it('leaves alone what is no price', () => {
    expect(prices(inPriceMode(form(line(''), line('po dogovoru')), 'net', rates))).toEqual(['', 'po dogovoru']);
  });

  it('without scripts converts the prices that were shown, and not one that was written with the switch', () => {
    const shown = form(line('125,00'), line('10,00'));
    const sent: DraftFields = { ...form(line('125,00'), line('80,00'), line('5,00')), priceMode: 'net' };
    expect(prices(pricesFollowMode(sent, shown, rates))).toEqual(['100,00', '80,00', '5,00']);
    expect(pricesFollowMode(shown, shown, rates)).toBe(shown);
  });
});

describe('a product in a line', () => {
  const product: ProductOption = {
    id: '0195d6a0-0000-7000-8000-000000000009',
    code: null,
    name: 'Gorivo',
    description: '',
    unit: 'LTR',
    price: '1.485',
    priceMode: 'net',
    vatCode: 'standard',
    exemptionReason: null,
    kpd: null,
    levies: null,
  };

  it('brings a price of three decimals as it is', () => {
    expect(lineFromProduct(line(''), 'net', product, rates, true).unitPrice).toBe('1,485');
  });
});
