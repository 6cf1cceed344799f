import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';

import type { DraftDto } from '#server/contracts/invoicing.ts';
import { createTestHouse, type TestCompany, type TestHouse } from '#tests/kit/house.ts';

import {
  addContact,
  apiWith,
  bareCompany,
  complaints,
  contextIn,
  firm,
  issue,
  line,
  refusal,
  sequencesOf,
  studio,
} from './kit.ts';

let house: TestHouse;
let sova: TestCompany;
let javor: TestCompany;

beforeAll(async () => {
  house = await createTestHouse();
  sova = await studio(house);
  javor = await firm(house);
  // Both have a sequence, so that "nothing was taken" is seen on a number that stands still.
  await issue(sova.api);
  await issue(javor.api, { lines: [taxed()] });
});
beforeEach(() => house.clock.set('2026-11-24T09:05:00.000Z'));
afterAll(() => house.close());

const taxed = (over: Parameters<typeof line>[0] = {}) => line({ vatCode: 'standard', ...over });

/** Issues and expects a refusal that took no number and left the draft as it was. */
async function refusedWithoutNumber(company: TestCompany, content: Parameters<typeof issue>[1], api = company.api) {
  const before = await sequencesOf(house, company);
  const draft = await company.api.invoicing.createDraft({ content: { lines: [line()], paymentMethod: 'card', ...content } });
  const error = await refusal(api.invoicing.issue(draft));
  expect(await sequencesOf(house, company)).toEqual(before);
  expect((await company.api.invoicing.draft({ id: draft.id })).version).toBe(1);
  return error;
}

const codesOf = (error: Awaited<ReturnType<typeof refusal>>) => error.issues.map(({ code }) => code);

type Content = NonNullable<Parameters<typeof issue>[1]>;

describe('what is refused before a number is taken', () => {
  it.each<[string, Content, string[]]>([
    ['no buyer on an invoice to be paid by transfer', { paymentMethod: 'transfer' }, ['INVOICE_BUYER_MISSING']],
    ['no lines', { lines: [] }, ['INVOICE_LINES_MISSING']],
    ['a price that is no number', { lines: [line({ unitPrice: '12,5o' })] }, ['INVOICE_LINE_PRICE_INVALID']],
    ['no quantity', { lines: [line({ quantity: '' })] }, ['INVOICE_LINE_QUANTITY_MISSING']],
    ['no description', { lines: [line({ description: '  ' })] }, ['INVOICE_LINE_DESCRIPTION_MISSING']],
    ['a discount above everything', { discountPercent: '101' }, ['INVOICE_DISCOUNT_INVALID']],
    ['a negative total', { lines: [line({ quantity: '-1' })] }, ['INVOICE_TOTAL_NEGATIVE']],
    ['a due date before today', { dueOn: '2026-11-23', paymentMethod: 'other' }, ['INVOICE_DUE_DATE_BEFORE_ISSUE']],
    ['no operator', { operatorId: null }, ['INVOICE_OPERATOR_MISSING']],
    ['no premises', { premisesId: null, deviceId: null }, ['INVOICE_PREMISES_MISSING', 'INVOICE_DEVICE_MISSING']],
    [
      'more by card than CIS takes',
      { lines: [line({ quantity: '1', unitPrice: '10000.01' })] },
      ['INVOICE_TOTAL_OVER_FISCAL_LIMIT'],
    ],
  ])('%s', async (_name, content, codes) => {
    const error = await refusedWithoutNumber(sova, content);
    expect(error).toMatchObject({ kind: 'invalid', code: 'INVOICE_INCOMPLETE' });
    expect(codesOf(error)).toEqual(codes);
  });

  it('cash over 700 euros between taxpayers', async () => {
    const contactId = await addContact(house, sova);
    const at = (unitPrice: string) => ({
      contactId,
      paymentMethod: 'cash' as const,
      lines: [line({ quantity: '1', unitPrice })],
    });
    const error = await refusedWithoutNumber(sova, at('700.01'));
    expect(error.issues).toEqual([{ path: 'paymentMethod', code: 'INVOICE_CASH_LIMIT_EXCEEDED', params: { limit: '700' } }]);
    expect((await issue(sova.api, at('700.00'))).jir).not.toBeNull();
  });

  it('reverse charge to a private buyer', async () => {
    const contactId = await addContact(house, javor, { kind: 'consumer', oib: null });
    const lines = [line({ vatCode: 'reverse_charge', exemptionReason: 'art75_construction' })];
    const error = await refusedWithoutNumber(javor, { contactId, lines });
    expect(codesOf(error).length).toBeGreaterThan(0);
    expect(error.issues.every(({ code }) => code.includes('REVERSE_CHARGE'))).toBe(true);
  });

  it('an operator, premises or device that is out of use', async () => {
    const company = await studio(house);
    const draft = await company.api.invoicing.createDraft({ content: { lines: [line()], paymentMethod: 'card' } });
    const { operators, premises } = await company.api.invoicing.draft({ id: draft.id });
    const turn = (what: 'operator' | 'device' | 'premises', id: string, active: boolean) =>
      company.api.companies.setActive({ what, id, active });
    await turn('operator', operators[0]!.id, false);
    expect(await complaints(company.api.invoicing.issue(draft))).toEqual(['INVOICE_OPERATOR_OUT_OF_USE']);
    await turn('operator', operators[0]!.id, true);
    await turn('device', premises[0]!.devices[0]!.id, false);
    expect(await refusal(company.api.invoicing.issue(draft))).toMatchObject({ kind: 'precondition', code: 'PREMISES_REQUIRED' });
    await turn('device', premises[0]!.devices[0]!.id, true);
    await turn('premises', premises[0]!.id, false);
    expect(await refusal(company.api.invoicing.issue(draft))).toMatchObject({ kind: 'precondition', code: 'PREMISES_REQUIRED' });
    expect(await sequencesOf(house, company)).toEqual([]);
  });

  it("another company's customer", async () => {
    const contactId = await addContact(house, javor);
    expect(await refusal(sova.api.invoicing.createDraft({ content: { contactId } }))).toMatchObject({
      kind: 'not_found',
      code: 'CONTACT_NOT_FOUND',
    });
  });

  it('no certificate, and one that has run out', async () => {
    const bare = await bareCompany(house);
    const draft = await bare.api.invoicing.createDraft({ content: { lines: [line()], paymentMethod: 'card', dueOn: null } });
    expect((await bare.api.invoicing.draft({ id: draft.id })).blockers).toEqual([
      { code: 'CERTIFICATE_REQUIRED', fix: 'postavke/certifikat' },
    ]);
    expect(await refusal(bare.api.invoicing.issue(draft))).toMatchObject({ kind: 'precondition', code: 'CERTIFICATE_REQUIRED' });
    const { notAfter } = await bare.api.certificates.addMock();
    house.clock.set(notAfter);
    expect(await refusal(bare.api.invoicing.issue(draft))).toMatchObject({ kind: 'precondition', code: 'CERTIFICATE_EXPIRED' });
    expect(await sequencesOf(house, bare)).toEqual([]);
  });

  it('a receipt that CIS would refuse for good', async () => {
    // The clock of the house is right, the time of the last document was not.
    const company = await studio(house);
    house.clock.set('2026-11-24T11:05:00.000Z');
    await issue(company.api);
    house.clock.set('2026-11-24T09:05:00.000Z');
    const error = await refusedWithoutNumber(company, {});
    expect(error).toMatchObject({ code: 'INVOICE_INCOMPLETE', issues: [{ path: 'DatVrijeme', code: 'FISCAL_CHECK_177' }] });
    expect(error.issues[0]).not.toHaveProperty('severity');
  });
});

describe('the duty of an eRačun', () => {
  const live = (company: TestCompany) => {
    const { deps } = contextIn(house, company);
    return apiWith(house, company, { ...deps, installation: { ...deps.installation, environment: 'live' } });
  };
  const transferTo = async (company: TestCompany, lines = [line()]) => ({
    contactId: await addContact(house, company),
    paymentMethod: 'transfer' as const,
    lines,
  });

  it('stops an invoice of a seller in VAT to a domestic business in live, and is plain to see in a demo', async () => {
    const content = await transferTo(javor, [taxed()]);
    const error = await refusedWithoutNumber(javor, content, live(javor));
    expect(error).toMatchObject({ kind: 'precondition', code: 'EINVOICE_REQUIRED', params: { reason: 'seller_in_vat' } });

    const draft = await javor.api.invoicing.createDraft({ content });
    const shown: DraftDto = await javor.api.invoicing.draft({ id: draft.id });
    expect(shown.einvoice).toEqual({ required: true, reason: 'seller_in_vat' });
    expect(shown.fiscalization).toEqual({ required: false, reason: 'business_transfer' });
    expect(shown.blockers).toEqual([]);
    const issued = await javor.api.invoicing.issue(draft);
    expect(issued).toMatchObject({ zki: null, jir: null });
  });

  it('says so in live before anybody presses the button', async () => {
    const draft = await javor.api.invoicing.createDraft({ content: await transferTo(javor, [taxed()]) });
    expect((await live(javor).invoicing.draft({ id: draft.id })).blockers).toEqual([
      { code: 'EINVOICE_REQUIRED', fix: 'postavke/eracun' },
    ]);
  });

  it('reaches sellers outside VAT with 2027', async () => {
    const content = await transferTo(sova);
    house.clock.set('2026-12-31T22:59:59.000Z');
    expect((await issue(live(sova), content)).zki).toBeNull();
    house.clock.set('2026-12-31T23:00:00.000Z');
    const error = await refusedWithoutNumber(sova, { ...content, dueOn: null, deliveryOn: null }, live(sova));
    expect(error).toMatchObject({ code: 'EINVOICE_REQUIRED', params: { reason: 'every_seller' } });
  });

  it('does not meet what is paid at the till, abroad, or by a consumer', async () => {
    const business = await addContact(house, javor);
    const abroad = await addContact(house, javor, {
      oib: null,
      vatId: 'DE129273398',
      country: 'DE',
      postalCode: '10115',
      city: 'Berlin',
    });
    const consumer = await addContact(house, javor, { kind: 'consumer', oib: null });
    const api = live(javor);
    expect((await issue(api, { contactId: business, lines: [taxed()] })).jir).not.toBeNull();
    expect((await issue(api, { contactId: abroad, paymentMethod: 'transfer', lines: [taxed()] })).zki).toBeNull();
    expect((await issue(api, { contactId: consumer, paymentMethod: 'transfer', lines: [taxed()] })).jir).not.toBeNull();
  });
});
