import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';

import { createCaller } from '#server/trpc/caller.ts';
import { addContact, eventTypes, firm, issue, line, refusal } from '#tests/integration/invoicing/kit.ts';
import { createTestHouse, type TestCompany, type TestHouse } from '#tests/kit/house.ts';

let house: TestHouse;
let company: TestCompany;
let contactId: string;

beforeAll(async () => {
  house = await createTestHouse({ start: '2026-11-24T09:00:00.000Z' });
});
afterAll(() => house.close());
beforeEach(async () => {
  house.clock.set('2026-11-24T09:00:00.000Z');
  company = await firm(house);
  contactId = await addContact(house, company, { kind: 'consumer', name: 'Ivan Perić', oib: null, email: 'ivan@example.hr' });
});

let visitors = 0;

/** The router as a stranger with a browser reaches it, each from a network of its own. */
const visitor = (ip = `203.0.113.${(visitors += 1)}`) =>
  createCaller({ ...house.context(), ip, userAgent: 'Mozilla/5.0 Firefox/140.0', session: null, company: null });

const LINES = [line({ vatCode: 'standard', quantity: '1', unitPrice: '400.00' })];

async function shared(kind: 'quote' | 'proforma' = 'quote', over: object = {}) {
  const { id, number } = await issue(company.api, {
    kind,
    contactId,
    lines: LINES,
    paymentMethod: 'transfer',
    dueOn: '2026-12-15',
    ...over,
  });
  const { url } = await company.api.sharing.share({ id });
  return { id, number, token: url?.split('/d/')[1] ?? '' };
}

const ACCEPTS = { decision: 'accepted', name: '  Ivana Perić ', remark: 'Narudžbenica 12' } as const;

describe('a quote’s page', () => {
  it('takes one answer, which its seller hears by mail, on the quote, on its timeline and on the start page', async () => {
    const { id, number, token } = await shared();
    expect(await visitor().sharedDocuments.get({ token })).toMatchObject({
      state: 'waiting',
      answer: null,
      payment: null,
      document: { kind: 'quote', number, total: '500.00' },
    });
    house.clock.set('2026-11-24T09:07:00.000Z');
    await visitor().sharedDocuments.answer({ token, ...ACCEPTS });

    const seen = await visitor().sharedDocuments.get({ token });
    expect(seen).toMatchObject({ state: 'accepted', answer: { decision: 'accepted', customer: 'Ivana Perić' } });
    expect(JSON.stringify(seen)).not.toContain('Narudžbenica');
    const answer = { decision: 'accepted', customer: 'Ivana Perić', remark: 'Narudžbenica 12', at: house.clock.now() };
    const quote = await company.api.trade.get({ id });
    expect(quote).toMatchObject({ state: 'accepted', answer });
    expect(quote.timeline.find(({ type }) => type === 'trade.decided')).toMatchObject({
      at: house.clock.now(),
      actor: '',
      data: { decision: 'accepted', customer: 'Ivana Perić', remark: 'Narudžbenica 12' },
    });
    const waiting = async () => (await company.api.overview.get()).attention.filter(({ kind }) => kind === 'quote_accepted');
    expect(await waiting()).toMatchObject([{ href: `ponude/${id}`, number, name: 'Ivan Perić', amount: '500.00' }]);

    await house.drain();
    const mail = house.mocks.control.outbox().findLast(({ subject }) => subject.includes(number));
    expect(mail).toMatchObject({ to: [company.owner.session.email], subject: `Ponuda ${number} je prihvaćena – Ivan Perić` });
    expect(mail?.text).toContain('Ivana Perić prihvaća ponudu za kupca Ivan Perić u iznosu 500,00');
    expect(mail?.text).toContain('Napomena: Narudžbenica 12');
    expect(mail?.text).toContain(`/${company.slug}/ponude/${id}`);

    await company.api.invoicing.issue(await company.api.trade.convert({ id, to: 'invoice' }));
    expect(await waiting()).toEqual([]);
    expect((await visitor().sharedDocuments.get({ token })).state).toBe('converted');
  });

  it('is answered once, also by two at the same time', async () => {
    const { id, token } = await shared();
    const asked = await Promise.allSettled([
      visitor().sharedDocuments.answer({ token, ...ACCEPTS }),
      visitor().sharedDocuments.answer({ token, decision: 'declined', name: 'Marko' }),
      visitor().sharedDocuments.answer({ token, ...ACCEPTS }),
    ]);
    expect(asked.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect((await refusal(visitor().sharedDocuments.answer({ token, ...ACCEPTS }))).code).toBe('QUOTE_CLOSED');
    expect((await eventTypes(house, id)).filter((type) => type === 'trade.decided')).toHaveLength(1);
  });

  it('waits again when the seller takes the answer back', async () => {
    const { id, token } = await shared();
    await visitor().sharedDocuments.answer({ token, decision: 'declined', name: 'Ivan' });
    expect((await visitor().sharedDocuments.get({ token })).state).toBe('declined');
    await company.api.trade.decide({ id, decision: 'open' });
    expect(await visitor().sharedDocuments.get({ token })).toMatchObject({ state: 'waiting', answer: null });
    await visitor().sharedDocuments.answer({ token, ...ACCEPTS });
    expect((await company.api.trade.get({ id })).state).toBe('accepted');
  });

  it('wants a signature and a choice', async () => {
    const { token } = await shared();
    for (const input of [{ decision: 'accepted', name: '   ' }, { decision: 'open', name: 'Ivan' }, { name: 'Ivan' }])
      await expect(visitor().sharedDocuments.answer({ token, ...input } as never)).rejects.toThrow();
    expect((await visitor().sharedDocuments.get({ token })).state).toBe('waiting');
  });

  it('holds to the end of its last day in Zagreb', async () => {
    const { token } = await shared();
    const other = await shared();
    house.clock.set('2026-12-15T22:59:59.000Z');
    await visitor().sharedDocuments.answer({ token: other.token, ...ACCEPTS });
    house.clock.set('2026-12-15T23:00:00.000Z');
    expect((await visitor().sharedDocuments.get({ token })).state).toBe('expired');
    expect((await refusal(visitor().sharedDocuments.answer({ token, ...ACCEPTS }))).code).toBe('QUOTE_EXPIRED');
    expect((await visitor().sharedDocuments.get({ token: other.token })).state).toBe('accepted');
  });

  it('takes none once the quote is withdrawn, replaced, made an invoice, or its link revoked', async () => {
    const withdrawn = await shared();
    await company.api.trade.decide({ id: withdrawn.id, decision: 'withdrawn' });
    const replaced = await shared();
    const revision = await company.api.trade.convert({ id: replaced.id, to: 'quote' });
    expect((await visitor().sharedDocuments.get({ token: replaced.token })).state).toBe('waiting');
    const next = await company.api.invoicing.issue(revision);
    const invoiced = await shared();
    await company.api.invoicing.issue(await company.api.trade.convert({ id: invoiced.id, to: 'invoice' }));
    for (const [{ token }, state] of [
      [withdrawn, 'withdrawn'],
      [replaced, 'replaced'],
      [invoiced, 'converted'],
    ] as const) {
      expect((await visitor().sharedDocuments.get({ token })).state).toBe(state);
      expect((await refusal(visitor().sharedDocuments.answer({ token, ...ACCEPTS }))).code).toBe('QUOTE_CLOSED');
    }
    expect((await company.api.trade.list({ view: 'dropped' })).items.map(({ state }) => state).sort()).toEqual([
      'replaced',
      'withdrawn',
    ]);
    expect((await company.api.trade.get({ id: withdrawn.id })).conversions).toEqual(['quote']);
    expect((await company.api.trade.get({ id: next.id })).chain.map(({ number }) => number)).toEqual([
      replaced.number,
      next.number,
    ]);
    const revoked = await shared();
    await company.api.sharing.revoke({ id: revoked.id });
    const { token } = revoked;
    expect((await refusal(visitor().sharedDocuments.answer({ token, ...ACCEPTS }))).code).toBe('DOCUMENT_LINK_GONE');
  });

  it('is what the mail leads to, and its views are counted', async () => {
    const { id, token } = await shared();
    await company.api.invoicing.send({ id, to: 'ivan@example.hr', message: '' });
    await house.drain();
    const mail = house.mocks.control.outbox().findLast(({ to }) => to.includes('ivan@example.hr'));
    expect(mail?.html).toContain(`/d/${token}`);
    expect(mail?.html).toContain('Pogledaj ponudu');
    expect(mail?.text).toContain('Ponudu možete prihvatiti ili odbiti na njezinoj stranici:');
    await visitor().sharedDocuments.noteView({ token });
    const { timeline } = await company.api.trade.get({ id });
    expect(timeline.find(({ type }) => type === 'invoice.viewed')?.data).toEqual({ count: 1 });
    const pdf = await visitor().sharedDocuments.pdf({ token });
    expect(pdf).toEqual(await company.api.documents.invoicePdf({ id }));
  });

  it('makes a network that answers too often wait', async () => {
    const { token } = await shared();
    await visitor().sharedDocuments.answer({ token, ...ACCEPTS });
    const eager = visitor('198.51.100.7');
    const codes = new Set<string>();
    for (let answer = 0; answer < 31; answer += 1)
      codes.add((await refusal(eager.sharedDocuments.answer({ token, ...ACCEPTS }))).code);
    expect([...codes]).toEqual(['QUOTE_CLOSED', 'RATE_LIMITED']);
  });
});

describe('a pro forma’s page', () => {
  it('says how to pay it, also late, until an invoice takes its place, and is not answered', async () => {
    const { id, number, token } = await shared('proforma');
    const seen = await visitor().sharedDocuments.get({ token });
    expect(seen).toMatchObject({
      state: 'open',
      payment: { amount: '500.00', iban: 'HR7799999981234567897', description: `Predračun ${number}` },
    });
    expect(seen.payment?.codes?.hub3).toMatch(/^HRVHUB30\nEUR\n000000000050000\n/);
    expect(seen.payment?.codes?.epc).toContain('\nEUR500.00\n');
    expect((await refusal(visitor().sharedDocuments.answer({ token, ...ACCEPTS }))).code).toBe('QUOTE_EXPECTED');
    house.clock.set('2026-12-16T09:00:00.000Z');
    expect(await visitor().sharedDocuments.get({ token })).toMatchObject({ state: 'overdue', payment: { amount: '500.00' } });
    await company.api.invoicing.issue(await company.api.trade.convert({ id, to: 'invoice' }));
    expect(await visitor().sharedDocuments.get({ token })).toMatchObject({ state: 'converted', payment: null });
  });
});
