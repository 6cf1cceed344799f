import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';

import { createCaller } from '#server/trpc/caller.ts';
import { createTestHouse, type TestCompany, type TestHouse } from '#tests/kit/house.ts';

import { addContact, complaints, firm, issue, line, refusal, submissionOf } from './kit.ts';

let house: TestHouse;
let company: TestCompany;
let contactId: string;

const visitor = () => createCaller({ ...house.context(), ip: '203.0.113.7', userAgent: 'Firefox', session: null, company: null });

const ABROAD = { oib: null, street: 'Main St 1', postalCode: '10001', city: 'New York', country: 'US' } as const;
/** A day of which HNB's rate is known: 1 EUR = 1.1346 USD, list no. 73. */
const DAY = '2025-04-14';

beforeAll(async () => {
  house = await createTestHouse();
});
afterAll(() => house.close());
beforeEach(async () => {
  house.clock.set('2026-11-24T09:05:00.000Z');
  company = await firm(house);
  contactId = await addContact(house, company, { ...ABROAD, name: 'Buyer Inc.', email: 'ap@buyer.example' });
});
afterEach(() => house.mocks.control.clearScenarios());

const LINES = [line({ description: 'Software', vatCode: 'standard', quantity: '1', unitPrice: '1000.00' })];
const draft = (over: object = {}) => ({
  contactId,
  lines: LINES,
  paymentMethod: 'transfer' as const,
  currency: 'USD',
  deliveryOn: DAY,
  ...over,
});
const sell = (over: object = {}) => issue(company.api, draft(over));

describe('an invoice in dollars', () => {
  it('is booked in euro at the middle rate of its day, and says both', async () => {
    const { id } = await sell();
    expect(await company.api.invoicing.get({ id })).toMatchObject({
      base: '881.37',
      vat: '220.34',
      total: '1101.71',
      open: '1101.71',
      lines: [{ unitPrice: '1000', amount: '881.37' }],
      inCurrency: {
        currency: 'USD',
        rate: '1.1346',
        rateOn: DAY,
        lines: [{ amount: '1000.00' }],
        base: '1000.00',
        vat: '250.00',
        total: '1250.00',
      },
    });
    const { items, total } = await company.api.invoicing.list({ search: '1250,00' });
    expect(items).toMatchObject([{ id, total: '1101.71', charged: { currency: 'USD', total: '1250.00' } }]);
    expect(total).toBe('1101.71');
  });

  it('shows its draft in dollars, with the rate', async () => {
    const { id } = await company.api.invoicing.createDraft({ content: draft() });
    const seen = await company.api.invoicing.draft({ id });
    expect(seen).toMatchObject({ rate: { currency: 'USD', rate: '1.1346', rateOn: DAY }, issues: [] });
    expect((await company.api.invoicing.drafts({})).items).toMatchObject([{ id, total: '1250.00', currency: 'USD' }]);
  });

  it('is warned of while the bank has no BIC for its payment', async () => {
    const { id } = await company.api.invoicing.createDraft({ content: draft() });
    const told = async (of = id) =>
      (await company.api.invoicing.draft({ id: of })).warnings.map(({ path, code }) => `${path} ${code}`);
    const { id: inEuro } = await company.api.invoicing.createDraft({ content: draft({ currency: undefined }) });
    expect(await told(inEuro)).not.toContain('seller.bic DRAFT_BIC_MISSING');
    expect(await told()).toContain('seller.bic DRAFT_BIC_MISSING');
    await company.api.companies.update({ ...(await company.api.companies.get()), bic: 'ZABAHR2X' });
    expect(await told()).not.toContain('seller.bic DRAFT_BIC_MISSING');
  });

  it('to a person abroad is told to CIS in euro', async () => {
    const person = await addContact(house, company, { ...ABROAD, kind: 'consumer', name: 'Jane Roe' });
    const drafted = await company.api.invoicing.createDraft({ content: draft({ contactId: person }) });
    expect((await company.api.invoicing.draft(drafted)).issues).toEqual([]);
    const undated = await company.api.invoicing.createDraft({ content: draft({ contactId: person, deliveryOn: '2025-07-01' }) });
    house.mocks.control.next('hnb', 'rates', 'down');
    expect(await company.api.invoicing.draft(undated)).toMatchObject({ rate: null, issues: [] });
    house.mocks.control.clearScenarios();
    const { id, jir } = await sell({ contactId: person });
    expect(jir).not.toBeNull();
    const { receipt } = await submissionOf(house, id);
    expect(receipt).toMatchObject({ IznosUkupno: '1101.71', Pdv: [{ Osnovica: '881.37', Iznos: '220.34' }] });
  });

  it('takes the list that applies on its day', async () => {
    const { id } = await sell({ deliveryOn: '2026-11-22' });
    expect((await company.api.invoicing.get({ id })).inCurrency).toMatchObject({ rateOn: '2026-11-20' });
  });

  it('is settled by all that is open in euro', async () => {
    const { id } = await sell();
    const payment = { id, amount: '1101.71', paidOn: '2026-11-24', method: 'transfer' as const, note: '' };
    await company.api.invoicing.recordPayment(payment);
    expect(await company.api.invoicing.get({ id })).toMatchObject({ status: 'paid', open: '0.00' });
  });

  it('is copied with its currency and taken at the rate of its own day', async () => {
    const { id } = await sell();
    const copy = await company.api.invoicing.createDraft({ copyOf: id });
    const { content, rate } = await company.api.invoicing.draft(copy);
    expect(content).toMatchObject({ currency: 'USD', lines: [{ unitPrice: '1000' }] });
    expect(rate?.rateOn).toBe('2026-11-24');
  });

  it('is cancelled, and credited in parts, at the rate of the invoice', async () => {
    const first = await sell();
    const storno = await company.api.invoicing.cancel({ id: first.id, reason: '' });
    expect(await company.api.invoicing.get({ id: storno.id })).toMatchObject({
      total: '-1101.71',
      inCurrency: { rate: '1.1346', total: '-1250.00' },
    });

    const { id } = await sell({ lines: [{ ...LINES[0], quantity: '3', unitPrice: '33.33' }] });
    for (const quantity of ['1', '2']) {
      const begun = await company.api.invoicing.beginCorrection({ id, kind: 'credit_note' });
      const { version, content, rate } = await company.api.invoicing.draft(begun);
      expect([content.currency, rate?.rate]).toEqual(['USD', '1.1346']);
      const lines = content.lines.map((each) => ({ ...each, quantity }));
      await company.api.invoicing.saveDraft({ id: begun.id, version, content: { ...content, lines } });
      await company.api.invoicing.issue(begun);
    }
    expect(await company.api.invoicing.get({ id })).toMatchObject({ status: 'credited', open: '0.00' });
    const over = await company.api.invoicing.beginCorrection({ id, kind: 'credit_note' });
    expect(await complaints(company.api.invoicing.issue(over))).toEqual(['CREDIT_EXCEEDS_LEFT_IN_CURRENCY']);
  });

  it('is offered in dollars, and invoiced in them', async () => {
    const quote = await issue(company.api, draft({ kind: 'quote', dueOn: '2026-12-24' }));
    expect(await company.api.trade.get({ id: quote.id })).toMatchObject({
      inCurrency: { currency: 'USD', rateOn: '2026-11-24', total: '1250.00' },
    });
    const begun = await company.api.trade.convert({ id: quote.id, to: 'invoice' });
    expect((await company.api.invoicing.draft(begun)).content.currency).toBe('USD');
  });

  it('is paid by its customer in dollars with the BIC of the bank, for which there are no codes', async () => {
    const { slug, version, ...settings } = await company.api.companies.get();
    await company.api.companies.update({ ...settings, version, bic: 'zaba hr2x' });
    const { id } = await sell();
    const { url } = await company.api.sharing.share({ id });
    const token = url?.split('/d/')[1] ?? '';
    const shared = await visitor().sharedDocuments.get({ token });
    expect(shared).toMatchObject({
      payment: { amount: '1250.00', currency: 'USD', bic: 'ZABAHR2X', codes: null },
      document: { inCurrency: { vat: '250.00' } },
    });
  });
});

describe('another currency is refused', () => {
  const refused = async (over: object) => complaints(sell(over));

  it('for a customer at home, for cash, for an advance, beside levies, and where HNB does not list it', async () => {
    const home = await addContact(house, company, { kind: 'consumer', name: 'Ivan Perić', oib: null });
    expect(await refused({ contactId: home })).toEqual(['CURRENCY_BUYER_DOMESTIC']);
    expect(await refused({ paymentMethod: 'card' })).toEqual(['CURRENCY_NOT_BY_TRANSFER']);
    expect(await refused({ kind: 'advance' })).toEqual(['CURRENCY_ADVANCE']);
    expect(await refused({ currency: 'JPY' })).toEqual(['CURRENCY_NOT_OFFERED']);
    const taxed = [{ ...LINES[0], levies: { fee: { name: 'Naknada', amount: '1' } } }];
    expect(await refused({ lines: taxed })).toEqual(['CURRENCY_LEVIES']);
  });

  it('while no rate can be had: no number is used, and the draft stays', async () => {
    const { id } = await company.api.invoicing.createDraft({ content: draft({ deliveryOn: '2025-07-01' }) });
    house.mocks.control.next('hnb', 'rates', 'down');
    expect((await company.api.invoicing.draft({ id })).rate).toBeNull();
    house.mocks.control.next('hnb', 'rates', 'down');
    expect(await refusal(company.api.invoicing.issue({ id }))).toMatchObject({ code: 'CURRENCY_RATE_UNAVAILABLE' });
    house.mocks.control.clearScenarios();
    expect(await company.api.invoicing.issue({ id })).toMatchObject({ number: '1/P1/1' });
  });
});
