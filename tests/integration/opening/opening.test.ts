import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { addContact, issue, line, refusal, studio } from '#tests/integration/invoicing/kit.ts';
import { createTestHouse, type TestCompany, type TestHouse } from '#tests/kit/house.ts';

let house: TestHouse;
let sova: TestCompany;
let hrastId: string;

beforeAll(async () => {
  house = await createTestHouse({ start: '2026-11-20T09:05:00Z' });
  sova = await studio(house);
  hrastId = await addContact(house, sova);
  await addContact(house, sova, { name: 'Đurđa Perić', oib: null, kind: 'consumer' });
});
afterAll(() => house.close());

const HEADER = 'Broj računa;Datum računa;Dospijeće;Kupac;OIB;Iznos;Otvoreno';
const file = (...rows: readonly string[]) => ({ text: [HEADER, ...rows].join('\n') });
const GOOD = file(
  '112/P1/1;1.9.2026.;15.9.2026.;Hrast d.o.o.;02994650199;1.250,00;450,00',
  '118/P1/1;10.11.2026.;10.12.2026.;HRAST d.o.o.;;200,00;200,00',
  '119/P1/1;12.11.2026.;;đurđa perić;;80,00;80,00',
);
const codes = async (rows: readonly string[]) =>
  (await sova.api.opening.previewImport(file(...rows))).issues.map(({ line: at, field, code }) => [at, field, code]);
const numbered = async (number: string) => {
  const found = (await sova.api.opening.list({ all: true })).items.find((item) => item.number === number);
  if (!found) throw new Error(`no ${number}`);
  return found;
};
const issuedSums = async () => {
  const { months, threshold } = await sova.api.overview.get();
  return [months.map(({ issued }) => issued), threshold?.used];
};

describe('unpaid invoices of another program', () => {
  it('are checked before they are taken over', async () => {
    const own = await issue(sova.api, { lines: [line()] });
    expect(
      await codes([
        '1;1.9.2026.;;Nepoznat d.o.o.;;10,00;10,00',
        '2;31.9.2026.;;Hrast d.o.o.;;10,00;10,00',
        '3;1.9.2026.;1.8.2026.;Hrast d.o.o.;;10,00;10,00',
        '4;1.9.2026.;;Hrast d.o.o.;;10,00;20,00',
        '5;1.9.2026.;;Hrast d.o.o.;;10,00;0,00',
        '6;1.12.2026.;;Hrast d.o.o.;;10,00;10,00',
        `${own.number};1.9.2026.;;Hrast d.o.o.;;10,00;10,00`,
        '7;1.9.2026.;;Hrast d.o.o.;;10,00;10,00',
        '7;1.9.2026.;;Hrast d.o.o.;02994650199;10,00;10,00',
      ]),
    ).toEqual([
      [2, 'name', 'OPENING_CUSTOMER_UNKNOWN'],
      [3, 'issuedOn', 'FIELD_DATE_INVALID'],
      [4, 'dueOn', 'OPENING_DUE_BEFORE_ISSUE'],
      [5, 'openingMinor', 'OPENING_MORE_THAN_TOTAL'],
      [6, 'openingMinor', 'OPENING_NOTHING_OPEN'],
      [7, 'issuedOn', 'OPENING_IN_FUTURE'],
      [8, 'number', 'OPENING_NUMBER_OURS'],
      [10, null, 'CSV_ROW_REPEATED'],
    ]);
  });

  it('tell the last number of their sequence, below which it does not go on', async () => {
    const late = await studio(house, { numberingPer: 'device' });
    await addContact(house, late);
    const { api } = late;
    const [{ premisesId, deviceId } = { premisesId: '', deviceId: null }] = await api.invoicing.sequences();
    const rows = ['118-P1-1;10.11.2026.', '0117/P1/1;1.2.2026.', '120/P1/2;1.2.2026.', '900/P1/1;30.12.2025.', 'R-7;1.2.2026.'];
    await api.opening.import(file(...rows.map((row) => `${row};;Hrast d.o.o.;;10,00;10,00`)));
    const imported = { ordinal: 118, number: '118/P1/1' };
    expect(await api.invoicing.sequences()).toMatchObject([{ last: 0, imported }]);
    const start = (last: number) => api.invoicing.startSequence({ premisesId, deviceId, last, lastOn: '2026-11-12' });
    expect(await refusal(start(117))).toMatchObject({ issues: [{ path: 'last', code: 'SEQUENCE_BELOW_IMPORTED' }] });
    const drafted = await api.invoicing.createDraft({ content: { lines: [line()], paymentMethod: 'card' } });
    const warned = async () => (await api.invoicing.draft({ id: drafted.id })).warnings.map(({ code }) => code);
    expect(await warned()).toEqual(['DRAFT_NUMBER_BELOW_IMPORTED']);
    await start(119);
    expect(await warned()).toEqual([]);
    expect(await api.invoicing.sequences()).toMatchObject([{ last: 119, imported: null }]);
    expect((await issue(api)).number).toBe('120/P1/1');
  });

  it('are taken over once, by customer and number', async () => {
    expect((await sova.api.opening.previewImport(GOOD)).counts).toEqual({ new: 3, update: 0, same: 0, bad: 0 });
    expect(await sova.api.opening.import(GOOD)).toMatchObject({ created: 3, failed: 0 });
    expect(await sova.api.opening.import(GOOD)).toMatchObject({ created: 0, updated: 0, unchanged: 3 });
    const { items, count, open } = await sova.api.opening.list({});
    expect(items.map(({ number, customer, dueOn, open: of, state }) => [number, customer, dueOn, of, state])).toEqual([
      ['112/P1/1', 'Hrast d.o.o.', '2026-09-15', '450.00', 'overdue'],
      ['119/P1/1', 'Đurđa Perić', '2026-11-12', '80.00', 'overdue'],
      ['118/P1/1', 'Hrast d.o.o.', '2026-12-10', '200.00', 'open'],
    ]);
    expect({ count, open }).toEqual({ count: 3, open: '730.00' });
    const page = await sova.api.opening.list({ limit: 2 });
    expect((await sova.api.opening.list({ limit: 2, cursor: page.nextCursor ?? '' })).items).toHaveLength(1);
  });

  it('are among what customers owe, and are no sale, no document and no number of ours', async () => {
    const before = await issuedSums();
    const documents = (await sova.api.invoicing.list({})).count;
    const other = file('200;1.10.2026.;1.11.2026.;Hrast d.o.o.;;60,00;60,00');
    const then = await sova.api.overview.get();
    await sova.api.opening.import(other);
    const now = await sova.api.overview.get();
    expect(Number(now.open.amount) - Number(then.open.amount)).toBe(60);
    expect(now.overdue.count - then.overdue.count).toBe(1);
    expect(await issuedSums()).toEqual(before);
    expect((await sova.api.invoicing.list({})).count).toBe(documents);
    expect((await issue(sova.api, { lines: [line()] })).number).toBe('2/P1/1');
    const { totals } = await sova.api.parties.get({ id: hrastId });
    expect(totals).toMatchObject({ documents: 0, invoiced: '0.00', open: '710.00', overdue: '510.00', opening: '710.00' });
    const { rows } = await sova.api.reports.ageing({});
    expect(rows.find(({ key }) => key === hrastId)).toMatchObject({
      documents: 3,
      oldestDays: 66,
      amounts: { notDue: '200.00', days30: '60.00', days60: '0.00', days90: '450.00', older: '0.00', total: '710.00' },
    });
  });

  it('stand in one row with our own documents to the same customer', async () => {
    await issue(sova.api, { contactId: hrastId, paymentMethod: 'transfer', dueOn: '2026-11-30', lines: [line()] });
    const { rows } = await sova.api.reports.ageing({});
    expect(rows.filter(({ key }) => key === hrastId)).toMatchObject([{ documents: 4, amounts: { total: '810.00' } }]);
  });

  it('are paid, wholly or in part, and what a day knew of them stays', async () => {
    const { id } = await numbered('112/P1/1');
    house.clock.set('2026-11-25T09:05:00Z');
    const pay = { id, amount: '150.00', paidOn: '2026-11-24', method: 'transfer' as const };
    const { paymentId } = await sova.api.opening.recordPayment(pay);
    expect(await sova.api.opening.get({ id })).toMatchObject({ open: '300.00', state: 'overdue' });
    const owedOn = async (day: string) =>
      (await sova.api.reports.ageing({ day })).rows.find(({ key }) => key === hrastId)?.amounts.days90;
    expect([await owedOn('2026-11-23'), await owedOn('2026-11-24')]).toEqual(['450.00', '300.00']);
    const tooMuch = await refusal(sova.api.opening.recordPayment({ ...pay, amount: '300.01' }));
    expect(tooMuch.issues).toEqual([{ path: 'amount', code: 'PAYMENT_EXCEEDS_OPEN', params: { open: '300.00' } }]);
    const early = await refusal(sova.api.opening.recordPayment({ ...pay, paidOn: '2026-11-26' }));
    expect(early.issues).toMatchObject([{ path: 'paidOn', code: 'PAYMENT_IN_FUTURE' }]);
    await sova.api.opening.recordPayment({ ...pay, amount: '300.00' });
    expect((await numbered('112/P1/1')).state).toBe('paid');
    expect((await sova.api.opening.list({})).items.map(({ number }) => number)).not.toContain('112/P1/1');
    // The same file again does not open what was paid here.
    expect(await sova.api.opening.import(GOOD)).toMatchObject({ unchanged: 3 });
    expect((await numbered('112/P1/1')).state).toBe('paid');
    await sova.api.opening.voidPayment({ id, paymentId });
    expect(await sova.api.opening.get({ id })).toMatchObject({
      open: '150.00',
      payments: [{ voided: true }, { voided: false }],
    });
    expect(await refusal(sova.api.opening.voidPayment({ id, paymentId }))).toMatchObject({ code: 'PAYMENT_NOT_FOUND' });
  });

  it('are taken out where they should not have come, but not once they were paid', async () => {
    const { id } = await numbered('119/P1/1');
    await sova.api.opening.setArchived({ id, archived: true });
    expect(await numbered('119/P1/1')).toMatchObject({ open: '0.00', state: 'archived' });
    expect((await sova.api.reports.ageing({})).rows.map(({ label }) => label)).not.toContain('Đurđa Perić');
    await sova.api.opening.setArchived({ id, archived: false });
    expect((await numbered('119/P1/1')).open).toBe('80.00');
    const paid = await numbered('112/P1/1');
    expect(await refusal(sova.api.opening.setArchived({ id: paid.id, archived: true }))).toMatchObject({ code: 'OPENING_PAID' });
  });

  it('lose nothing of two payments at the same time', async () => {
    const { id } = await numbered('118/P1/1');
    const pay = { id, amount: '150.00', paidOn: '2026-11-25', method: 'transfer' as const };
    const both = await Promise.allSettled([sova.api.opening.recordPayment(pay), sova.api.opening.recordPayment(pay)]);
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect((await numbered('118/P1/1')).open).toBe('50.00');
  });
});
