import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';

import { pageTexts } from '#tests/golden/pdf/page-text.ts';
import { createTestHouse, type TestHouse } from '#tests/kit/house.ts';

import { type Cafe, card, cash, closeShift, line, openCafe, openShift, refusal, sell, signOn } from './kit.ts';

let house: TestHouse;
let cafe: Cafe;
let premisesId: string;
beforeAll(async () => {
  house = await createTestHouse();
});
beforeEach(async () => {
  cafe = await openCafe(house);
  await signOn(cafe, 'manager');
  premisesId = (await cafe.api.cash.book({})).state!.premisesId;
});
afterAll(() => house.close());

type Slip = Partial<Parameters<Cafe['api']['cash']['record']>[0]>;
const record = (
  kind: 'pay_in' | 'pay_out' | 'deposit' | 'withdrawal' | 'drawer_in' | 'drawer_out',
  amount: string,
  more: Slip = {},
) => cafe.api.cash.record({ premisesId, kind, amount, purpose: 'Za test', ...more });

describe('a day of the cash book', () => {
  it('goes from what there was to what there is by takings of tills and numbered slips', async () => {
    await record('pay_in', '50.00', { purpose: 'Pozajmica vlasnika', counterparty: 'Ivana Horvat', document: 'Odluka 1' });
    await sell(cafe, [line(cafe.coffee, '10')], [cash('18.00')]);
    await sell(cafe, [line(cafe.coffee, '10')], [cash('8.00'), card('10.00')]);
    expect(await record('pay_out', '12.40', { purpose: 'Mlijeko', document: 'R-77' })).toMatchObject({ ordinal: 1 });
    await closeShift(cafe);
    expect(await record('deposit', '60.00', { purpose: '' })).toMatchObject({ ordinal: 2 });
    expect(await record('withdrawal', '5.00', { purpose: '' })).toMatchObject({ ordinal: 2 });
    const today = await cafe.api.cash.book({});
    expect(today).toMatchObject({
      opening: '0.00',
      takings: [{ deviceCode: '1', receipts: '26.00', refunds: '0.00', count: 2 }],
      cameIn: '81.00',
      wentOut: '72.40',
      closing: '8.60',
      state: { balance: '8.60', safe: '8.60' },
    });
    expect(today.slips.map(({ slip, ordinal, kind, amount, purpose }) => [slip, ordinal, kind, amount, purpose])).toEqual([
      ['in', 1, 'pay_in', '50.00', 'Pozajmica vlasnika'],
      ['out', 1, 'pay_out', '12.40', 'Mlijeko'],
      ['out', 2, 'deposit', '60.00', ''],
      ['in', 2, 'withdrawal', '5.00', ''],
    ]);
    house.clock.advance(24 * 3_600_000);
    expect(await cafe.api.cash.book({})).toMatchObject({ opening: '8.60', slips: [], takings: [], closing: '8.60' });
    expect(await cafe.api.cash.book({ day: today.day })).toMatchObject({ opening: '0.00', closing: '8.60' });
  });

  it('never goes below zero, at the premises, in the drawer and in the safe', async () => {
    expect(await refusal(record('pay_out', '0.01'))).toMatchObject({
      kind: 'conflict',
      code: 'CASH_NOT_ENOUGH',
      params: { there: '0.00' },
    });
    await record('pay_in', '30.00');
    await cafe.api.cash.openShift({ deviceId: cafe.deviceId, counted: '20.00' });
    const { deviceId } = cafe;
    expect(await refusal(record('pay_out', '20.01', { deviceId }))).toMatchObject({
      code: 'CASH_NOT_IN_DRAWER',
      params: { there: '20.00' },
    });
    expect(await refusal(record('deposit', '10.01'))).toMatchObject({ code: 'CASH_NOT_IN_SAFE', params: { there: '10.00' } });
    await record('drawer_out', '15.00', { deviceId });
    expect(await refusal(record('drawer_in', '25.01', { deviceId }))).toMatchObject({ code: 'CASH_NOT_IN_SAFE' });
    await record('drawer_in', '1.00', { deviceId });
    expect(await openShift(cafe)).toMatchObject({ report: { cash: { movedIn: '1.00', movedOut: '-15.00', expected: '6.00' } } });
    expect(await cafe.api.cash.book({})).toMatchObject({ closing: '30.00', slips: [{ ordinal: 1 }] });
    expect(await refusal(record('pay_out', '0.00'))).toMatchObject({ issues: [{ path: 'amount', code: 'CASH_AMOUNT_ZERO' }] });
    expect(await refusal(record('pay_in', '1.00', { purpose: '' }))).toMatchObject({ issues: [{ path: 'purpose' }] });
  });

  it('takes a slip back by another, once, and leaves the first as it was', async () => {
    await record('pay_in', '30.00');
    const { id } = await record('pay_out', '12.00', { purpose: 'Krivi iznos' });
    await cafe.api.cash.correct({ id, reason: 'Treba 21 €' });
    expect(await refusal(cafe.api.cash.correct({ id, reason: 'Opet' }))).toMatchObject({ code: 'CASH_ENTRY_CORRECTED' });
    const { slips, closing } = await cafe.api.cash.book({});
    expect(closing).toBe('30.00');
    expect(slips[1]).toMatchObject({ amount: '12.00', purpose: 'Krivi iznos', isCorrected: true, isRevocable: false });
    expect(slips[2]).toMatchObject({
      slip: 'in',
      ordinal: 2,
      kind: 'correction',
      purpose: 'Treba 21 €',
      corrects: { slip: 'out', ordinal: 1 },
      isRevocable: false,
    });
    expect(await refusal(cafe.api.cash.correct({ id: slips[2]!.id, reason: 'x' }))).toMatchObject({ code: 'CASH_ENTRY_FIXED' });
    await record('pay_out', '30.00');
    const first = cafe.api.cash.correct({ id: slips[0]!.id, reason: 'Nije bilo' });
    expect(await refusal(first)).toMatchObject({ code: 'CASH_NOT_ENOUGH' });
  });

  it('is printed and taken to a spreadsheet with every entry and the balance behind it', async () => {
    await record('pay_in', '50.00', { purpose: 'Pozajmica vlasnika' });
    await sell(cafe, [line(cafe.coffee, '10')], [cash('18.00')]);
    await closeShift(cafe, { counted: '17.00', explanation: 'Krivo vraćeno' });
    const { day } = await cafe.api.cash.book({});
    const period = { premisesId, from: day, to: day };
    const { text, filename } = await cafe.api.cash.bookCsv(period);
    expect(filename).toBe(`blagajnicki-dnevnik-P1-${day}.csv`);
    const rows = text.split('\r\n').map((row) => row.split(';').slice(1));
    expect(rows).toContainEqual(['Uplatnica 1/2026', '50,00', '', '68,00']);
    expect(rows).toContainEqual(['', '18,00', '', '18,00']);
    expect(rows).toContainEqual(['Isplatnica 1/2026', '', '1,00', '67,00']);
    expect(rows).toContainEqual(['', '68,00', '1,00', '67,00']);
    const pdf = await cafe.api.cash.bookPdf(period);
    expect(await textOf(pdf.base64)).toContain('Blagajnički dnevnik');
  });
});

describe('cash of documents', () => {
  const issue = async (paymentMethod: 'cash' | 'transfer') => {
    const lines = [{ ...service, unitPrice: '80.00' }];
    const { id: contactId } = await guest();
    return (
      await cafe.api.invoicing.issue(await cafe.api.invoicing.createDraft({ contactId, content: { paymentMethod, lines } }))
    ).id;
  };
  const guest = () => cafe.api.parties.save({ kind: 'consumer', name: 'Ana Gost', documentLocale: 'hr' });
  const closing = async () => (await cafe.api.cash.book({})).closing;

  it('of an office comes into the safe, also when it is paid later, and leaves it with a voided payment', async () => {
    await issue('cash');
    expect(await closing()).toBe('100.00');
    const id = await issue('transfer');
    const { paymentId } = await cafe.api.invoicing.recordPayment({
      id,
      amount: '40.00',
      paidOn: '2026-11-24',
      method: 'cash',
      note: '',
    });
    expect(await closing()).toBe('140.00');
    await cafe.api.invoicing.voidPayment({ id, paymentId });
    expect(await closing()).toBe('100.00');
    expect(await cafe.api.cash.shift({})).toMatchObject({ open: null, state: { safe: '100.00' } });
  });

  it('goes back with a storno, which is refused where it is not there any more', async () => {
    const id = await issue('cash');
    await record('deposit', '100.00');
    const cancel = () => cafe.api.invoicing.cancel({ id, reason: 'Odustali' });
    expect(await refusal(cancel())).toMatchObject({ code: 'CASH_NOT_ENOUGH', params: { there: '0.00' } });
    await record('withdrawal', '100.00');
    await cancel();
    expect(await closing()).toBe('0.00');
  });

  it('follows a receipt whose way to pay became another', async () => {
    await sell(cafe, [line(cafe.coffee, '5')], [cash('9.00')]);
    const id = await sell(cafe, [line(cafe.coffee, '10')], [cash('18.00')]);
    await cafe.api.till.deliver({ id });
    await cafe.api.invoicing.changeReceipt({ id, paymentMethod: 'card', buyerOib: null });
    const { report } = await openShift(cafe);
    expect(report.cash).toMatchObject({ receipts: '27.00', refunds: '-18.00', expected: '9.00' });
    expect(report.methods).toEqual([
      { method: 'cash', count: 1, amount: '9.00' },
      { method: 'card', count: 1, amount: '18.00' },
    ]);
    await cafe.api.invoicing.changeReceipt({ id, paymentMethod: 'cash', buyerOib: null });
    expect((await openShift(cafe)).report.cash.expected).toBe('27.00');
  });

  it('stays when an advance is taken back for its final invoice', async () => {
    const advance = { kind: 'advance' as const, paymentMethod: 'cash' as const, lines: [{ ...service, unitPrice: '40.00' }] };
    const { id } = await cafe.api.invoicing.issue(await cafe.api.invoicing.createDraft({ content: advance }));
    expect(await closing()).toBe('50.00');
    const { deviceId } = cafe;
    await cafe.api.cash.openShift({ deviceId, counted: '0.00' });
    await cafe.api.invoicing.issue(await cafe.api.invoicing.beginFinal({ id }));
    expect(await closing()).toBe('50.00');
    const { report } = await openShift(cafe);
    expect(report.documents).toMatchObject({ count: 2, total: '0.00' });
    expect(report.methods).toEqual([{ method: 'advance', count: 2, amount: '0.00' }]);
  });

  it('goes back by a credit note no more than was paid too much', async () => {
    const id = await issue('cash');
    const begun = await cafe.api.invoicing.beginCorrection({ id, kind: 'credit_note' });
    const { version, content } = await cafe.api.invoicing.draft(begun);
    const lines = content.lines.map((each) => ({ ...each, unitPrice: '20.00' }));
    await cafe.api.invoicing.saveDraft({ id: begun.id, version, content: { ...content, lines } });
    await cafe.api.invoicing.issue({ id: begun.id });
    expect(await closing()).toBe('75.00');
  });
});

describe('more cash than may stay overnight', () => {
  it('is said at the till, at the drawer, in the book, to an inspector and on the start page, until it is at the bank', async () => {
    const [place] = await cafe.api.companies.listPremises();
    const { id, code, name, street, postalCode, city } = place!;
    await cafe.api.companies.savePremises({ id, code, name, street, postalCode, city, cashMaximum: '100.00' });
    const said = async () => (await cafe.api.overview.get()).attention.filter(({ kind }) => kind === 'cash_over_maximum');
    const atTill = async () => (await cafe.api.till.receipts({ deviceId: cafe.deviceId })).overMaximum;
    await record('pay_in', '100.00');
    expect([await said(), await atTill()]).toEqual([[], null]);
    await record('pay_in', '0.01');
    expect(await said()).toMatchObject([{ severity: 'warn', name, amount: '100.01', href: 'blagajnicki-dnevnik' }]);
    expect(await cafe.api.cash.states()).toMatchObject([
      { premisesCode: code, balance: '100.01', maximum: '100.00', isOverMaximum: true, drawers: [] },
    ]);
    expect(await atTill()).toEqual({ balance: '100.01', maximum: '100.00' });
    await record('deposit', '50.00');
    expect([await said(), await atTill()]).toEqual([[], null]);
    expect(await cafe.api.cash.shift({})).toMatchObject({ state: { isOverMaximum: false } });
  });
});

describe('the Z report on paper', () => {
  it('says what the screen says', async () => {
    await sell(cafe, [line(cafe.coffee, '10')], [cash('18.00')]);
    const { id } = await closeShift(cafe, { counted: '17.00', explanation: 'Krivo vraćen ostatak' });
    const { filename, base64 } = await cafe.api.cash.reportPdf({ id });
    expect(filename).toBe('z-izvjestaj-P1-1-1.pdf');
    const text = await textOf(base64);
    for (const words of ['Z-izvještaj br. 1', '18,00', 'Krivo vraćen ostatak', 'PDV 25 %', '14,40', 'Vedran Voditelj'])
      expect(text).toContain(words);
  });
});

const textOf = async (base64: string): Promise<string> =>
  (await pageTexts(Uint8Array.from(Buffer.from(base64, 'base64')))).join('\n').replaceAll('\u00a0', ' ');

const service = {
  productId: null,
  description: 'Najam dvorane',
  quantity: '1',
  unit: 'H87',
  discountPercent: '',
  vatCode: 'standard' as const,
  exemptionReason: null,
  kpd: null,
};
