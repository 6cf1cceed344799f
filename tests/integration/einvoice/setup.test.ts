import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';

import { checkDueEInvoices } from '#server/modules/einvoice/index.ts';
import { firm, refusal } from '#tests/integration/invoicing/kit.ts';
import { createTestHouse, type TestHouse } from '#tests/kit/house.ts';

import { accountInput, buyerOib, type ConnectedCompany, connected, invoiceToBusiness } from './kit.ts';

let house: TestHouse;

beforeAll(async () => {
  house = await createTestHouse();
});
beforeEach(() => {
  house.clock.set('2026-11-24T09:05:00.000Z');
  house.mocks.control.clearScenarios();
});
afterAll(() => house.close());

/** How the steps stand: the address, the authorisation. */
const stepsOf = async ({ api }: Pick<ConnectedCompany, 'api'>) => (await api.einvoice.setup()).steps?.map(({ state }) => state);
const waits = async ({ api }: Pick<ConnectedCompany, 'api'>) =>
  (await api.overview.get()).attention.some(({ kind }) => kind === 'intermediary_setup');

async function sendOne(company: ConnectedCompany): Promise<void> {
  const { id } = await invoiceToBusiness(house, company);
  await company.api.einvoice.send({ id });
  await house.drain();
  house.clock.advance(20_000);
  await checkDueEInvoices.handle(house.deps, {});
}

describe('who must issue and receive eRačuni', () => {
  it('is said of the company on the day, and with what comes on the first of January 2027', async () => {
    const outside = await firm(house, { inVat: false });
    const before = (await outside.api.einvoice.setup()).obligations.find(({ kind }) => kind === 'issue');
    expect(before).toMatchObject({ required: false, since: '2027-01-01', reason: 'seller_outside_vat' });
    house.clock.set('2026-12-31T23:00:00.000Z');
    const after = (await outside.api.einvoice.setup()).obligations.find(({ kind }) => kind === 'issue');
    expect(after).toMatchObject({ required: true, since: '2027-01-01', reason: 'every_seller' });
  });
});

describe('the two steps in FiskAplikacija', () => {
  it('are asked of nobody who has no intermediary', async () => {
    const company = await firm(house);
    expect((await company.api.einvoice.setup()).steps).toBeNull();
    expect(await waits(company)).toBe(false);
    const notYet = { code: 'EINVOICE_NOT_SET_UP' };
    expect(await refusal(company.api.einvoice.confirmSetupStep({ step: 'authorisation', done: true }))).toMatchObject(notYet);
    expect(await refusal(company.api.einvoice.checkOwnAddress())).toMatchObject(notYet);
  });

  it('are unknown after the account opened, and wait on the start page until both are done', async () => {
    const company = await connected(house, 'moj_eracun');
    expect(await stepsOf(company)).toEqual(['unknown', 'unknown']);
    expect(await waits(company)).toBe(true);
    await company.api.einvoice.confirmSetupStep({ step: 'receiving_address', done: true });
    expect(await stepsOf(company)).toEqual(['confirmed', 'unknown']);
    expect(await waits(company)).toBe(true);
    await company.api.einvoice.confirmSetupStep({ step: 'authorisation', done: true });
    expect(await waits(company)).toBe(false);
    await company.api.einvoice.confirmSetupStep({ step: 'authorisation', done: false });
    expect(await stepsOf(company)).toEqual(['confirmed', 'unknown']);
  });

  it('begin anew with another intermediary', async () => {
    const company = await connected(house, 'moj_eracun');
    await company.api.einvoice.confirmSetupStep({ step: 'receiving_address', done: true });
    await company.api.einvoice.saveAccount(accountInput('moj_eracun', company.oib));
    expect(await stepsOf(company)).toEqual(['confirmed', 'unknown']);
    await company.api.einvoice.saveAccount(accountInput('eposlovanje', company.oib));
    expect(await stepsOf(company)).toEqual(['unknown', 'unknown']);
  });

  it.each(['moj_eracun', 'eposlovanje'] as const)('%s is asked for the address, and may know none', async (intermediary) => {
    const oib = buyerOib({ known: true });
    const known = await firm(house, { oib });
    await known.api.einvoice.saveAccount(accountInput(intermediary, oib));
    expect(await known.api.einvoice.checkOwnAddress()).toEqual({ found: true });
    expect(await stepsOf(known)).toEqual(['proven', 'unknown']);
    const strange = buyerOib({ known: false });
    const unknown = await firm(house, { oib: strange });
    await unknown.api.einvoice.saveAccount(accountInput(intermediary, strange));
    expect(await unknown.api.einvoice.checkOwnAddress()).toEqual({ found: false });
    expect(await stepsOf(unknown)).toEqual(['missing', 'unknown']);
    expect(await waits(unknown)).toBe(true);
  });

  it('cannot be asked of who does not tell', async () => {
    const company = await connected(house, 'ie_racuni');
    expect((await company.api.einvoice.setup()).canAsk).toBe(false);
    expect(await refusal(company.api.einvoice.checkOwnAddress())).toMatchObject({ code: 'EINVOICE_NOT_POSSIBLE' });
  });

  it('prove themselves by what goes and comes', async () => {
    const company = await connected(house, 'moj_eracun');
    await sendOne(company);
    expect(await stepsOf(company)).toEqual(['unknown', 'proven']);
    await house.mocks.control.act('moj_eracun', 'invoice-arrives', { oib: company.oib, number: '7-P1-1' });
    await company.api.einvoice.receiveNow();
    expect(await stepsOf(company)).toEqual(['proven', 'proven']);
    expect(await waits(company)).toBe(false);
  });

  it('say when the Tax Administration refuses the intermediary, whatever was said before', async () => {
    const company = await connected(house, 'moj_eracun');
    await company.api.einvoice.confirmSetupStep({ step: 'receiving_address', done: true });
    await company.api.einvoice.confirmSetupStep({ step: 'authorisation', done: true });
    house.clock.advance(60_000);
    house.mocks.control.standing('moj_eracun', 'fiscalStatus', 'not-authorised');
    await sendOne(company);
    expect(await stepsOf(company)).toEqual(['confirmed', 'missing']);
    house.mocks.control.clearScenarios();
    house.clock.advance(60_000);
    await sendOne(company);
    expect(await stepsOf(company)).toEqual(['confirmed', 'proven']);
  });
});
