import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';

import type { DraftContent } from '#server/domain/invoicing/document.ts';
import type { CorrectionKind } from '#server/domain/invoicing/kinds.ts';
import { createTestHouse, type TestCompany, type TestHouse } from '#tests/kit/house.ts';

import { addContact, eventTypes, firm, issue, line, receiptOf, refusal, sequencesOf, submissionOf } from './kit.ts';

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

const LINES = [
  line({ description: 'Stolac', vatCode: 'standard', quantity: '4', unitPrice: '100.00' }),
  line({ description: 'Knjiga', vatCode: 'super_reduced', quantity: '2', unitPrice: '20.00' }),
];

/** An invoice over 542.00, to be paid by transfer unless told otherwise. */
const sell = (over: object = {}) => issue(company.api, { contactId, lines: LINES, paymentMethod: 'transfer', ...over });

type Change = (content: DraftContent) => DraftContent;

/** Begins a correction and writes it as told. */
async function written(id: string, kind: CorrectionKind, change: Change) {
  const begun = await company.api.invoicing.beginCorrection({ id, kind });
  const { version, content } = await company.api.invoicing.draft(begun);
  await company.api.invoicing.saveDraft({
    id: begun.id,
    version,
    content: { ...change(content), lines: [...change(content).lines] },
  });
  return begun;
}

const correct = async (id: string, kind: CorrectionKind, change: Change = (content) => content) =>
  company.api.invoicing.issue(await written(id, kind, change));

/** Only the chairs, and that many. */
const chairs =
  (quantity: string): Change =>
  (content) => ({ ...content, lines: content.lines.slice(0, 1).map((each) => ({ ...each, quantity })) });

describe('a credit note', () => {
  it('takes back a part: its own number, ZKI and JIR, amounts below zero, linked both ways', async () => {
    const invoice = await sell();
    const credit = await correct(invoice.id, 'credit_note', chairs('1'));
    expect(credit).toMatchObject({ kind: 'credit_note', number: '2/P1/1' });
    expect(credit.jir).toMatch(/^[0-9a-f-]{36}$/);
    expect(await company.api.invoicing.get({ id: credit.id })).toMatchObject({
      status: 'credit_note',
      base: '-100.00',
      vat: '-25.00',
      total: '-125.00',
      open: '0.00',
      dueOn: null,
      paymentReference: null,
      refersTo: { id: invoice.id, number: invoice.number },
      corrections: [],
    });
    const seen = await company.api.invoicing.get({ id: invoice.id });
    expect(seen).toMatchObject({ total: '542.00', credited: '125.00', open: '417.00', isCorrected: true });
    expect(seen.chain.map(({ number }) => number)).toEqual([invoice.number, credit.number]);
    expect(await eventTypes(house, invoice.id)).toContain('invoice.corrected');
    const { receipt } = await submissionOf(house, credit.id);
    expect(receipt).toMatchObject({ IznosUkupno: '-125.00', BrOznRac: '2', NacinPlac: 'T' });
    expect(await receiptOf(house, company, credit.number)).toMatchObject({ total: '-125.00', received: [{ warnings: [] }] });
  });

  it('begins with all the lines, and taking them all leaves nothing open and nothing to pay', async () => {
    const invoice = await sell();
    await correct(invoice.id, 'credit_note');
    expect(await company.api.invoicing.get({ id: invoice.id })).toMatchObject({ status: 'credited', open: '0.00' });
    const { counts } = await company.api.invoicing.list({});
    expect(counts).toMatchObject({ all: 2, open: 0, paid: 0, cancelled: 0 });
    expect(
      await refusal(
        company.api.invoicing.recordPayment({
          id: invoice.id,
          amount: '1.00',
          paidOn: '2026-11-24',
          method: 'transfer',
          note: '',
        }),
      ),
    ).toMatchObject({ issues: [{ code: 'PAYMENT_EXCEEDS_OPEN' }] });
  });

  it('takes back no more than is left at each VAT rate, and then no number is used', async () => {
    const invoice = await sell();
    await correct(invoice.id, 'credit_note', chairs('3'));
    const before = await sequencesOf(house, company);
    const { issues } = await refusal(correct(invoice.id, 'credit_note', chairs('1.5')));
    expect(issues).toMatchObject([{ path: 'total', code: 'CREDIT_EXCEEDS_LEFT', params: { left: '100.00', rate: '25' } }]);
    expect(await sequencesOf(house, company)).toEqual(before);
    const draft = await company.api.invoicing.beginCorrection({ id: invoice.id, kind: 'credit_note' });
    expect((await company.api.invoicing.draft(draft)).issues.map(({ code }) => code)).toEqual(['CREDIT_EXCEEDS_LEFT']);
    await expect(correct(invoice.id, 'credit_note', chairs('1'))).resolves.toMatchObject({ kind: 'credit_note' });
  });

  it('and a storno at once: only one of them stands', async () => {
    const invoice = await sell();
    const draft = await written(invoice.id, 'credit_note', chairs('4'));
    expect(await company.api.invoicing.beginCorrection({ id: invoice.id, kind: 'credit_note' })).toEqual(draft);
    const outcomes = await Promise.allSettled([
      company.api.invoicing.issue(draft),
      company.api.invoicing.cancel({ id: invoice.id }),
    ]);
    expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
  });

  it('keeps the customer, the rates and the VAT standing of the invoice, whatever became of them', async () => {
    const invoice = await sell();
    house.clock.set('2027-01-05T09:05:00.000Z');
    const other = await addContact(house, company, { kind: 'consumer', name: 'Netko Drugi', oib: null });
    const credit = await correct(invoice.id, 'credit_note', (content) => ({ ...chairs('1')(content), contactId: other }));
    expect(await company.api.invoicing.get({ id: credit.id })).toMatchObject({
      buyer: { name: 'Ivan Perić' },
      deliveryOn: '2026-11-24',
      groups: [{ ratePercent: '25' }],
    });
  });

  it('is not cancelled, and what it corrects is not either: the rest is credited', async () => {
    const invoice = await sell();
    const credit = await correct(invoice.id, 'credit_note', chairs('1'));
    expect(await refusal(company.api.invoicing.cancel({ id: invoice.id }))).toMatchObject({
      code: 'INVOICE_CORRECTED',
      params: { number: credit.number },
    });
    expect(await refusal(company.api.invoicing.cancel({ id: credit.id }))).toMatchObject({ code: 'INVOICE_STORNO_OF_CREDIT' });
    expect(await refusal(company.api.invoicing.beginCorrection({ id: credit.id, kind: 'credit_note' }))).toMatchObject({
      code: 'CORRECTION_IMPOSSIBLE',
    });
  });

  it('of a cancelled invoice is refused, also where its draft was begun before', async () => {
    const invoice = await sell();
    const draft = await written(invoice.id, 'credit_note', chairs('1'));
    await company.api.invoicing.cancel({ id: invoice.id });
    expect(await refusal(company.api.invoicing.issue(draft))).toMatchObject({ code: 'INVOICE_ALREADY_CANCELLED' });
    await expect(company.api.invoicing.draft(draft)).resolves.toMatchObject({ kind: 'credit_note' });
  });

  it('cannot be made of a draft that corrects nothing, nor an invoice of one that does', async () => {
    const loose = await company.api.invoicing.createDraft({ content: { kind: 'credit_note', contactId, lines: LINES } });
    expect(await refusal(company.api.invoicing.issue(loose))).toMatchObject({ code: 'DRAFT_KIND_SETTLED' });
    const invoice = await sell();
    const draft = await written(invoice.id, 'credit_note', (content) => ({ ...content, kind: 'invoice' }));
    expect(await refusal(company.api.invoicing.issue(draft))).toMatchObject({ code: 'DRAFT_KIND_SETTLED' });
  });

  it('paid back at the till is money that went out on its day', async () => {
    const till = await sell({ paymentMethod: 'cash' });
    await correct(till.id, 'credit_note', chairs('1'));
    const { months } = await company.api.overview.get();
    expect(months.at(-1)).toEqual({ month: '2026-11', issued: '417.00', collected: '417.00' });
  });
});

describe('a debit note', () => {
  it('asks for more: positive, payable by its own reference, and may itself be credited', async () => {
    const invoice = await sell();
    const debit = await correct(invoice.id, 'debit_note', chairs('0.5'));
    expect(debit).toMatchObject({ kind: 'debit_note', number: '2/P1/1' });
    expect(await company.api.invoicing.get({ id: debit.id })).toMatchObject({
      total: '62.50',
      open: '62.50',
      refersTo: { number: invoice.number },
      paymentReference: { model: 'HR01' },
      corrections: ['credit_note'],
    });
    expect(await company.api.invoicing.get({ id: invoice.id })).toMatchObject({ open: '542.00', credited: '0.00' });
    await correct(debit.id, 'credit_note');
    expect(await company.api.invoicing.get({ id: debit.id })).toMatchObject({ open: '0.00', status: 'credited' });
    expect(await refusal(company.api.invoicing.beginCorrection({ id: debit.id, kind: 'debit_note' }))).toMatchObject({
      code: 'CORRECTION_IMPOSSIBLE',
    });
  });
});

describe('what customers owe', () => {
  it('is less by what was credited, on the day of the credit note and not before', async () => {
    const invoice = await sell();
    house.clock.set('2026-11-26T09:05:00.000Z');
    await correct(invoice.id, 'credit_note', chairs('1'));
    expect((await company.api.reports.ageing({})).sum.total).toBe('417.00');
    expect((await company.api.reports.ageing({ day: '2026-11-25' })).sum.total).toBe('542.00');
    expect((await company.api.overview.get()).open).toEqual({ amount: '417.00', count: 1 });
    expect((await company.api.parties.get({ id: contactId })).totals).toMatchObject({ open: '417.00', invoiced: '417.00' });
    await company.api.invoicing.recordPayment({
      id: invoice.id,
      amount: '417.00',
      paidOn: '2026-11-26',
      method: 'transfer',
      note: '',
    });
    expect(await company.api.invoicing.get({ id: invoice.id })).toMatchObject({ status: 'paid', open: '0.00', paid: '417.00' });
  });
});
