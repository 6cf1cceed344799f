import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';

import { pageTexts } from '#tests/golden/pdf/page-text.ts';
import { receiptOf, sequencesOf, submissionOf } from '#tests/integration/invoicing/kit.ts';
import { createTestHouse, type TestHouse } from '#tests/kit/house.ts';

import { type Cafe, cash, line, openCafe, refusal, signOn, uuid } from './kit.ts';

let house: TestHouse;
let cafe: Cafe;
beforeAll(async () => {
  house = await createTestHouse();
});
beforeEach(async () => {
  house.mocks.control.clearScenarios();
  cafe = await openCafe(house);
  await signOn(cafe);
});
afterAll(() => house.close());

type Input = Parameters<Cafe['api']['till']['enterParagon']>[0];

/** A coffee from the book and something that is no product, written on Friday evening: 3.60 + 2.50. */
const paper = (over: Partial<Input> = {}): Input => ({
  id: uuid(),
  number: 'B1-17',
  writtenOn: '2026-11-20',
  writtenAt: '18:30',
  deviceId: cafe.deviceId,
  operatorId: cafe.waiterId,
  paymentMethod: 'cash',
  lines: [
    { productId: cafe.coffee, description: 'kava', quantity: '2', unitPrice: '1.80' },
    { productId: '', description: 'Kolač dana', quantity: '1', unitPrice: '2.50', vatCode: 'reduced' },
  ],
  total: '6.10',
  ...over,
});

const sellCoffee = () =>
  cafe.api.till.sell({ id: uuid(), deviceId: cafe.deviceId, lines: [line(cafe.coffee)], payments: [cash('1.80')] });
const lastOf = async (year: number) => (await sequencesOf(house, cafe)).find((row) => row.year === year)?.last;

describe('a paper receipt', () => {
  it('becomes a receipt of its own day, with the next number of its device, and is told as delivered later', async () => {
    const { paper: sold } = await sellCoffee();
    const entered = await cafe.api.till.enterParagon(paper());
    expect([sold.number, entered.number].map((number) => number.split('/')[0])).toEqual(['1', '2']);
    const submission = await submissionOf(house, entered.id);
    expect(submission.receipt).toMatchObject({
      DatVrijeme: '20.11.2026T18:30:00',
      BrOznRac: '2',
      IznosUkupno: '6.10',
      Pdv: [
        { Stopa: '25.00', Osnovica: '2.88', Iznos: '0.72' },
        { Stopa: '13.00', Osnovica: '2.21', Iznos: '0.29' },
      ],
      NacinPlac: 'G',
      OibOper: '12345678903',
      NakDost: true,
      ParagonBrRac: 'B1-17',
    });
    // Five working days after a Friday: the end of the next one.
    expect(submission.deadlineAt.toISOString()).toBe('2026-11-27T22:59:59.000Z');

    const delivered = await cafe.api.till.deliver({ id: entered.id });
    expect(delivered.paper.fiscal?.jir).toMatch(/^[0-9a-f-]{36}$/);
    expect((await receiptOf(house, cafe, entered.number))?.received).toMatchObject([{ late: true, zki: submission.zki }]);
    expect(await cafe.api.invoicing.get({ id: entered.id })).toMatchObject({
      issuedOn: '2026-11-20',
      status: 'paid',
      paid: '6.10',
      lines: [
        { productId: cafe.coffee, description: 'Kava s mlijekom' },
        { productId: null, description: 'Kolač dana' },
      ],
    });
    const { base64 } = await cafe.api.till.receiptPdf({ id: entered.id, width: 80 });
    const [slip = ''] = await pageTexts(new Uint8Array(Buffer.from(base64, 'base64')));
    expect(slip).toMatch(/20\.\s11\.\s2026\.[\s\S]*18:30[\s\S]*Paragon broj\sB1-17/);
    expect((await cafe.api.till.paragons({})).items).toMatchObject([
      { id: entered.id, paragonNumber: 'B1-17', number: entered.number, jir: 'there', isCancelled: false },
    ]);
    // What is sold next has the time of now and no gap before it.
    const after = await sellCoffee();
    expect(after.paper).toMatchObject({ issuedOn: '2026-11-24', number: expect.stringMatching(/^3\//) as string });
  });

  it('is entered once: sent twice it is one receipt, and its number belongs to it', async () => {
    const once = paper();
    const [first, second] = await Promise.all([cafe.api.till.enterParagon(once), cafe.api.till.enterParagon(once)]);
    expect(second).toEqual(first);
    const [one, other] = await Promise.allSettled([
      cafe.api.till.enterParagon(paper({ number: 'B1-18' })),
      cafe.api.till.enterParagon(paper({ number: ' B1-18 ' })),
    ]);
    expect([one.status, other.status].sort()).toEqual(['fulfilled', 'rejected']);
    expect(await refusal(cafe.api.till.enterParagon(paper()))).toMatchObject({
      kind: 'invalid',
      issues: [{ path: 'number', code: 'PARAGON_NUMBER_TAKEN', params: { number: first.number } }],
    });
    expect(await lastOf(2026)).toBe(2);
    const elsewhere = await openCafe(house);
    const { deviceId, waiterId: operatorId } = elsewhere;
    const lines = [{ productId: '', description: 'Čaj', quantity: '1', unitPrice: '2.00' }];
    await elsewhere.api.till.enterParagon(paper({ deviceId, operatorId, lines, total: '2.00' }));
  });

  it('is refused before a number is used, with the field that is wrong', async () => {
    const wrong = async (over: Partial<Input>) =>
      (await refusal(cafe.api.till.enterParagon(paper(over)))).issues.map(({ path, code }) => `${path} ${code}`);
    expect(await wrong({ writtenOn: '2026-11-25' })).toEqual(['writtenOn PARAGON_IN_FUTURE']);
    expect(await wrong({ writtenOn: '2026-11-24', writtenAt: '10:06' })).toEqual(['writtenAt PARAGON_IN_FUTURE']);
    expect(await wrong({ writtenAt: '2460' })).toEqual(['writtenAt PARAGON_TIME_INVALID']);
    expect(await wrong({ writtenOn: '2026-10-24' })).toEqual(['writtenOn PARAGON_TOO_OLD']);
    expect(await wrong({ total: '6.11' })).toEqual(['total PARAGON_TOTAL_DIFFERS']);
    // The court register has no crafts.
    expect(await wrong({ buyerOib: '69435151530' })).toEqual(['buyerOib PARAGON_BUYER_UNKNOWN']);
    expect(await wrong({ lines: [{ productId: '', description: '', quantity: '1', unitPrice: '6.10' }] })).toEqual([
      'lines.0.description INVOICE_LINE_DESCRIPTION_MISSING',
    ]);
    expect(await lastOf(2026)).toBeUndefined();
    await cafe.api.till.enterParagon(paper({ number: 'B1-1', writtenOn: '2026-10-25' }));
    await cafe.api.till.enterParagon(paper({ number: 'B1-2', writtenOn: '2026-11-24', writtenAt: '10.05' }));
  });

  it('names the business that asked for it', async () => {
    const buyer = { kind: 'business' as const, name: 'Fina', street: 'Ulica grada Vukovara 70', postalCode: '10000' };
    await cafe.api.parties.save({ ...buyer, oib: '85821130368', city: 'Zagreb', documentLocale: 'hr' });
    const { id } = await cafe.api.till.enterParagon(paper({ buyerOib: 'HR85821130368', paymentMethod: 'card' }));
    expect((await submissionOf(house, id)).receipt).toMatchObject({ OibPrimateljaRacuna: '85821130368', NacinPlac: 'K' });
    expect(await cafe.api.invoicing.get({ id })).toMatchObject({ buyer: { name: 'Fina' } });
  });

  it('makes a customer of a business that the court register knows, once the paper is good', async () => {
    const wrong = paper({ buyerOib: '18683136487', total: '6.11' });
    expect((await refusal(cafe.api.till.enterParagon(wrong))).issues).toMatchObject([{ path: 'total' }]);
    const { id } = await cafe.api.till.enterParagon(paper({ buyerOib: '18683136487' }));
    const { items } = await cafe.api.parties.list({ search: '18683136487' });
    expect(items).toHaveLength(1);
    expect(await cafe.api.invoicing.get({ id })).toMatchObject({ buyer: { oib: '18683136487', name: items[0]?.name } });
    expect((await submissionOf(house, id)).receipt.OibPrimateljaRacuna).toBe('18683136487');
  });

  it('is cancelled by a receipt of today that was never on paper', async () => {
    const { id } = await cafe.api.till.enterParagon(paper());
    await cafe.api.till.deliver({ id });
    const storno = await cafe.api.invoicing.cancel({ id, reason: 'Krivo prepisano' });
    const { receipt, deadlineAt } = await submissionOf(house, storno.id);
    expect(receipt).toMatchObject({ DatVrijeme: '24.11.2026T10:05:00', IznosUkupno: '-6.10', NakDost: false });
    expect(receipt.ParagonBrRac).toBeUndefined();
    expect(deadlineAt.toISOString()).toBe('2026-11-26T22:59:59.000Z');
    expect((await cafe.api.till.paragons({})).items).toMatchObject([{ id, isCancelled: true }]);
  });

  it('counts in the shift that is open now, and its cash on the day on which it is entered', async () => {
    await sellCoffee();
    await cafe.api.till.enterParagon(paper());
    const { open, state } = await cafe.api.cash.shift({ deviceId: cafe.deviceId });
    expect(open?.report.documents).toMatchObject({ count: 2, total: '7.90', first: '1/P1/1', last: '2/P1/1' });
    expect([open?.report.cash.receipts, state?.balance]).toEqual(['7.90', '7.90']);
    expect(await cafe.api.cash.book({ day: '2026-11-20' })).toMatchObject({ closing: '0.00' });
    const byDay = { by: 'month' as const, from: '2026-11-20', to: '2026-11-20' };
    expect(await cafe.api.reports.sales(byDay)).toMatchObject({ sum: { documents: 1, total: '6.10' } });
  });

  it('that CIS does not take yet is watched until its own deadline', async () => {
    house.mocks.control.standing('cis', 'racuni', 'down');
    const { id } = await cafe.api.till.enterParagon(paper());
    await cafe.api.till.deliver({ id });
    const attention = (await cafe.api.overview.get()).attention.find(({ kind }) => kind === 'awaiting_jir');
    expect(attention).toMatchObject({ count: 1, late: false, deadlineAt: new Date('2026-11-27T22:59:59.000Z') });
  });

  it('of December gets its number from December’s year, also when January has numbers', async () => {
    house.clock.set('2026-12-31T10:00:00Z');
    await signOn(cafe);
    await sellCoffee();
    house.clock.set('2027-01-04T10:00:00Z');
    await signOn(cafe);
    await sellCoffee();
    const { id, number } = await cafe.api.till.enterParagon(paper({ writtenOn: '2026-12-31', writtenAt: '23:30' }));
    expect(number).toMatch(/^2\//);
    expect(await cafe.api.invoicing.get({ id })).toMatchObject({ issuedOn: '2026-12-31' });
    expect([await lastOf(2026), await lastOf(2027)]).toEqual([2, 1]);
    expect((await sellCoffee()).paper.number).toMatch(/^2\//);
    expect([await lastOf(2026), await lastOf(2027)]).toEqual([2, 2]);
    house.clock.set('2026-11-24T09:05:00Z');
  });
});
