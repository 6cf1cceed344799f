import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';

import type { Rule } from '#server/domain/rules/rule.ts';
import { runDueRecurring } from '#server/modules/recurring/index.ts';
import type { AppCaller } from '#server/trpc/caller.ts';
import { buyerOib, connected } from '#tests/integration/einvoice/kit.ts';
import { createTestHouse, type TestCompany, type TestHouse } from '#tests/kit/house.ts';

import { addContact, apiWith, firm, issue, line, refusal, sequencesOf, studio } from './kit.ts';

/** The last millisecond of 2026 in Zagreb, and the first of 2027. */
const LAST = '2026-12-31T22:59:59.999Z';
const FIRST = '2026-12-31T23:00:00.000Z';

let house: TestHouse;

beforeAll(async () => {
  house = await createTestHouse();
});
beforeEach(() => house.clock.set('2026-12-30T09:00:00.000Z'));
afterAll(() => house.close());

const codesOf = (warnings: readonly { readonly code: string }[]) => warnings.map(({ code }) => code);
const documentOf = async (api: AppCaller, content: Parameters<typeof issue>[1]) =>
  api.invoicing.get({ id: (await issue(api, content)).id });

/** A second device of the first premises, and premises with a device of their own. */
async function morePlaces({ api }: TestCompany) {
  const [first] = await api.companies.listPremises();
  const second = await api.companies.saveDevice({ premisesId: first?.id ?? '', code: '2', name: 'Druga blagajna' });
  const address = { street: 'Riva 1', postalCode: '21000', city: 'Split' };
  const split = await api.companies.savePremises({ code: 'ST1', name: 'Split', ...address });
  const device = await api.companies.saveDevice({ premisesId: split.id, code: '1', name: 'Blagajna' });
  return [{}, { premisesId: first?.id ?? '', deviceId: second.id }, { premisesId: split.id, deviceId: device.id }];
}

/** The law of the test with one key that has one value up to the end of 2026 and another from 2027 on. */
async function lawThatTurns(key: string, old: Rule['value'], next: Rule['value']): Promise<readonly Rule[]> {
  const rules = (await house.deps.rules()).filter((rule) => rule.key !== key);
  const row = { key, source: 'test' };
  return [
    ...rules,
    { ...row, validFrom: '2013-01-01', validTo: '2026-12-31', value: old },
    { ...row, validFrom: '2027-01-01', validTo: null, value: next },
  ];
}

describe('numbers over New Year', () => {
  it.each<['premises' | 'device', readonly string[], readonly string[]]>([
    ['premises', ['1/P1/1', '2/P1/2', '1/ST1/1'], ['1/P1/1', '2/P1/2', '1/ST1/1']],
    ['device', ['1/P1/1', '1/P1/2', '1/ST1/1'], ['1/P1/1', '1/P1/2', '1/ST1/1']],
  ])('begin again in every sequence by %s, and each keeps its place in references', async (numberingPer, before, after) => {
    const company = await studio(house, { numberingPer });
    const places = await morePlaces(company);
    const contactId = await addContact(house, company, { kind: 'consumer', name: 'Ivan Perić', oib: null });
    const yearEnd = async () => {
      const documents = [];
      for (const place of places)
        documents.push(await documentOf(company.api, { ...place, contactId, paymentMethod: 'transfer', dueOn: '2027-01-15' }));
      return documents;
    };
    house.clock.set(LAST);
    const old = await yearEnd();
    house.clock.set(FIRST);
    const fresh = await yearEnd();
    expect(old.map(({ number, issuedOn }) => `${number} ${issuedOn}`)).toEqual(before.map((number) => `${number} 2026-12-31`));
    expect(fresh.map(({ number, issuedOn }) => `${number} ${issuedOn}`)).toEqual(after.map((number) => `${number} 2027-01-01`));
    const references = [...old, ...fresh].map(({ paymentReference }) => paymentReference?.reference);
    expect(new Set(references).size).toBe(6);
    expect(references.map((reference) => reference?.slice(0, 4))).toEqual(['2026', '2026', '2026', '2027', '2027', '2027']);
    const positions = (year: number) => async () =>
      (await sequencesOf(house, company))
        .filter((row) => row.year === year)
        .map(({ key, position }) => `${key} ${position}`)
        .sort();
    expect(await positions(2027)()).toEqual(await positions(2026)());
  });

  it('begin again for quotes too', async () => {
    const company = await studio(house);
    const contactId = await addContact(house, company);
    const quote = () => issue(company.api, { kind: 'quote', contactId, paymentMethod: 'transfer', dueOn: '2027-01-15' });
    house.clock.set(LAST);
    const old = await quote();
    house.clock.set(FIRST);
    expect([old.number, (await quote()).number]).toEqual(['PON-1/2026', 'PON-1/2027']);
  });
});

describe('a draft that was begun in the old year', () => {
  it('says what the new year gives it, does not wait for it, and keeps the rates of its day of supply', async () => {
    const company = await firm(house);
    const rules = await lawThatTurns('vat.rate.standard', '25', '24');
    const api = apiWith(house, company, { ...house.deps, rules: () => Promise.resolve(rules) });
    const lines = [line({ vatCode: 'standard', unitPrice: '100.00', quantity: '1' })];
    const begin = (deliveryOn: string | null) =>
      api.invoicing.createDraft({ content: { lines, paymentMethod: 'card', deliveryOn } });
    const [supplied, unsaid] = [await begin('2026-12-30'), await begin(null)];

    house.clock.set(LAST);
    const before = await api.invoicing.draft({ id: supplied.id });
    expect([before.warnings, before.today, before.rates.standard]).toEqual([[], '2026-12-31', '25']);

    house.clock.set(FIRST);
    const draft = await api.invoicing.draft({ id: supplied.id });
    expect(draft.warnings).toEqual([
      { path: 'issuedOn', code: 'DRAFT_NUMBERED_IN_NEW_YEAR', params: { year: '2027', issuedOn: '2027-01-01' } },
      {
        path: 'deliveryOn',
        code: 'DRAFT_SUPPLIED_IN_OLD_YEAR',
        params: { kind: 'invoice', suppliedOn: '2026-12-30', year: '2026', vat: 'supply' },
      },
    ]);
    expect([draft.issues, draft.blockers, draft.rates.standard]).toEqual([[], [], '25']);
    const other = await api.invoicing.draft({ id: unsaid.id });
    expect([codesOf(other.warnings), other.rates.standard]).toEqual([
      ['DRAFT_NUMBERED_IN_NEW_YEAR', 'DRAFT_SUPPLY_DAY_UNSAID'],
      '24',
    ]);

    const issued = [];
    for (const each of [supplied, unsaid]) issued.push(await api.invoicing.get({ id: (await api.invoicing.issue(each)).id }));
    expect(issued.map(({ number, issuedOn, deliveryOn, vat }) => [number, issuedOn, deliveryOn, vat])).toEqual([
      ['1/P1/1', '2027-01-01', '2026-12-30', '25.00'],
      ['2/P1/1', '2027-01-01', null, '24.00'],
    ]);
  });

  it('is none where only the blank sheet is of last year', async () => {
    const company = await studio(house);
    const { id } = await company.api.invoicing.openBlankDraft({});
    house.clock.set('2027-01-04T08:00:00.000Z');
    expect(codesOf((await company.api.invoicing.draft({ id })).warnings)).toHaveLength(2);
    const again = await company.api.invoicing.openBlankDraft({});
    expect(again.id).toBe(id);
    expect((await company.api.invoicing.draft({ id })).warnings).toEqual([]);
  });
});

describe('law of a year', () => {
  it('words its sentences on documents by the day of issue', async () => {
    const company = await studio(house);
    const words = (text: string) => ({ hr: text, en: text });
    const rules = await lawThatTurns('vat.reason.small_business', words('Po starom.'), words('Po novom.'));
    const api = apiWith(house, company, { ...house.deps, rules: () => Promise.resolve(rules) });
    house.clock.set(LAST);
    const old = await documentOf(api, {});
    house.clock.set(FIRST);
    const fresh = await documentOf(api, {});
    expect([old.notes, fresh.notes].map((notes) => notes.map(({ text }) => text))).toEqual([['Po starom.'], ['Po novom.']]);
  });

  it('asks every seller for eRačuni from the first second of 2027', async () => {
    const company = await studio(house);
    const contactId = await addContact(house, company);
    const { id } = await company.api.invoicing.createDraft({
      content: { lines: [line()], contactId, paymentMethod: 'transfer', dueOn: '2027-01-15' },
    });
    const dutyAt = async (instant: string) => {
      house.clock.set(instant);
      return (await company.api.invoicing.draft({ id })).einvoice;
    };
    expect(await dutyAt(LAST)).toEqual({ required: false, reason: 'seller_outside_vat' });
    expect(await dutyAt(FIRST)).toEqual({ required: true, reason: 'every_seller' });
  });

  it('holds for the day that a document gets, also where that is not yet the day on the clock', async () => {
    const company = await connected(house, 'eposlovanje', { kind: 'pausalni_obrt', ownerName: 'Ana Kovač', inVat: false });
    const contactId = await addContact(house, company, { oib: buyerOib() });
    const lines = [line({ kpd: null })];
    const { api } = company;
    const wish = { lines, contactId, paymentMethod: 'transfer' as const, dueOn: '2027-01-15' };
    house.clock.set(LAST);
    expect((await issue(api, wish)).number).toBe('1/P1/1');
    house.clock.set('2026-12-31T23:00:30.000Z');
    await issue(api);
    // Put back: the next number goes on in the new year, and the law of the new year wants a KPD code.
    house.clock.set('2026-12-31T22:59:45.000Z');
    expect((await refusal(issue(api, wish))).issues).toMatchObject([{ path: 'lines.0.kpd' }]);
    const { number, issuedOn } = await documentOf(api, { ...wish, lines: [line({ kpd: '62.20.20' })] });
    expect([number, issuedOn]).toEqual(['2/P1/1', '2027-01-01']);
  });
});

describe('books over New Year', () => {
  it('sum each document, each payment and the way to the VAT register in its own year', async () => {
    const { api } = await studio(house);
    const pay = (id: string, paidOn: string) =>
      api.invoicing.recordPayment({ id, amount: '10.00', paidOn, method: 'transfer', note: '' });
    const contactId = (
      await api.parties.save({ kind: 'consumer', name: 'Ivan Perić', street: '', postalCode: '', city: '', country: 'HR' })
    ).id;
    house.clock.set(LAST);
    const old = await documentOf(api, { lines: [line({ quantity: '1', unitPrice: '300.00' })] });
    const open = await issue(api, {
      contactId,
      paymentMethod: 'transfer',
      dueOn: '2026-12-31',
      lines: [line({ quantity: '1', unitPrice: '40.00' })],
    });
    expect((await refusal(pay(open.id, '2027-01-01'))).issues).toMatchObject([{ path: 'paidOn', code: 'PAYMENT_IN_FUTURE' }]);
    expect(await api.overview.get()).toMatchObject({
      month: '2026-12',
      collected: { amount: '300.00' },
      overdue: { count: 0 },
      threshold: { used: '340.00' },
    });

    house.clock.set(FIRST);
    expect(await api.overview.get()).toMatchObject({
      month: '2027-01',
      collected: { amount: '0.00' },
      overdue: { amount: '40.00', count: 1 },
      threshold: { used: '0.00' },
    });
    await pay(open.id, '2027-01-01');
    const fresh = await documentOf(api, { lines: [line({ quantity: '1', unitPrice: '70.00' })] });
    expect([old, fresh].map(({ payments }) => payments.map(({ paidOn }) => paidOn))).toEqual([['2026-12-31'], ['2027-01-01']]);
    expect(await api.overview.get()).toMatchObject({ collected: { amount: '80.00' }, threshold: { used: '70.00' } });

    const totalOf = async (year: number) =>
      (await api.reports.sales({ by: 'month', from: `${year}-01-01`, to: `${year}-12-31` })).sum;
    expect(await totalOf(2026)).toMatchObject({ documents: 2, total: '340.00' });
    expect(await totalOf(2027)).toMatchObject({ documents: 1, total: '70.00' });
  });

  it('make what is due on 1 January with its first second, in the new year', async () => {
    const { api } = await studio(house);
    const { id: invoiceId } = await issue(api, { paymentMethod: 'card' });
    const settings = await api.recurring.begin({ invoiceId });
    const { id } = await api.recurring.create({
      ...settings,
      invoiceId,
      action: 'issue',
      day: 1,
      startsOn: '2027-01-01',
      textPeriod: 'previous',
      lines: [line({ description: 'Održavanje {mjesec} {godina}.' })],
    });
    house.clock.set(LAST);
    await runDueRecurring.handle(house.deps, {});
    expect((await api.recurring.get({ id })).occurrences).toEqual([]);
    house.clock.set(FIRST);
    await runDueRecurring.handle(house.deps, {});
    const [made] = (await api.recurring.get({ id })).occurrences;
    const { number, issuedOn, lines } = await api.invoicing.get({ id: made?.invoiceId ?? '' });
    expect([number, issuedOn, lines[0]?.description]).toEqual(['1/P1/1', '2027-01-01', 'Održavanje prosinac 2026.']);
  });
});
