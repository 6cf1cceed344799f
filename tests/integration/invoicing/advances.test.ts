import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';

import { deductiblesOf } from '#app/features/invoice-editor/deductibles.ts';
import { deductedMinor, planDeductions } from '#server/domain/invoicing/deductions.ts';
import { computeTotals } from '#server/domain/invoicing/totals.ts';
import { minorFromDecimal, sumMinor } from '#server/domain/shared/money.ts';
import { deliverDue } from '#server/modules/fiscalization/index.ts';
import { createTestHouse, type TestCompany, type TestHouse } from '#tests/kit/house.ts';

import { addContact, firm, issue, line, refusal, submissionOf } from './kit.ts';

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

/** What the editor shows as deducted, in cents. */
async function previewed(id: string): Promise<bigint> {
  const { content, rates, sellerInVat, advances } = await company.api.invoicing.draft({ id });
  return deductedMinor(planDeductions(computeTotals({ ...content, rates, sellerInVat }), deductiblesOf(advances)));
}

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

/** Invoices of this year as VAT sees them: what was issued, taken together. */
async function issuedInAll(): Promise<readonly [base: bigint, vat: bigint]> {
  const { items } = await company.api.invoicing.list({ limit: 100 });
  const documents = await Promise.all(items.map(({ id }) => company.api.invoicing.get({ id })));
  return [
    sumMinor(documents.map(({ base }) => minorFromDecimal(base))),
    sumMinor(documents.map(({ vat }) => minorFromDecimal(vat))),
  ];
}

describe('a final invoice of less than its advance', () => {
  it('takes its part, by a credit note of its own number and receipt, and leaves the rest for the next', async () => {
    const advance = await receive();
    const first = await settle(advance.id, '300.00');
    expect(first.number).toBe('3/P1/1');
    const seen = await company.api.invoicing.get({ id: first.id });
    expect(seen).toMatchObject({
      total: '300.00',
      prepaid: '300.00',
      open: '0.00',
      status: 'paid',
      refersTo: { number: '2/P1/1' },
    });
    expect(seen.chain.map(({ kind, total }) => [kind, total])).toEqual([
      ['advance', '500.00'],
      ['credit_note', '-300.00'],
      ['invoice', '300.00'],
    ]);
    const note = seen.chain[1]?.id ?? '';
    expect((await submissionOf(house, note)).receipt).toMatchObject({ IznosUkupno: '-300.00' });
    expect(await company.api.invoicing.get({ id: advance.id })).toMatchObject({
      maySettle: true,
      open: '0.00',
      status: 'paid',
      corrections: ['credit_note'],
    });
    expect((await refusal(company.api.invoicing.cancel({ id: advance.id }))).code).toBe('INVOICE_CORRECTED');
    const [payment] = (await company.api.invoicing.get({ id: advance.id })).payments;
    const voided = company.api.invoicing.voidPayment({ id: advance.id, paymentId: payment?.id ?? '' });
    expect(await refusal(voided)).toMatchObject({ code: 'ADVANCE_DEDUCTED', params: { number: first.number } });
    const second = await settle(advance.id, '900.00');
    expect(await company.api.invoicing.get({ id: second.id })).toMatchObject({ prepaid: '200.00', open: '700.00' });
    expect(await company.api.invoicing.get({ id: advance.id })).toMatchObject({ maySettle: false, corrections: [] });
    expect((await refusal(company.api.invoicing.beginFinal({ id: advance.id }))).code).toBe('ADVANCE_SETTLED');
    // 300 and 900 were sold in all.
    expect(await issuedInAll()).toEqual([960_00n, 240_00n]);
  });

  it('can be followed by giving the rest back, and then nothing is left', async () => {
    const advance = await receive();
    await settle(advance.id, '300.00');
    const rest = await company.api.invoicing.beginCorrection({ id: advance.id, kind: 'credit_note' });
    const { version, content } = await company.api.invoicing.draft(rest);
    const lines = content.lines.map((each) => ({ ...each, unitPrice: '200.01' }));
    const saved = await company.api.invoicing.saveDraft({ id: rest.id, version, content: { ...content, lines } });
    const { issues } = await refusal(company.api.invoicing.issue(rest));
    expect(issues).toMatchObject([{ code: 'CREDIT_EXCEEDS_LEFT', params: { left: '200.00' } }]);
    const exact = lines.map((each) => ({ ...each, unitPrice: '200.00' }));
    await company.api.invoicing.saveDraft({ id: rest.id, version: saved.version, content: { ...content, lines: exact } });
    await company.api.invoicing.issue(rest);
    expect(await company.api.invoicing.get({ id: advance.id })).toMatchObject({ maySettle: false });
    expect(await issuedInAll()).toEqual([240_00n, 60_00n]);
  });

  it('keeps rates apart', async () => {
    const two = (first: string, second: string) => [
      line({ description: 'Oprema', vatCode: 'standard', quantity: '1', unitPrice: first }),
      line({ description: 'Knjige', vatCode: 'super_reduced', quantity: '1', unitPrice: second }),
    ];
    const advance = await receive({ lines: two('500.00', '210.00') });
    const begun = await company.api.invoicing.beginFinal({ id: advance.id });
    const { version, content } = await company.api.invoicing.draft(begun);
    const lines = two('100.00', '420.00').map((each) => ({ ...each, productId: null }));
    await company.api.invoicing.saveDraft({ id: begun.id, version, content: { ...content, lines } });
    expect(await previewed(begun.id)).toBe(310_00n);
    const final = await company.api.invoicing.get({ id: (await company.api.invoicing.issue(begun)).id });
    expect(final).toMatchObject({ total: '520.00', prepaid: '310.00', open: '210.00' });
    const note = await company.api.invoicing.get({ id: final.refersTo?.id ?? '' });
    expect(note.groups.map(({ ratePercent, base, vat }) => [ratePercent, base, vat])).toEqual([
      ['25', '-80.00', '-20.00'],
      ['5', '-200.00', '-10.00'],
    ]);
    const other = await company.api.invoicing.beginFinal({ id: advance.id });
    const draft = await company.api.invoicing.draft(other);
    const reduced = [line({ description: 'Obrok', vatCode: 'reduced', quantity: '1', unitPrice: '50.00', productId: null })].map(
      (each) => ({ ...each, productId: null }),
    );
    await company.api.invoicing.saveDraft({
      id: other.id,
      version: draft.version,
      content: { ...draft.content, lines: reduced },
    });
    const { issues } = await refusal(company.api.invoicing.issue(other));
    expect(issues).toMatchObject([{ path: 'total', code: 'FINAL_TAKES_NOTHING', params: { number: advance.number } }]);
  });
});

describe('several advances', () => {
  /** A draft over the supply that deducts these advances. */
  async function final(gross: string, ...advanceIds: string[]) {
    const draft = await company.api.invoicing.createDraft({ content: { contactId, ...worth(gross), paymentMethod: 'transfer' } });
    await company.api.invoicing.chooseAdvances({ id: draft.id, advanceIds });
    return draft;
  }

  it('are deducted in one final invoice, the last one as far as needed, and freed again by its storno', async () => {
    const [a, b] = [await receive(), await receive({ ...worth('300.00') })];
    const offered = await company.api.invoicing.createDraft({ content: { contactId, ...worth('600.00') } });
    const listed = (await company.api.invoicing.draft(offered)).advances;
    expect(listed.map(({ number, available, chosen }) => [number, available, chosen])).toEqual([
      [a.number, '500.00', false],
      [b.number, '300.00', false],
    ]);
    const draft = await final('600.00', a.id, b.id);
    expect(await previewed(draft.id)).toBe(600_00n);
    expect(await company.api.invoicing.draft(draft)).toMatchObject({
      issues: [],
      origin: { number: a.number },
    });
    const issued = await company.api.invoicing.issue(draft);
    expect(issued.number).toBe('5/P1/1');
    expect(await company.api.invoicing.get({ id: issued.id })).toMatchObject({
      prepaid: '600.00',
      open: '0.00',
      refersTo: { number: '3/P1/1', kind: 'storno' },
      alsoRefersTo: [{ number: '4/P1/1', kind: 'credit_note' }],
    });
    const left = async () => Promise.all([a, b].map(async ({ id }) => (await company.api.invoicing.get({ id })).maySettle));
    expect(await left()).toEqual([false, true]);
    expect(await issuedInAll()).toEqual([640_00n, 160_00n]);

    await company.api.invoicing.cancel({ id: issued.id });
    expect(await left()).toEqual([true, true]);
    const again = await company.api.invoicing.issue(await final('1500.00', a.id, b.id));
    expect(await company.api.invoicing.get({ id: again.id })).toMatchObject({
      total: '1500.00',
      prepaid: '800.00',
      open: '700.00',
      status: 'partly_paid',
    });
    expect(await left()).toEqual([false, false]);
    expect(await issuedInAll()).toEqual([1200_00n, 300_00n]);
    const less = await company.api.invoicing.createDraft({ content: { contactId, ...worth('10.00') } });
    expect((await company.api.invoicing.draft(less)).advances).toEqual([]);
  });

  it('are deducted once, also by two invoices at the same time', async () => {
    const [a, b] = [await receive(), await receive()];
    const drafts = [await final('1000.00', a.id, b.id), await final('1000.00', b.id, a.id)];
    const outcomes = await Promise.allSettled(drafts.map((draft) => company.api.invoicing.issue(draft)));
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect(await issuedInAll()).toEqual([800_00n, 200_00n]);
  });

  it('of another customer are not deducted, nor what is none, nor on a quote', async () => {
    const other = await addContact(house, company, { kind: 'consumer', name: 'Netko Drugi', oib: null });
    const theirs = await receive({ contactId: other });
    expect(await refusal(final('600.00', theirs.id))).toMatchObject({
      code: 'ADVANCE_OF_ANOTHER',
      params: { number: theirs.number },
    });
    const invoice = await issue(company.api, { contactId, ...worth('10.00') });
    expect((await refusal(final('600.00', invoice.id))).code).toBe('ADVANCE_EXPECTED');
    const quote = await company.api.invoicing.createDraft({ content: { kind: 'quote', contactId, ...worth('600.00') } });
    expect((await refusal(company.api.invoicing.chooseAdvances({ id: quote.id, advanceIds: [] }))).code).toBe(
      'DRAFT_KIND_SETTLED',
    );
  });

  it('can be unticked again', async () => {
    const advance = await receive();
    const draft = await final('600.00', advance.id);
    await company.api.invoicing.chooseAdvances({ id: draft.id, advanceIds: [] });
    const issued = await company.api.invoicing.issue(draft);
    expect(await company.api.invoicing.get({ id: issued.id })).toMatchObject({ prepaid: '0.00', open: '600.00', refersTo: null });
  });

  it('paid in cash and deducted in part give no money back', async () => {
    const advance = await receive({ paymentMethod: 'cash' });
    await settle(advance.id, '300.00');
    const { months } = await company.api.overview.get();
    expect(months.at(-1)).toEqual({ month: '2026-11', issued: '500.00', collected: '500.00' });
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

  it('of what the advance paid in full asks for nothing', async () => {
    const advance = await receive();
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
