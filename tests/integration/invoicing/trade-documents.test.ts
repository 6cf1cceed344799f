import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';

import type { TradeView } from '#server/contracts/trade.ts';
import { createTestHouse, type TestCompany, type TestHouse } from '#tests/kit/house.ts';

import { addContact, eventTypes, firm, issue, line, refusal, sequencesOf } from './kit.ts';

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

/** Drafts and issues a paper, to be paid by transfer. */
const paper = (kind: 'quote' | 'proforma', over: object = {}) =>
  issue(company.api, { kind, contactId, lines: LINES, paymentMethod: 'transfer', ...over });

const convert = async (id: string, to: 'proforma' | 'invoice') =>
  company.api.invoicing.issue(await company.api.trade.convert({ id, to }));

describe('a quote', () => {
  it('takes a number of its own and touches no invoice, no fiscalization and no income', async () => {
    expect(await paper('quote')).toMatchObject({ kind: 'quote', number: 'PON-1/2026', zki: null, jir: null });
    expect(await paper('quote')).toMatchObject({ number: 'PON-2/2026' });
    expect(await paper('proforma')).toMatchObject({ number: 'PRE-1/2026' });
    const invoice = await issue(company.api, { contactId, lines: LINES });
    expect(invoice.number).toMatch(/^1\//);
    expect((await company.api.invoicing.list({})).counts).toMatchObject({ all: 1, drafts: 0 });
    const keys = (await sequencesOf(house, company)).map(({ key, last }) => `${/^[a-z]+$/.test(key) ? key : 'legal'} ${last}`);
    expect(keys.sort()).toEqual(['legal 1', 'proforma 1', 'quote 2']);
  });

  it('has the totals that its invoice will have', async () => {
    const { id } = await paper('quote', { discountPercent: '10' });
    const quote = await company.api.trade.get({ id });
    const invoice = await company.api.invoicing.get({ id: (await convert(id, 'invoice')).id });
    expect(quote).toMatchObject({ base: '89.99', vat: '22.50', total: '112.49' });
    for (const amount of ['base', 'vat', 'total', 'linesTotal', 'discount'] as const) expect(invoice[amount]).toBe(quote[amount]);
    expect(invoice.lines.map(({ amount }) => amount)).toEqual(quote.lines.map(({ amount }) => amount));
  });

  it('needs a customer, whatever the way to pay, but no place to be issued at', async () => {
    const draft = await company.api.invoicing.createDraft({
      content: { kind: 'quote', lines: LINES, paymentMethod: 'cash', premisesId: null, deviceId: null, operatorId: null },
    });
    const { issues } = await refusal(company.api.invoicing.issue(draft));
    expect(issues.map(({ code }) => code)).toEqual(['INVOICE_BUYER_MISSING']);
    await expect(paper('quote', { premisesId: null, deviceId: null, operatorId: null })).resolves.toMatchObject({
      kind: 'quote',
    });
  });

  it('asked for twice is one', async () => {
    const draft = await company.api.invoicing.createDraft({ content: { kind: 'quote', contactId, lines: LINES } });
    expect(await company.api.invoicing.issue(draft)).toEqual(await company.api.invoicing.issue(draft));
  });

  it('goes by mail with its PDF', { timeout: 60_000 }, async () => {
    const { id } = await paper('quote');
    await company.api.invoicing.send({ id, to: 'ivan@example.hr', message: '' });
    await house.drain();
    const mail = house.mocks.control.outbox().findLast(({ to }) => to.includes('ivan@example.hr'));
    expect(mail?.subject).toBe('Ponuda PON-1/2026 – Javor d.o.o.');
    expect(mail?.attachments.map(({ filename }) => filename)).toEqual(['Ponuda-PON-1-2026.pdf']);
    expect((await company.api.trade.get({ id })).state).not.toBe('issued');
    expect(await eventTypes(house, id)).toEqual(expect.arrayContaining(['trade.issued', 'email.queued', 'email.sent']));
  });
});

describe('from quote to invoice', () => {
  it('the chain of documents is known on each of them', async () => {
    const quote = await paper('quote');
    const proforma = await convert(quote.id, 'proforma');
    const invoice = await convert(proforma.id, 'invoice');
    const storno = await company.api.invoicing.cancel({ id: invoice.id, reason: '' });
    const numbers = [quote, proforma, invoice, storno].map(({ number }) => number);
    const seen = [
      (await company.api.trade.get({ id: quote.id })).chain,
      (await company.api.trade.get({ id: proforma.id })).chain,
      (await company.api.invoicing.get({ id: invoice.id })).chain,
      (await company.api.invoicing.get({ id: storno.id })).chain,
    ];
    for (const chain of seen) expect(chain.map(({ number }) => number).sort()).toEqual([...numbers].sort());
    const alone = await issue(company.api, { contactId, lines: LINES });
    expect((await company.api.invoicing.get({ id: alone.id })).chain.map(({ id }) => id)).toEqual([alone.id]);
  });

  it('one document comes of it; of a cancelled invoice another may', async () => {
    const { id, number } = await paper('proforma');
    const [first, second] = await Promise.all([1, 2].map(() => company.api.trade.convert({ id, to: 'invoice' })));
    expect(first).toEqual(second);
    const invoice = await company.api.invoicing.issue(await company.api.trade.convert({ id, to: 'invoice' }));
    expect(await refusal(company.api.trade.convert({ id, to: 'invoice' }))).toMatchObject({
      code: 'TRADE_ALREADY_CONVERTED',
      params: { number, made: invoice.number },
    });
    expect((await company.api.trade.get({ id })).conversions).toEqual([]);
    await company.api.invoicing.cancel({ id: invoice.id, reason: '' });
    expect(await company.api.trade.get({ id })).toMatchObject({
      state: 'issued',
      conversions: ['advance', 'invoice', 'proforma'],
    });
    await expect(convert(id, 'invoice')).resolves.toMatchObject({ kind: 'invoice' });
  });

  it('an advance that was paid by a pro forma leads to one final invoice, and the pro forma to no other', async () => {
    const proforma = await paper('proforma');
    const advance = await company.api.invoicing.issue(await company.api.trade.convert({ id: proforma.id, to: 'advance' }));
    expect(advance.kind).toBe('advance');
    const final = await company.api.invoicing.issue(await company.api.invoicing.beginFinal({ id: advance.id }));
    expect(await company.api.trade.get({ id: proforma.id })).toMatchObject({ state: 'converted', conversions: [] });
    expect(await refusal(company.api.trade.convert({ id: proforma.id, to: 'invoice' }))).toMatchObject({
      code: 'TRADE_ALREADY_CONVERTED',
    });
    const { chain } = await company.api.invoicing.get({ id: final.id });
    expect(chain.map(({ kind }) => kind)).toEqual(['proforma', 'advance', 'storno', 'invoice']);
  });

  it('a quote with a pro forma is invoiced through the pro forma, and once', async () => {
    const quote = await paper('quote');
    const early = await company.api.trade.convert({ id: quote.id, to: 'invoice' });
    const proforma = await convert(quote.id, 'proforma');
    const second = { code: 'TRADE_ALREADY_CONVERTED', params: { number: quote.number, made: proforma.number } };
    expect(await refusal(company.api.trade.convert({ id: quote.id, to: 'invoice' }))).toMatchObject(second);
    expect(await refusal(company.api.invoicing.issue({ id: early.id }))).toMatchObject(second);
    expect((await company.api.trade.get({ id: quote.id })).conversions).toEqual([]);
    await expect(convert(proforma.id, 'invoice')).resolves.toMatchObject({ kind: 'invoice' });
  });

  it('a pro forma does not become a quote', async () => {
    const { id } = await paper('proforma');
    expect(await refusal(company.api.trade.convert({ id, to: 'quote' }))).toMatchObject({ code: 'TRADE_CONVERSION_IMPOSSIBLE' });
  });
});

describe('the list', () => {
  it('shows what became of each: accepted, declined, expired, converted, and who has not answered', async () => {
    const { api } = company;
    const [accepted, declined, converted, open] = [
      await paper('quote'),
      await paper('quote'),
      await paper('quote'),
      await paper('quote'),
    ];
    await api.trade.decide({ id: accepted.id, decision: 'declined' });
    await api.trade.decide({ id: accepted.id, decision: 'accepted' });
    await api.trade.decide({ id: declined.id, decision: 'declined' });
    await convert(converted.id, 'invoice');
    const of = async (view: TradeView) => (await api.trade.list({ view })).items.map(({ number }) => number);
    expect(await of('accepted')).toEqual([accepted.number]);
    expect(await of('dropped')).toEqual([declined.number]);
    expect(await of('converted')).toEqual([converted.number]);
    expect(await of('open')).toEqual([open.number]);
    const states = new Map((await api.trade.list({})).items.map(({ id, state }) => [id, state]));
    expect([accepted, declined, converted, open].map(({ id }) => states.get(id))).toEqual([
      'accepted',
      'declined',
      'converted',
      'issued',
    ]);
    house.clock.advance(40 * 86_400_000);
    expect(await of('expired')).toEqual([open.number]);
    expect((await api.trade.list({})).counts).toEqual({
      all: 4,
      open: 0,
      accepted: 1,
      dropped: 1,
      expired: 1,
      converted: 1,
      drafts: 0,
    });
  });

  it('is found by number, customer and amount, and comes in pages', async () => {
    const numbers = [(await paper('quote')).number, (await paper('proforma')).number];
    const { api } = company;
    for (const search of ['peric', '124,99', numbers[0] ?? ''])
      expect((await api.trade.list({ search })).items.map(({ number }) => number)).toContain(numbers[0]);
    const first = await api.trade.list({ limit: 1 });
    const second = await api.trade.list({ limit: 1, cursor: first.nextCursor ?? '' });
    expect([...second.items, ...first.items].map(({ number }) => number).sort()).toEqual([...numbers].sort());
    expect(second.nextCursor).toBeNull();
    expect((await api.trade.list({ kinds: ['proforma'] })).items).toHaveLength(1);
  });
});

it('a draft can still become another kind, and like a quote comes a quote', async () => {
  const { api } = company;
  const { id } = await api.invoicing.openBlankDraft({ kind: 'quote', contactId });
  const { content, kind } = await api.invoicing.draft({ id });
  expect(kind).toBe('quote');
  const lines = LINES.map((each) => ({ ...each, productId: null }));
  const saved = await api.invoicing.saveDraft({ id, version: 1, content: { ...content, lines, kind: 'proforma' } });
  expect(await api.invoicing.drafts({ kinds: ['proforma'] })).toMatchObject({ items: [{ id, kind: 'proforma' }] });
  expect((await api.invoicing.drafts({ kinds: ['invoice'] })).items).toEqual([]);
  const issued = await api.invoicing.issue({ id, version: saved.version });
  expect(issued.number).toMatch(/^PRE-/);
  const copy = await api.invoicing.createDraft({ copyOf: issued.id });
  expect((await api.invoicing.draft({ id: copy.id })).kind).toBe('proforma');
});
