import { describe, expect, it } from 'vitest';
import type { ProductOption } from '#server/contracts/products.ts';
import { beginning, editorReducer, type EditorAction, type EditorState } from './draft-reducer.ts';
import { newLine } from './line-edits.ts';

const rates = { standard: '25', reduced: '13', super_reduced: '5' };

const product: ProductOption = {
  id: '0195d6a0-0000-7000-8000-000000000009',
  code: 'D1',
  name: 'Dizajn',
  description: '',
  unit: 'HUR',
  price: '1000',
  priceMode: 'net',
  vatCode: 'standard',
  exemptionReason: null,
  kpd: '74.12.11',
  levies: null,
};

const start: EditorState = beginning(
  {
    kind: 'invoice',
    currency: 'EUR',
    contactId: '',
    place: '',
    operatorId: '',
    priceMode: 'net',
    lines: [newLine('line-0', undefined, 'standard'), { ...newLine('line-1', undefined, 'standard'), description: 'Album' }],
    discountPercent: '',
    deliveryOn: '',
    dueOn: '',
    paymentMethod: 'transfer',
    note: '',
    locale: 'hr',
    delivery: { printsPrices: false, address: '' },
    deducts: {},
    einvoice: {},
  },
  'standard',
  { dueOn: false, locale: false },
);

const seller = {
  sellerInVat: true,
  sellerHasVatId: false,
  today: '2026-11-29',
  terms: { paymentTermDays: 15, buyerTermDays: null, own: { dueOn: false, locale: false } },
};

const customer = (id: string, paymentTermDays: number | null, documentLocale: 'hr' | 'en'): EditorAction => {
  const buyer = { contactId: id, kind: 'business', name: id, oib: null, vatId: null, address: null, email: null } as const;
  return { type: 'customer', seller, customer: { value: id, label: id, paymentTermDays, documentLocale, abroad: null, buyer } };
};

const after = (...actions: readonly EditorAction[]): EditorState => actions.reduce(editorReducer, start);

describe('the editor', () => {
  it('prices a product in the document’s currency at the rate of the day, and not at all without one', () => {
    const usd = { currency: 'USD', rate: '1.1346', rateOn: '2025-04-14', listNumber: '73' };
    const priced = (rate: typeof usd | null) =>
      after(
        { type: 'set', changes: { currency: 'USD' } },
        {
          type: 'product',
          index: 0,
          product: { ...product, price: '1000', priceMode: 'net' },
          setting: { rates, inVat: true, rate },
        },
      ).fields.lines[0]?.unitPrice;
    expect([priced(usd), priced(null)]).toEqual(['1.134,60', '']);
  });

  it('fills a line from a product in the document’s price mode and keeps the quantity', () => {
    const { fields } = after(
      { type: 'set', changes: { priceMode: 'gross' } },
      { type: 'line', index: 0, changes: { quantity: '3' } },
      { type: 'product', index: 0, product, setting: { rates, inVat: true, rate: null } },
    );
    expect(fields.lines[0]).toMatchObject({
      description: 'Dizajn',
      unit: 'HUR',
      quantity: '3',
      unitPrice: '1.250,00',
      kpd: '74.12.11',
    });
  });

  it('takes the terms of each customer that is chosen, and the company’s where there are none', () => {
    expect(after(customer('a', 30, 'en')).fields).toMatchObject({ contactId: 'a', dueOn: '2026-12-29', locale: 'en' });
    expect(after(customer('a', 30, 'en'), customer('b', null, 'hr')).fields).toMatchObject({ dueOn: '2026-12-14', locale: 'hr' });
  });

  it('keeps a due date and a language that the person chose, whoever the customer is', () => {
    const said = { type: 'set', changes: { dueOn: '2026-12-24', locale: 'en' } } as const;
    const kept = { contactId: 'b', dueOn: '2026-12-24', locale: 'en' };
    expect(after(said, customer('a', 30, 'hr'), customer('b', 8, 'hr')).fields).toMatchObject(kept);
    // A field that is only left says nothing; one that was emptied waits for the next customer.
    const left = { type: 'set', changes: { dueOn: '2026-12-29' } } as const;
    expect(after(customer('a', 30, 'hr'), left, customer('b', 8, 'hr')).fields.dueOn).toBe('2026-12-07');
    const emptied = { type: 'set', changes: { dueOn: '' } } as const;
    expect(after(said, emptied, customer('b', 8, 'hr')).fields.dueOn).toBe('2026-12-07');
  });

  it('brings a removed line back to its place', () => {
    const state = after({ type: 'edit', edit: 'remove', index: 0, vatCode: 'standard' });
    expect(state.fields.lines).toHaveLength(1);
    expect(editorReducer(state, { type: 'restore' }).fields.lines).toEqual(start.fields.lines);
  });

  it('always leaves a line to write into', () => {
    const { fields } = after(
      { type: 'edit', edit: 'remove', index: 0, vatCode: 'exempt' },
      { type: 'edit', edit: 'remove', index: 0, vatCode: 'exempt' },
    );
    expect(fields.lines).toMatchObject([{ description: '', vatCode: 'exempt' }]);
  });

  it('never gives two lines the same key', () => {
    const { fields } = after(
      { type: 'add', vatCode: 'standard' },
      { type: 'edit', edit: 'duplicate', index: 0, vatCode: 'standard' },
      { type: 'edit', edit: 'remove', index: 3, vatCode: 'standard' },
      { type: 'add', vatCode: 'standard' },
    );
    expect(new Set(fields.lines.map(({ key }) => key)).size).toBe(fields.lines.length);
  });
});
