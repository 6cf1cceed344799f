import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';

import { createTestHouse, type TestCompany, type TestHouse } from '#tests/kit/house.ts';

import { addContact, complaints, eventTypes, firm, issue, line, refusal, sequencesOf } from './kit.ts';

let house: TestHouse;
let company: TestCompany;
let contactId: string;

beforeAll(async () => {
  house = await createTestHouse();
});
afterAll(() => house.close());
beforeEach(async () => {
  company = await firm(house);
  contactId = await addContact(house, company, { kind: 'consumer', name: 'Ivan Perić', oib: null, email: 'ivan@example.hr' });
});

const LINES = [line({ vatCode: 'standard', quantity: '3', unitPrice: '33.33' })];

const note = (over: object = {}) => issue(company.api, { kind: 'delivery_note', contactId, lines: LINES, ...over });
const paper = (kind: 'quote' | 'proforma', over: object = {}) =>
  issue(company.api, { kind, contactId, lines: LINES, paymentMethod: 'transfer', ...over });
const issued = (draft: { readonly id: string }) => company.api.invoicing.issue({ id: draft.id });
const charge = async (...ids: string[]) => issued(await company.api.trade.invoiceDeliveries({ ids }));
const stateOf = async (id: string) => (await company.api.trade.get({ id })).state;

describe('a delivery note', () => {
  it('takes a number of its own and touches no invoice, no fiscalization and no income', async () => {
    expect(await note()).toMatchObject({ kind: 'delivery_note', number: 'OTP-1/2026', zki: null, jir: null });
    expect((await note()).number).toBe('OTP-2/2026');
    expect((await company.api.invoicing.list({})).counts).toMatchObject({ all: 0, drafts: 0 });
    const keys = (await sequencesOf(house, company)).map(({ key, last }) => `${key} ${last}`);
    expect(keys).toEqual(['delivery_note 2']);
  });

  it('lists goods without prices, says when and where they go, and asks for no money', async () => {
    const { id } = await note({
      lines: [line({ vatCode: 'standard', unitPrice: '', exemptionReason: null })],
      deliveryOn: '2026-11-26',
      paymentMethod: 'transfer',
      delivery: { printsPrices: false, address: 'Skladište Jug, Vukovarska 5, Split' },
    });
    expect(await company.api.trade.get({ id })).toMatchObject({
      deliveryOn: '2026-11-26',
      dueOn: null,
      paymentReference: null,
      delivery: { printsPrices: false, address: 'Skladište Jug, Vukovarska 5, Split' },
      notes: [],
      lines: [{ quantity: '2', unitPrice: '' }],
    });
    const priced = company.api.invoicing.createDraft({
      content: {
        kind: 'delivery_note',
        contactId,
        lines: [line({ unitPrice: '' })],
        delivery: { printsPrices: true, address: '' },
      },
    });
    expect(await complaints(priced.then(issued))).toContain('INVOICE_LINE_PRICE_MISSING');
  });

  it('goes by mail without an amount, and its page asks nothing', async () => {
    const { id } = await note();
    await company.api.invoicing.send({ id, to: 'ivan@example.hr', message: '' });
    await house.drain();
    const mail = house.mocks.control.outbox().findLast(({ to }) => to.includes('ivan@example.hr'));
    expect(mail?.subject).toBe('Otpremnica OTP-1/2026 – Javor d.o.o.');
    expect(mail?.attachments.map(({ filename }) => filename)).toEqual(['Otpremnica-OTP-1-2026.pdf']);
    expect(mail?.text).not.toContain('€');
    const token = (await company.api.sharing.link({ id })).url?.split('/d/')[1] ?? '';
    const seen = await house.visitor.sharedDocuments.get({ token });
    expect(seen).toMatchObject({ state: 'delivery', payment: null, answer: null });
    const answer = house.visitor.sharedDocuments.answer({ token, decision: 'accepted', name: 'Ivan' });
    expect((await refusal(answer)).code).toBe('QUOTE_EXPECTED');
  });
});

describe('what is delivered', () => {
  it('by an invoice is invoiced already', async () => {
    const invoice = await issue(company.api, { contactId, lines: LINES });
    const begun = await company.api.trade.beginDelivery({ id: invoice.id });
    expect(await company.api.trade.beginDelivery({ id: invoice.id })).toEqual(begun);
    house.clock.advance(60_000);
    const { id, number } = await issued(begun);
    expect(await company.api.trade.get({ id })).toMatchObject({
      state: 'converted',
      conversions: [],
      refersTo: { id: invoice.id, number: invoice.number },
    });
    const params = { number, made: invoice.number };
    expect(await refusal(charge(id))).toMatchObject({ code: 'TRADE_ALREADY_CONVERTED', params });
    const { chain } = await company.api.invoicing.get({ id: invoice.id });
    expect(chain.map((each) => each.number)).toEqual([invoice.number, number]);
    expect(await eventTypes(house, invoice.id)).toContain('invoice.delivered');
    const storno = await company.api.invoicing.cancel({ id: invoice.id });
    for (const source of [invoice.id, storno.id]) await refusal(company.api.trade.beginDelivery({ id: source }));
  });

  it('by a quote in parts is invoiced part by part, and the quote then not as well', async () => {
    const quote = await paper('quote');
    const first = await issued(await company.api.trade.beginDelivery({ id: quote.id }));
    const second = await issued(await company.api.trade.beginDelivery({ id: quote.id }));
    expect(await company.api.trade.get({ id: quote.id })).toMatchObject({ state: 'issued', mayDeliver: true });
    const invoice = await charge(first.id);
    expect(await stateOf(quote.id)).toBe('converted');
    const refused = { code: 'TRADE_ALREADY_CONVERTED', params: { number: quote.number, made: invoice.number } };
    expect(await refusal(company.api.trade.convert({ id: quote.id, to: 'invoice' }))).toMatchObject(refused);
    expect(await stateOf(second.id)).toBe('issued');
    await charge(second.id);
    const { chain } = await company.api.trade.get({ id: quote.id });
    expect(chain.map(({ kind }) => kind)).toEqual(['quote', 'delivery_note', 'delivery_note', 'invoice', 'invoice']);
  });

  it('by a quote that became an invoice is not invoiced again', async () => {
    const quote = await paper('quote');
    const { id, number } = await issued(await company.api.trade.beginDelivery({ id: quote.id }));
    const early = await company.api.trade.invoiceDeliveries({ ids: [id] });
    const invoice = await issued(await company.api.trade.convert({ id: quote.id, to: 'invoice' }));
    const refused = { code: 'TRADE_ALREADY_CONVERTED', params: { number, made: invoice.number } };
    expect(await refusal(issued(early))).toMatchObject(refused);
    expect(await stateOf(id)).toBe('converted');
    expect((await refusal(company.api.trade.beginDelivery({ id: quote.id }))).code).toBe('TRADE_ALREADY_CONVERTED');
  });
});

describe('several notes of one customer', () => {
  it('become one invoice with all their lines, which names them and is supplied on the last day', async () => {
    const [a, b] = [
      await note({ deliveryOn: '2026-11-20' }),
      await note({ deliveryOn: '2026-11-23', lines: [...LINES, ...LINES] }),
    ];
    const draft = await company.api.trade.invoiceDeliveries({ ids: [b.id, a.id] });
    expect(await company.api.trade.invoiceDeliveries({ ids: [a.id, b.id] })).toEqual(draft);
    const { content, origin } = await company.api.invoicing.draft(draft);
    expect(content.lines).toHaveLength(3);
    expect(content).toMatchObject({ kind: 'invoice', deliveryOn: '2026-11-23' });
    expect(content.note).toMatch(/^Po otpremnicama: OTP-1\/2026 od .*, OTP-2\/2026 od /);
    expect(content.delivery).toBeUndefined();
    expect(origin?.number).toBe(a.number);
    const invoice = await issued(draft);
    for (const { id } of [a, b]) {
      expect(await stateOf(id)).toBe('converted');
      expect((await company.api.trade.get({ id })).chain.map(({ number }) => number)).toContain(invoice.number);
    }
    const lists = async (view: 'open' | 'converted') =>
      (await company.api.trade.list({ kinds: ['delivery_note'], view })).items.map(({ number }) => number).sort();
    expect(await lists('converted')).toEqual([a.number, b.number]);
    expect(await lists('open')).toEqual([]);

    await company.api.invoicing.cancel({ id: invoice.id });
    expect(await lists('open')).toEqual([a.number, b.number]);
    await expect(charge(a.id, b.id)).resolves.toMatchObject({ kind: 'invoice' });
  });

  it('are invoiced once, also when two do it at the same time', async () => {
    const [a, b] = [await note(), await note()];
    const drafts = [
      await company.api.trade.invoiceDeliveries({ ids: [a.id, b.id] }),
      await company.api.trade.invoiceDeliveries({ ids: [b.id] }),
    ];
    const outcomes = await Promise.allSettled(drafts.map(issued));
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect((await company.api.invoicing.list({})).counts.all).toBe(1);
  });

  it('that differ in customer, prices or discount do not, nor do those that were withdrawn', async () => {
    const first = await note();
    const other = await addContact(house, company, { kind: 'consumer', name: 'Ana Anić', oib: null });
    for (const over of [{ contactId: other }, { priceMode: 'gross' }, { discountPercent: '10' }])
      expect((await refusal(charge(first.id, (await note(over)).id))).code).toBe('DELIVERIES_DIFFER');
    const withdrawn = await note();
    const early = await company.api.trade.invoiceDeliveries({ ids: [withdrawn.id] });
    await company.api.trade.decide({ id: withdrawn.id, decision: 'withdrawn' });
    expect((await refusal(charge(withdrawn.id))).code).toBe('DELIVERY_WITHDRAWN');
    expect((await refusal(issued(early))).code).toBe('DELIVERY_WITHDRAWN');
    expect((await company.api.trade.list({ kinds: ['delivery_note'], view: 'dropped' })).counts.dropped).toBe(1);
    await company.api.trade.decide({ id: withdrawn.id, decision: 'open' });
    await charge(withdrawn.id);
    expect((await refusal(company.api.trade.decide({ id: withdrawn.id, decision: 'withdrawn' }))).code).toBe(
      'TRADE_ALREADY_CONVERTED',
    );
    const quote = await paper('quote');
    expect((await refusal(charge(quote.id))).code).toBe('TRADE_DOCUMENT_NOT_FOUND');
    expect((await refusal(company.api.trade.decide({ id: first.id, decision: 'accepted' }))).code).toBe('QUOTE_EXPECTED');
  });

  it('wait again when the draft of their invoice is thrown away', async () => {
    const { id } = await note();
    const draft = await company.api.trade.convert({ id, to: 'invoice' });
    await company.api.invoicing.deleteDraft({ id: draft.id });
    expect(await stateOf(id)).toBe('issued');
    await expect(charge(id)).resolves.toMatchObject({ kind: 'invoice' });
  });
});
