import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { addContact, issue, line, studio } from '#tests/integration/invoicing/kit.ts';
import { createTestHouse, type TestCompany, type TestHouse } from '#tests/kit/house.ts';

let house: TestHouse;
let sova: TestCompany;
let ivan: string;
let lana: string;

const sell = (price: string, dueOn: string, contactId: string | null) =>
  issue(sova.api, { lines: [line({ quantity: '1', unitPrice: price })], paymentMethod: 'transfer', dueOn, contactId });

beforeAll(async () => {
  house = await createTestHouse({ start: '2026-07-01T09:05:00Z' });
  sova = await studio(house);
  const consumer = { kind: 'consumer', oib: null } as const;
  ivan = await addContact(house, sova, { ...consumer, name: 'Ivan Perić' });
  lana = await addContact(house, sova, { ...consumer, name: 'Lana Horvat' });
  await sell('10.00', '2026-07-10', ivan);
  const partly = await sell('20.00', '2026-09-10', ivan);
  const cancelled = await sell('40.00', '2026-09-10', ivan);
  const paid = await sell('80.00', '2026-10-10', lana);
  await sell('160.00', '2026-12-31', lana);
  house.clock.set('2026-11-20T09:05:00Z');
  await sova.api.invoicing.recordPayment({ id: partly.id, amount: '5.00', paidOn: '2026-11-20', method: 'transfer', note: '' });
  await sova.api.invoicing.recordPayment({ id: paid.id, amount: '80.00', paidOn: '2026-11-20', method: 'transfer', note: '' });
  await sova.api.invoicing.cancel({ id: cancelled.id, reason: '' });
  house.clock.set('2026-11-24T09:05:00Z');
});
afterAll(() => house.close());

const byCustomer = async (day?: string) =>
  Object.fromEntries((await sova.api.reports.ageing(day ? { day } : {})).rows.map(({ label, amounts }) => [label, amounts]));

describe('receivables by lateness', () => {
  it('are what customers owe today, without what was paid and cancelled', async () => {
    const report = await sova.api.reports.ageing({});
    expect(report).toMatchObject({ day: '2026-11-24', isToday: true, documents: 3 });
    expect(report.sum).toEqual({
      notDue: '160.00',
      days30: '0.00',
      days60: '0.00',
      days90: '15.00',
      older: '10.00',
      total: '185.00',
    });
    expect(report.rows.map(({ label, oldestDays }) => [label, oldestDays])).toEqual([
      ['Ivan Perić', 137],
      ['Lana Horvat', 0],
    ]);
    const { open } = await sova.api.overview.get();
    expect(open).toEqual({ amount: report.sum.total, count: report.documents });
  });

  it('stood otherwise before the payments and the storno came', async () => {
    expect(await byCustomer('2026-11-19')).toEqual({
      'Ivan Perić': { notDue: '0.00', days30: '0.00', days60: '0.00', days90: '60.00', older: '10.00', total: '70.00' },
      'Lana Horvat': { notDue: '160.00', days30: '0.00', days60: '80.00', days90: '0.00', older: '0.00', total: '240.00' },
    });
    expect(await byCustomer('2026-06-30')).toEqual({});
  });

  it('change bucket the day after a limit', async () => {
    const of = async (day: string) => (await byCustomer(day))['Lana Horvat'];
    expect(await of('2026-10-10')).toMatchObject({ notDue: '240.00', days30: '0.00' });
    expect(await of('2026-10-11')).toMatchObject({ notDue: '160.00', days30: '80.00' });
    expect(await of('2026-11-09')).toMatchObject({ days30: '80.00', days60: '0.00' });
    expect(await of('2026-11-10')).toMatchObject({ days30: '0.00', days60: '80.00' });
  });

  it('are known for no day to come', async () => {
    expect(await sova.api.reports.ageing({ day: '2027-01-31' })).toMatchObject({ day: '2026-11-24', isToday: true });
  });

  it('go out as a file and on paper', async () => {
    const { filename, text } = await sova.api.reports.ageingCsv({});
    expect(filename).toBe('dospijeca-2026-11-24.csv');
    expect(text.split('\r\n')).toEqual([
      '\ufeffKupac;Nedospjelo;1–30 dana;31–60 dana;61–90 dana;Više od 90 dana;Otvoreno',
      'Ivan Perić;0,00;0,00;0,00;15,00;10,00;25,00',
      'Lana Horvat;160,00;0,00;0,00;0,00;0,00;160,00',
      'Ukupno;160,00;0,00;0,00;15,00;10,00;185,00',
      '',
    ]);
    const { base64 } = await sova.api.reports.ageingPdf({});
    expect(Buffer.from(base64, 'base64').subarray(0, 5).toString()).toBe('%PDF-');
  });
});
