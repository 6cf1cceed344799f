import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';

import { checkDueEInvoices } from '#server/modules/einvoice/index.ts';
import { refusal } from '#tests/integration/invoicing/kit.ts';
import { createTestHouse, type TestHouse } from '#tests/kit/house.ts';

import { type ConnectedCompany, connected } from './kit.ts';

let house: TestHouse;
let company: ConnectedCompany;

beforeAll(async () => {
  house = await createTestHouse();
});
beforeEach(async () => {
  house.clock.set('2026-11-24T09:05:00.000Z');
  house.mocks.control.clearScenarios();
  company = await connected(house, 'moj_eracun');
});
afterAll(() => house.close());

async function received(values: Readonly<Record<string, string>> = {}): Promise<string> {
  await house.mocks.control.act('moj_eracun', 'invoice-arrives', { oib: company.oib, ...values });
  await company.api.einvoice.receiveNow();
  return (await company.api.einvoice.incoming({})).items[0]!.id;
}
const life = async (id: string) => (await company.api.einvoice.life({ id, direction: 'in' })).steps;
const step = async (id: string, key: string) => (await life(id)).find((each) => each.key === key);

describe('a received eRačun as a cost', () => {
  it('is proposed with the amounts of its seller, and booked once with a link to its XML', async () => {
    const id = await received({ number: '7/P1/1', amount: '200.00' });
    expect(await company.api.einvoice.expenseProposal({ id })).toMatchObject({
      number: '7/P1/1',
      total: '250.00',
      vatGroups: [{ rate: '25', base: '200.00', amount: '50.00' }],
      expense: null,
    });
    const [{ expenseId }, again] = [
      await company.api.einvoice.bookIncoming({ id, category: 'materials' }),
      await company.api.einvoice.bookIncoming({ id, category: 'rent' }),
    ];
    expect(again.expenseId).toBe(expenseId);
    const expense = await company.api.expenses.get({ id: expenseId });
    expect(expense).toMatchObject({ total: '250.00', category: 'materials', einvoiceId: id, number: '7/P1/1' });
    expect(expense.lines[0]).toMatchObject({ description: 'Uredski materijal, šalice i žute bilježnice', amount: '200.00' });
    const incoming = await company.api.einvoice.getIncoming({ id });
    expect([incoming.isBooked, expense.documentId]).toEqual([true, incoming.documentId]);
    expect((await company.api.einvoice.expenseProposal({ id })).expense).toEqual({ id: expenseId, number: '7/P1/1' });
    // Taken away and put back, it is the same cost; taken away it may be booked anew.
    await company.api.expenses.remove({ id: expenseId });
    expect((await company.api.einvoice.getIncoming({ id })).isBooked).toBe(false);
    await company.api.expenses.restore({ id: expenseId });
    expect((await company.api.einvoice.getIncoming({ id })).isBooked).toBe(true);
  });

  it('takes over the kind of the last cost of its supplier', async () => {
    const first = await received({ number: '1/P1/1' });
    await company.api.einvoice.bookIncoming({ id: first, category: 'utilities' });
    const { supplierTaxId } = await company.api.einvoice.expenseProposal({ id: first });
    for (const number of ['2/P1/1', '3/P1/1', '4/P1/1']) {
      const { category, ...next } = await company.api.einvoice.expenseProposal({ id: await received({ number }) });
      if (next.supplierTaxId === supplierTaxId) expect(category).toBe('utilities');
    }
  });

  it('is not booked beside the same invoice that came on paper', async () => {
    const id = await received({ number: '9/P1/1', amount: '40.00' });
    const { supplierName, supplierTaxId } = await company.api.einvoice.expenseProposal({ id });
    await company.api.expenses.save({
      supplierName,
      supplierTaxId,
      supplierAddress: '',
      supplierIban: '',
      number: '9/P1/1',
      issuedOn: '2026-11-24',
      currency: 'EUR',
      total: '50.00',
      paymentReference: '',
      note: '',
    });
    expect((await refusal(company.api.einvoice.bookIncoming({ id }))).code).toBe('EXPENSE_DUPLICATE');
  });

  it('is none when it was refused, or cannot be read', async () => {
    const refused = await received();
    await company.api.einvoice.reject({ id: refused, reason: 'O', text: 'Nije naručeno' });
    expect((await refusal(company.api.einvoice.bookIncoming({ id: refused }))).code).toBe('EINVOICE_ALREADY_REJECTED');
    const unreadable = await received({ kind: 'unreadable' });
    expect((await refusal(company.api.einvoice.expenseProposal({ id: unreadable }))).code).toBe('EINVOICE_NO_EXPENSE');
  });
});

describe('what the recipient has to do', () => {
  it('is said step by step, with the deadline counted in working days of Croatia', async () => {
    house.clock.set('2026-12-23T09:00:00.000Z');
    const id = await received();
    // Christmas, St Stephen's and New Year lie between.
    expect((await company.api.einvoice.incoming({})).items[0]).toMatchObject({
      fiscal: 'none',
      deadline: { on: '2026-12-31', workingDaysLeft: 5, isOver: false },
    });
    expect(await step(id, 'receipt_fiscalized')).toMatchObject({ state: 'now', note: 'receipt_waits', on: '2026-12-31' });
    expect((await company.api.einvoice.life({ id, direction: 'in' })).now).toBe('decided');
    house.clock.set('2026-12-23T09:02:00.000Z');
    await checkDueEInvoices.handle(house.deps, {});
    expect(await step(id, 'receipt_fiscalized')).toMatchObject({ state: 'done' });
    expect((await company.api.einvoice.incoming({})).items[0]).toMatchObject({ fiscal: 'done', deadline: null });
  });

  it('turns to the person where the receipt was not reported, or nobody sees it in time', async () => {
    const id = await received();
    house.mocks.control.standing('moj_eracun', 'inboxFiscalStatus', 'fiscal-failed');
    house.clock.advance(120_000);
    await checkDueEInvoices.handle(house.deps, {});
    expect(await step(id, 'receipt_fiscalized')).toMatchObject({ state: 'failed', words: [expect.stringContaining('S005')] });
    const late = await received();
    house.clock.set('2026-12-10T09:00:00.000Z');
    expect(await step(late, 'receipt_fiscalized')).toMatchObject({ state: 'failed', note: 'receipt_late', actor: 'you' });
  });

  it('is told to the seller once: accepted, and then no longer open', async () => {
    const id = await received();
    await company.api.einvoice.accept({ id });
    await company.api.einvoice.accept({ id });
    expect(await step(id, 'decided')).toMatchObject({ state: 'done', note: 'you_accepted' });
    expect((await company.api.einvoice.life({ id, direction: 'in' })).now).toBe('booked');
    await company.api.einvoice.reject({ id, reason: 'N', text: 'Ipak ne' });
    expect((await refusal(company.api.einvoice.accept({ id }))).code).toBe('EINVOICE_ALREADY_REJECTED');
    expect(await step(id, 'rejection_reported')).toMatchObject({ state: 'done', message: { kind: 'report' } });
    expect((await life(id)).map(({ key }) => key)).not.toContain('booked');
  });
});

describe('the list', () => {
  it('is narrowed by view and by letters typed without their marks', async () => {
    const [odd, plain, refused] = [
      await received({ number: '11/P1/1', kind: 'odd' }),
      await received({ number: '12/P1/1' }),
      await received({ number: '13/P1/1' }),
    ];
    await company.api.einvoice.reject({ id: refused, reason: 'O', text: 'Ne' });
    await company.api.einvoice.accept({ id: plain });
    await company.api.einvoice.bookIncoming({ id: plain });
    const ids = async (asked: Parameters<typeof company.api.einvoice.incoming>[0]) =>
      (await company.api.einvoice.incoming(asked)).items.map(({ id }) => id);
    expect(await ids({ view: 'open' })).toEqual([odd]);
    expect(await ids({ view: 'accepted' })).toEqual([plain]);
    expect(await ids({ view: 'rejected' })).toEqual([refused]);
    expect(await ids({ view: 'odd' })).toEqual([odd]);
    expect(await ids({ view: 'unbooked' })).toEqual([odd]);
    expect(await ids({ search: '12/p1' })).toEqual([plain]);
    const { sellerName } = (await company.api.einvoice.getIncoming({ id: odd })).header;
    const typed = sellerName.toLowerCase().replace(/[čć]/g, 'c').replaceAll('š', 's').slice(0, 6);
    expect(await ids({ search: typed })).toContain(odd);
    expect(await ids({ search: 'nema toga' })).toEqual([]);
  });

  it('is found by the seller, an OIB, an amount as people write it, and our own references that the seller names', async () => {
    const wanted = await received({ number: '21/P1/1', amount: '1234.40', order: 'NAR-2026/Č7', contract: 'Ugovor 88-B' });
    const other = await received({ number: '22/P1/1' });
    const ids = async (search: string) => (await company.api.einvoice.incoming({ search })).items.map(({ id }) => id);
    for (const typed of ['1.543,00', '1543,00', '1543.00', 'nar-2026/c7', 'UGOVOR 88-b', '21/p1/1'])
      expect(await ids(typed), typed).toEqual([wanted]);
    const { sellerOib, sellerName } = (await company.api.einvoice.getIncoming({ id: other })).header;
    expect(await ids(sellerOib)).toEqual([other]);
    expect(await ids(sellerName.normalize('NFD').replace(/\p{M}/gu, '').replaceAll('Đ', 'D').toUpperCase())).toEqual([other]);
  });

  it('goes on where it ended, also among those that came at the same moment', async () => {
    for (let at = 0; at < 53; at += 1)
      await house.mocks.control.act('moj_eracun', 'invoice-arrives', { oib: company.oib, number: `${at}/P1/1` });
    await company.api.einvoice.receiveNow();
    const first = await company.api.einvoice.incoming({});
    const rest = await company.api.einvoice.incoming({ cursor: first.nextCursor! });
    expect([first.items.length, rest.items.length, rest.nextCursor]).toEqual([50, 3, null]);
    expect(new Set([...first.items, ...rest.items].map(({ id }) => id)).size).toBe(53);
    expect((await refusal(company.api.einvoice.incoming({ cursor: 'x' }))).code).toBe('CURSOR_INVALID');
  });
});
