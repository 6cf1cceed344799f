import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';

import { reportDueEInvoices } from '#server/modules/einvoice/index.ts';
import { refusal } from '#tests/integration/invoicing/kit.ts';
import { createTestHouse, type TestCompany, type TestHouse } from '#tests/kit/house.ts';

import { accountInput, buyerOib, type ConnectedCompany, connected, invoiceToBusiness, sentAt } from './kit.ts';

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

/** An eRačun over 125.00 that went out. */
async function sent(of: TestCompany = company): Promise<string> {
  const { id } = await invoiceToBusiness(house, of);
  await of.api.einvoice.send({ id });
  await house.drain();
  return id;
}
async function pay(id: string, amount: string, rest: { paidOn?: string; method?: 'transfer' | 'cash' | 'other' } = {}) {
  const paid = await company.api.invoicing.recordPayment({ id, amount, paidOn: '2026-11-24', method: 'transfer', ...rest });
  await house.drain();
  return paid.paymentId;
}
const report = () => reportDueEInvoices.handle(house.deps, {});
const due = async (of: TestCompany = company) => (await of.api.einvoice.reports({})).items;
const done = async (of: TestCompany = company) => (await of.api.einvoice.reports({ view: 'done' })).items;
/** What the Tax Administration was told of the payments of this company, each document with its own. */
const toldOf = (vendor: 'moj_eracun' | 'eposlovanje' = 'moj_eracun') =>
  sentAt(house, vendor, company.oib)
    .map((row) => row[4] ?? '')
    .filter((told) => told !== '');

describe('payments of a sent eRačun', () => {
  it('wait for their day with their part, and are told five working days before the 20th', async () => {
    const id = await sent();
    await pay(id, '50.00');
    await pay(id, '75.00', { paidOn: '2026-11-23', method: 'other' });
    const { items, due: sum } = await company.api.einvoice.reports({});
    expect(items.map(({ amount, of, method, status, dueOn }) => [amount, of, method, status, dueOn])).toEqual([
      ['50.00', '125.00', 'T', 'planned', '2026-12-20'],
      ['75.00', '125.00', 'Z', 'planned', '2026-12-20'],
    ]);
    expect(sum).toEqual({ count: 2, held: 0, failed: 0, late: 0, amount: '125.00', nextDueOn: '2026-12-20' });
    house.clock.set('2026-12-14T05:30:00.000Z');
    await report();
    expect(toldOf()).toEqual([]);
    house.clock.set('2026-12-14T06:01:00.000Z');
    await report();
    await report();
    expect(toldOf()).toEqual(['2026-11-24 50.00 T, 2026-11-23 75.00 Z']);
    expect(await due()).toEqual([]);
    const told = await done();
    expect(told.map(({ status, hasMessage }) => [status, hasMessage])).toEqual(Array(2).fill(['reported', true]));
    expect(told.every(({ requestId }) => /\S/.test(requestId ?? ''))).toBe(true);
  });

  it('leave a record: the message as it went out, kept and archived, and a step on the timeline', async () => {
    const id = await sent();
    await pay(id, '125.00');
    const [planned] = await due();
    expect(await company.api.einvoice.reportNow({ ids: [planned!.id] })).toEqual({ recorded: 1, waiting: 0, failed: 0 });
    await house.drain();
    const message = await company.api.einvoice.reportMessage({ id: planned!.id });
    expect(message.contentType).toBe('text/xml');
    expect(message.text).toContain('<eiz:naplaceniIznos>125.00</eiz:naplaceniIznos>');
    const { timeline, documents } = await company.api.invoicing.get({ id });
    expect(timeline.map(({ type }) => type)).toContain('einvoice.payment_reported');
    expect(documents.map(({ kind }) => kind)).toContain('einvoice_report');
    expect((await company.api.einvoice.ofInvoice({ id })).reports).toMatchObject([{ status: 'reported', amount: '125.00' }]);
  });

  it('may be held, told in another way, and told at once', async () => {
    const id = await sent();
    await pay(id, '125.00', { method: 'other' });
    const reportId = (await due())[0]!.id;
    await company.api.einvoice.setReportMethod({ id: reportId, method: 'O' });
    await company.api.einvoice.holdReport({ id: reportId, held: true });
    house.clock.set('2026-12-21T09:00:00.000Z');
    await report();
    expect(toldOf()).toEqual([]);
    expect((await due())[0]).toMatchObject({ status: 'held', isLate: true, method: 'O' });
    await company.api.einvoice.holdReport({ id: reportId, held: false });
    await report();
    expect(toldOf()).toEqual(['2026-11-24 125.00 O']);
    for (const call of [
      company.api.einvoice.holdReport({ id: reportId, held: true }),
      company.api.einvoice.setReportMethod({ id: reportId, method: 'T' }),
    ])
      expect((await refusal(call)).code).toBe('EINVOICE_REPORT_GONE');
  });

  it('are not told when they were taken back before, and are taken back with a minus when they were', async () => {
    const id = await sent();
    const mistake = await pay(id, '20.00');
    await company.api.invoicing.voidPayment({ id, paymentId: mistake });
    await house.drain();
    expect(await due()).toEqual([]);
    const told = await pay(id, '30.00');
    const [planned] = await due();
    await company.api.einvoice.reportNow({ ids: [planned!.id] });
    house.clock.set('2027-01-08T09:00:00.000Z');
    await company.api.invoicing.voidPayment({ id, paymentId: told });
    await house.drain();
    // The correction belongs to the month in which it came to light, and says the day of what it corrects.
    expect(await due()).toMatchObject([
      { amount: '-30.00', takesBack: true, happenedOn: '2026-11-24', dueOn: '2027-02-20', method: 'T', status: 'planned' },
    ]);
    const [correction] = await due();
    await company.api.einvoice.reportNow({ ids: [correction!.id] });
    expect(toldOf()).toEqual(['2026-11-24 30.00 T, 2026-11-24 -30.00 T']);
  });

  it('that came before it was sent are planned when it goes, and late ones go at once', async () => {
    const { id } = await invoiceToBusiness(house, company);
    await pay(id, '125.00');
    expect(await due()).toEqual([]);
    house.clock.set('2027-01-25T09:00:00.000Z');
    await company.api.einvoice.send({ id });
    await house.drain();
    expect(await due()).toMatchObject([{ dueOn: '2026-12-20', isLate: true, status: 'planned' }]);
    await report();
    expect(toldOf()).toEqual(['2026-11-24 125.00 T']);
  });

  it('are looked up before they are told again when the answer was lost', async () => {
    const id = await sent();
    await pay(id, '60.00');
    await pay(id, '60.00');
    house.clock.set('2026-12-14T08:00:00.000Z');
    house.mocks.control.next('moj_eracun', 'markPaid', 'answered-but-connection-lost');
    await report();
    expect((await due()).map(({ status }) => status)).toEqual(['unsure']);
    house.clock.advance(30_000);
    await report();
    expect((await due()).map(({ status }) => status)).toEqual(['unsure']);
    house.clock.advance(120_000);
    await report();
    expect(await due()).toEqual([]);
    expect(toldOf()).toEqual(['2026-11-24 60.00 T, 2026-11-24 60.00 T']);
    expect(new Set((await done()).map(({ requestId }) => requestId)).size).toBe(2);
  });

  it('wait while the intermediary is away, and for a person when it refuses', async () => {
    const id = await sent();
    await pay(id, '125.00');
    house.clock.set('2026-12-14T08:00:00.000Z');
    house.mocks.control.next('moj_eracun', 'markPaid', 'down');
    await report();
    expect((await due())[0]).toMatchObject({ status: 'planned', failure: 'away' });
    house.clock.advance(3_600_000);
    house.mocks.control.next('moj_eracun', 'markPaid', 'errors-in-200');
    await report();
    expect((await due())[0]).toMatchObject({
      status: 'failed',
      failure: 'rejected',
      errors: [expect.stringContaining('CompanyBu')],
    });
    const { timeline } = await company.api.invoicing.get({ id });
    expect(timeline.map(({ type }) => type)).toContain('einvoice.report_failed');
    const [failed] = await due();
    expect(await company.api.einvoice.reportNow({ ids: [failed!.id] })).toEqual({ recorded: 1, waiting: 0, failed: 0 });
  });

  it('go through ePoslovanje as well, and know their request', async () => {
    await company.api.einvoice.saveAccount(accountInput('eposlovanje', company.oib));
    const id = await sent();
    await pay(id, '125.00');
    const [planned] = await due();
    await company.api.einvoice.reportNow({ ids: [planned!.id] });
    expect(toldOf('eposlovanje')).toEqual(['2026-11-24 125.00 T']);
    expect((await done())[0]?.requestId).toMatch(/\S/);
  });

  it('are told by a person where the intermediary cannot', async () => {
    company = { ...(await connected(house, 'ie_racuni')) };
    const id = await sent();
    await pay(id, '125.00');
    house.clock.set('2026-12-14T08:00:00.000Z');
    await report();
    const [stopped] = await due();
    expect(stopped).toMatchObject({ status: 'failed', failure: 'unsupported' });
    expect((await company.api.einvoice.reports({})).canReport).toBe(false);
    await company.api.einvoice.resolveReport({ id: stopped!.id, wasRecorded: true });
    expect(await due()).toEqual([]);
    expect(await done()).toMatchObject([{ status: 'reported', hasMessage: false }]);
    expect((await refusal(company.api.einvoice.reportMessage({ id: stopped!.id }))).code).toBe('EINVOICE_REPORT_NOT_FOUND');
  });

  it('wait for a person where the seller need not issue eRačuni yet', async () => {
    const settings = await company.api.companies.get();
    await company.api.companies.update({ ...settings, inVat: false });
    const id = await sent();
    await pay(id, '100.00');
    house.clock.set('2026-12-22T09:00:00.000Z');
    await report();
    expect(await due()).toMatchObject([{ status: 'held', failure: 'no_duty', isLate: false }]);
    expect((await company.api.einvoice.reports({})).due).toMatchObject({ late: 0, held: 1 });
    // Nobody holds it, and nobody is asked to do anything.
    const life = await company.api.einvoice.life({ id, direction: 'out' });
    expect(life.steps.at(-1)).toMatchObject({ key: 'payment_reported', state: 'later', note: 'report_no_duty' });
    expect(life.now).not.toBe('payment_reported');
    await company.api.einvoice.holdReport({ id: (await due())[0]!.id, held: false });
    await report();
    expect(toldOf()).toEqual(['2026-11-24 100.00 T']);
  });

  it('are not invented: what went no eRačun, or went nowhere, has no reports', async () => {
    const { id } = await invoiceToBusiness(house, company);
    await pay(id, '125.00');
    house.mocks.control.next('moj_eracun', 'send', 'schema-error');
    await company.api.einvoice.send({ id });
    await house.drain();
    expect(await due()).toEqual([]);
  });
});

it('the start page tells what is to be reported, what stopped, and what came', async () => {
  const pulse = async () => (await company.api.overview.get()).einvoices;
  expect(await pulse()).toMatchObject({ stuck: 0, toFix: 0, toReport: 0, toDecide: 0, receiptDue: null });
  const id = await sent();
  await pay(id, '40.00');
  await house.mocks.control.act('moj_eracun', 'invoice-arrives', { oib: company.oib });
  await company.api.einvoice.receiveNow();
  expect(await pulse()).toMatchObject({
    toReport: 1,
    toReportAmount: '40.00',
    reportDueOn: '2026-12-20',
    toDecide: 1,
    receipts: 1,
    receiptDue: { on: '2026-12-01', workingDaysLeft: 5, isOver: false },
  });
  house.clock.set('2026-12-21T09:00:00.000Z');
  house.mocks.control.next('moj_eracun', 'markPaid', 'errors-in-200');
  await report();
  expect(await pulse()).toMatchObject({ failed: 1, late: 1, receiptDue: { isOver: true } });
  const kinds = (await company.api.overview.get()).attention.map(({ kind }) => kind);
  expect(kinds).toEqual(expect.arrayContaining(['einvoice_report_failed', 'einvoice_report_late']));
});

describe('a rejection', () => {
  const received = async () => {
    await house.mocks.control.act('moj_eracun', 'invoice-arrives', { oib: company.oib });
    await company.api.einvoice.receiveNow();
    return (await company.api.einvoice.incoming({})).items[0]!.id;
  };
  const rejectionsAt = () =>
    (house.mocks.control.tables('moj_eracun')[1]?.rows ?? []).filter((row) => row[1] === company.oib).map((row) => row[5]);

  it('is told at once and recorded with its message', async () => {
    const id = await received();
    await company.api.einvoice.reject({ id, reason: 'U', text: 'Pogrešna količina' });
    expect(rejectionsAt()).toEqual(['U Pogrešna količina']);
    const [told] = await done();
    expect(told).toMatchObject({ kind: 'rejection', incomingId: id, reason: 'U', dueOn: '2026-12-20' });
    const { text } = await company.api.einvoice.reportMessage({ id: told!.id });
    expect(text).toContain('<eiz:vrstaRazlogaOdbijanja>U</eiz:vrstaRazlogaOdbijanja>');
  });

  it('stands here when the answer is lost, and is told until it is recorded, once', async () => {
    const id = await received();
    house.mocks.control.next('moj_eracun', 'reject', 'answered-but-connection-lost');
    await company.api.einvoice.reject({ id, reason: 'N', text: 'Krivi naziv' });
    expect((await company.api.einvoice.getIncoming({ id })).rejectedAt).not.toBeNull();
    expect((await due())[0]).toMatchObject({ kind: 'rejection', status: 'unsure' });
    house.clock.advance(120_000);
    await report();
    expect(await due()).toEqual([]);
    expect(rejectionsAt()).toEqual(['N Krivi naziv']);
  });

  it('waits for an intermediary that is away', async () => {
    const id = await received();
    house.mocks.control.next('moj_eracun', 'reject', 'down');
    await company.api.einvoice.reject({ id, reason: 'O', text: 'Nije naručeno' });
    expect(rejectionsAt()).toEqual(['']);
    house.clock.advance(120_000);
    await report();
    expect(rejectionsAt()).toEqual(['O Nije naručeno']);
  });
});

describe('what a credit note or a storno closes without money', () => {
  /** A credit note over the whole of an invoice, sent as eRačun after it. */
  async function credited(id: string): Promise<string> {
    const begun = await company.api.invoicing.beginCorrection({ id, kind: 'credit_note' });
    const note = await company.api.invoicing.issue(begun);
    await company.api.einvoice.send({ id: note.id });
    await house.drain();
    return note.id;
  }
  const closings = async (id: string) => (await company.api.einvoice.ofInvoice({ id })).closings;

  it('is told by nobody until a person says so, and then as settled by set-off of what was unpaid', async () => {
    const id = await sent();
    await pay(id, '25.00');
    const noteId = await credited(id);
    expect((await due()).map(({ amount }) => amount)).toEqual(['25.00']);
    expect(await closings(id)).toMatchObject([{ id: noteId, kind: 'credit_note', amount: '100.00', issuedOn: '2026-11-24' }]);
    await Promise.all([1, 2].map(() => company.api.einvoice.reportClosing({ id: noteId, told: true })));
    expect(await closings(id)).toEqual([]);
    const closing = (await due()).find(({ closedBy }) => closedBy !== null);
    expect(closing).toMatchObject({
      amount: '100.00',
      method: 'O',
      status: 'planned',
      dueOn: '2026-12-20',
      closedBy: { id: noteId },
    });
    house.clock.set('2026-12-14T09:00:00.000Z');
    await report();
    await report();
    expect(toldOf()).toEqual(['2026-11-24 25.00 T, 2026-11-24 100.00 O']);
    // Told wrongly after all: it is taken back as a payment is, once, and not offered again.
    house.clock.set('2027-01-08T09:00:00.000Z');
    await Promise.all([1, 2].map(() => company.api.einvoice.reportClosing({ id: noteId, told: false })));
    await company.api.einvoice.reportClosing({ id: noteId, told: false });
    expect(await due()).toMatchObject([
      { amount: '-100.00', takesBack: true, closedBy: null, happenedOn: '2026-11-24', dueOn: '2027-02-20', method: 'O' },
    ]);
    const [, original] = (await company.api.einvoice.ofInvoice({ id })).reports;
    expect(original).toMatchObject({ closedBy: { id: noteId }, isTakenBack: true });
    expect(await closings(id)).toEqual([]);
    house.clock.set('2027-02-15T09:00:00.000Z');
    await report();
    await report();
    expect(toldOf()).toEqual(['2026-11-24 25.00 T, 2026-11-24 100.00 O, 2026-11-24 -100.00 O']);
  });

  it('may be held and given up before its day, and planned anew', async () => {
    const id = await sent();
    const noteId = await credited(id);
    await company.api.einvoice.reportClosing({ id: noteId, told: true });
    const [planned] = await due();
    await company.api.einvoice.holdReport({ id: planned!.id, held: true });
    await company.api.einvoice.reportClosing({ id: noteId, told: false });
    expect(await due()).toEqual([]);
    expect(await closings(id)).toHaveLength(1);
    await company.api.einvoice.reportClosing({ id: noteId, told: true });
    expect(await due()).toMatchObject([{ amount: '125.00', status: 'planned' }]);
  });

  it('is offered for a storno that was sent, and not for what was paid', async () => {
    const id = await sent();
    const storno = await company.api.invoicing.cancel({ id, reason: 'Krivi kupac' });
    expect(await closings(id)).toEqual([]);
    await company.api.einvoice.send({ id: storno.id });
    await house.drain();
    expect(await closings(id)).toMatchObject([{ id: storno.id, kind: 'storno', amount: '125.00' }]);
    const paid = await sent();
    await pay(paid, '125.00');
    const note = await credited(paid);
    expect(await closings(paid)).toEqual([]);
    const nothing = company.api.einvoice.reportClosing({ id: note, told: true });
    expect((await refusal(nothing)).code).toBe('EINVOICE_NOTHING_CLOSED');
  });
});

describe('an invoice whose buyer cannot receive eRačuni', () => {
  it.each(['moj_eracun', 'eposlovanje'] as const)('is reported by way of %s, and its payment after it', async (vendor) => {
    await company.api.einvoice.saveAccount(accountInput(vendor, company.oib));
    const { id } = await invoiceToBusiness(house, company, '62.20.20', buyerOib({ known: false }));
    await company.api.einvoice.reportNotIssued({ id });
    await house.drain();
    house.clock.advance(20_000);
    await company.api.einvoice.checkNow({ id });
    const { sent: row } = await company.api.einvoice.ofInvoice({ id });
    expect(row).toMatchObject({ channel: 'report', status: 'sent', transport: 'delivered', fiscal: 'done' });
    await pay(id, '125.00');
    const [planned] = await due();
    await company.api.einvoice.reportNow({ ids: [planned!.id] });
    expect(toldOf(vendor)).toEqual(['2026-11-24 125.00 T']);
  });

  it('is no way around an eRačun that the buyer would get', async () => {
    const { id } = await invoiceToBusiness(house, company);
    expect((await refusal(company.api.einvoice.reportNotIssued({ id }))).code).toBe('EINVOICE_BUYER_RECEIVES');
    expect((await company.api.einvoice.ofInvoice({ id })).sent).toBeNull();
  });
});
