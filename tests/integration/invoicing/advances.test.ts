import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';

import { deliverDue } from '#server/modules/fiscalization/index.ts';
import { createTestHouse, type TestCompany, type TestHouse } from '#tests/kit/house.ts';

import { addContact, firm, issue, line, refusal, sequencesOf, submissionOf } from './kit.ts';

let house: TestHouse;
let company: TestCompany;
let contactId: string;

beforeAll(async () => {
  house = await createTestHouse();
});
afterAll(() => house.close());
beforeEach(async () => {
  house.clock.set('2026-11-24T09:05:00.000Z');
  company = await firm(house);
  contactId = await addContact(house, company, { kind: 'consumer', name: 'Ivan Perić', oib: null, email: 'ivan@example.hr' });
});

/** One line whose price contains VAT of 25 %. */
const worth = (gross: string) => ({
  priceMode: 'gross' as const,
  lines: [line({ description: 'Kuhinja po mjeri', vatCode: 'standard', quantity: '1', unitPrice: gross })],
});

/** An advance of 500.00 that came by transfer on the 20th. */
const receive = (over: object = {}) =>
  issue(company.api, {
    kind: 'advance',
    contactId,
    ...worth('500.00'),
    paymentMethod: 'transfer',
    deliveryOn: '2026-11-20',
    ...over,
  });

/** Begins the final invoice of an advance over the whole supply. */
async function written(advanceId: string, gross: string, over: object = {}) {
  const begun = await company.api.invoicing.beginFinal({ id: advanceId });
  const { version, content } = await company.api.invoicing.draft(begun);
  const lines = content.lines.map((each) => ({ ...each, unitPrice: gross }));
  await company.api.invoicing.saveDraft({ id: begun.id, version, content: { ...content, lines, ...over } });
  return begun;
}

const settle = async (advanceId: string, gross: string, over: object = {}) =>
  company.api.invoicing.issue(await written(advanceId, gross, over));

describe('an advance', () => {
  it('is an invoice of money that came: fiscalized, with its VAT, paid on the day it came, and asks for nothing', async () => {
    const advance = await receive();
    expect(advance).toMatchObject({ kind: 'advance', number: '1/P1/1' });
    expect(advance.jir).toMatch(/^[0-9a-f-]{36}$/);
    expect(await company.api.invoicing.get({ id: advance.id })).toMatchObject({
      status: 'paid',
      base: '400.00',
      vat: '100.00',
      total: '500.00',
      prepaid: '500.00',
      open: '0.00',
      dueOn: null,
      paymentReference: null,
      payments: [{ amount: '500.00', paidOn: '2026-11-20', method: 'transfer' }],
      corrections: [],
      maySettle: true,
    });
  });

  it('stays paid when the way it came is corrected at CIS', async () => {
    const advance = await receive({ paymentMethod: 'cash', deliveryOn: '2026-11-24' });
    await company.api.invoicing.changeReceipt({ id: advance.id, paymentMethod: 'transfer', buyerOib: null });
    expect(await company.api.invoicing.get({ id: advance.id })).toMatchObject({ status: 'paid', open: '0.00' });
  });

  it('cannot come tomorrow', async () => {
    const { issues } = await refusal(receive({ deliveryOn: '2026-11-25' }));
    expect(issues).toMatchObject([{ path: 'deliveryOn', code: 'INVOICE_ADVANCE_IN_FUTURE' }]);
  });

  it('that is given back is cancelled, and then there is no final invoice', async () => {
    const advance = await receive();
    const storno = await company.api.invoicing.cancel({ id: advance.id });
    expect(await refusal(company.api.invoicing.beginFinal({ id: advance.id }))).toMatchObject({
      code: 'INVOICE_ALREADY_CANCELLED',
      params: { number: storno.number },
    });
    expect(await company.api.invoicing.get({ id: advance.id })).toMatchObject({ maySettle: false });
  });
});

describe('the final invoice', () => {
  it('cancels the advance, is over the whole supply and asks for the rest; the chain knows all three', async () => {
    const advance = await receive();
    const final = await settle(advance.id, '1500.00');
    expect(final).toMatchObject({ kind: 'invoice', number: '3/P1/1' });
    const seen = await company.api.invoicing.get({ id: final.id });
    expect(seen).toMatchObject({
      total: '1500.00',
      prepaid: '500.00',
      paid: '500.00',
      open: '1000.00',
      status: 'partly_paid',
      refersTo: { number: '2/P1/1' },
      paymentReference: { model: 'HR01' },
      payments: [],
    });
    expect(seen.chain.map(({ number, total }) => [number, total])).toEqual([
      ['1/P1/1', '500.00'],
      ['2/P1/1', '-500.00'],
      ['3/P1/1', '1500.00'],
    ]);
    const cancelled = await company.api.invoicing.get({ id: advance.id });
    expect(cancelled).toMatchObject({ status: 'cancelled', cancelledBy: { number: '2/P1/1' }, maySettle: false });
    await deliverDue(house.deps);
    const storno = await submissionOf(house, cancelled.cancelledBy!.id);
    expect(storno.receipt).toMatchObject({ IznosUkupno: '-500.00', BrOznRac: '2' });
    expect((await submissionOf(house, final.id)).receipt).toMatchObject({ IznosUkupno: '1500.00', BrOznRac: '3' });
  });

  it('of what the advance paid in full asks for nothing, and less than the advance it cannot be', async () => {
    const advance = await receive();
    const before = await sequencesOf(house, company);
    const { issues } = await refusal(settle(advance.id, '499.99'));
    expect(issues).toMatchObject([{ path: 'total', code: 'FINAL_BELOW_ADVANCE', params: { prepaid: '500.00' } }]);
    expect(await sequencesOf(house, company)).toEqual(before);
    const final = await settle(advance.id, '500.00');
    expect(await company.api.invoicing.get({ id: final.id })).toMatchObject({
      status: 'paid',
      open: '0.00',
      dueOn: null,
      paymentReference: null,
    });
  });

  it('is one, whoever asks twice, and goes to who paid the advance', async () => {
    const advance = await receive();
    const other = await addContact(house, company, { kind: 'consumer', name: 'Netko Drugi', oib: null });
    const [one, two] = [await company.api.invoicing.beginFinal(advance), await company.api.invoicing.beginFinal(advance)];
    expect(one).toEqual(two);
    const final = await settle(advance.id, '1500.00', { contactId: other });
    expect((await company.api.invoicing.get({ id: final.id })).buyer.name).toBe('Ivan Perić');
    expect(await refusal(company.api.invoicing.beginFinal({ id: advance.id }))).toMatchObject({
      code: 'ADVANCE_SETTLED',
      params: { number: final.number },
    });
    const invoice = await issue(company.api, { contactId, ...worth('10.00') });
    expect(await refusal(company.api.invoicing.beginFinal({ id: invoice.id }))).toMatchObject({ code: 'ADVANCE_EXPECTED' });
  });

  it('that was cancelled is followed by another, which names the same storno', async () => {
    const advance = await receive();
    const wrong = await settle(advance.id, '1500.00');
    await company.api.invoicing.cancel({ id: wrong.id });
    const right = await settle(advance.id, '1400.00');
    expect(await company.api.invoicing.get({ id: right.id })).toMatchObject({
      open: '900.00',
      refersTo: { number: '2/P1/1' },
    });
  });

  it.each(['transfer', 'cash'])('counts the money once, on the day it came (%s)', async (paymentMethod) => {
    const advance = await receive({ paymentMethod });
    house.clock.set('2026-12-03T09:05:00.000Z');
    const final = await settle(advance.id, '1500.00', { paymentMethod: 'cash' });
    expect(await company.api.invoicing.get({ id: final.id })).toMatchObject({
      status: 'paid',
      paid: '1500.00',
      payments: [{ amount: '1000.00', method: 'cash' }],
    });
    const { months } = await company.api.overview.get();
    expect(months.slice(-2)).toEqual([
      { month: '2026-11', issued: '500.00', collected: '500.00' },
      { month: '2026-12', issued: '1000.00', collected: '1000.00' },
    ]);
  });
});
