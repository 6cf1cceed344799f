import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';

import { checkDueEInvoices, deliverDueEInvoices } from '#server/modules/einvoice/index.ts';
import { apiWith, complaints, firm, refusal } from '#tests/integration/invoicing/kit.ts';
import { createTestHouse, type TestHouse } from '#tests/kit/house.ts';

import { type ConnectedCompany, connected, invoiceToBusiness, outgoingOf, sentAt } from './kit.ts';

let house: TestHouse;
let company: ConnectedCompany;

beforeAll(async () => {
  house = await createTestHouse();
  company = await connected(house, 'moj_eracun');
});
beforeEach(() => {
  house.clock.set('2026-11-24T09:05:00.000Z');
  house.mocks.control.clearScenarios();
});
afterAll(() => house.close());

const deliver = () => deliverDueEInvoices.handle(house.deps, {});
const check = () => checkDueEInvoices.handle(house.deps, {});

describe('an eRačun on its way', () => {
  it('goes out once it is queued, and its three statuses are followed', async () => {
    const { id, zki } = await invoiceToBusiness(house, company);
    expect(zki).toBeNull();
    await company.api.einvoice.send({ id });
    await house.drain();
    expect(await outgoingOf(company, id)).toMatchObject({ status: 'sent', transport: 'processing', fiscal: 'none' });
    house.clock.advance(20_000);
    await check();
    expect(await outgoingOf(company, id)).toMatchObject({ transport: 'delivered', fiscal: 'done', business: 'none' });
    const { timeline } = await company.api.invoicing.get({ id });
    expect(timeline.map(({ type }) => type).filter((type) => type.startsWith('einvoice.'))).toEqual([
      'einvoice.queued',
      'einvoice.sent',
      'einvoice.status_changed',
    ]);
  });

  it('is sent once, however often somebody presses the button', async () => {
    const before = sentAt(house, 'moj_eracun', company.oib).length;
    const { id } = await invoiceToBusiness(house, company);
    await Promise.all([company.api.einvoice.send({ id }), company.api.einvoice.send({ id })]);
    await Promise.all([house.drain(), deliver(), deliver()]);
    await company.api.einvoice.send({ id });
    await house.drain();
    expect(sentAt(house, 'moj_eracun', company.oib)).toHaveLength(before + 1);
  });

  it('is looked up before it is sent again, when the answer was lost after it was taken', async () => {
    const before = sentAt(house, 'moj_eracun', company.oib).length;
    const { id } = await invoiceToBusiness(house, company);
    house.mocks.control.next('moj_eracun', 'send', 'answered-but-connection-lost');
    await company.api.einvoice.send({ id });
    await house.drain();
    expect(await outgoingOf(company, id)).toMatchObject({ status: 'unsure' });
    await deliver();
    expect((await outgoingOf(company, id)).status).toBe('unsure');
    house.clock.advance(90_000);
    await deliver();
    expect(await outgoingOf(company, id)).toMatchObject({ status: 'sent' });
    expect(sentAt(house, 'moj_eracun', company.oib)).toHaveLength(before + 1);
  });

  it('is sent again when the look-up finds nothing', async () => {
    const { id } = await invoiceToBusiness(house, company);
    house.mocks.control.next('moj_eracun', 'send', 'http500');
    await company.api.einvoice.send({ id });
    await house.drain();
    house.clock.advance(90_000);
    house.mocks.control.next('moj_eracun', 'queryOutbox', 'http500');
    await deliver();
    expect((await outgoingOf(company, id)).status).toBe('unsure');
    house.clock.advance(3_600_000);
    await deliver();
    expect((await outgoingOf(company, id)).status).toBe('sent');
  });

  it('waits for as long as the intermediary asks, and stops where only a person can help', async () => {
    const { id } = await invoiceToBusiness(house, company);
    house.mocks.control.next('moj_eracun', 'send', '429:120');
    await company.api.einvoice.send({ id });
    await house.drain();
    const waiting = await outgoingOf(company, id);
    expect([waiting.status, waiting.failure]).toEqual(['queued', 'busy']);
    expect(waiting.nextAttemptAt?.getTime()).toBe(house.clock.now().getTime() + 120_000);
    house.clock.advance(121_000);
    house.mocks.control.next('moj_eracun', 'send', '401');
    await deliver();
    expect(await outgoingOf(company, id)).toMatchObject({ status: 'stopped', failure: 'auth' });
    await company.api.einvoice.send({ id });
    await house.drain();
    expect((await outgoingOf(company, id)).status).toBe('sent');
  });

  it('shows the words of a refusal and can be sent anew', async () => {
    const { id } = await invoiceToBusiness(house, company);
    house.mocks.control.next('moj_eracun', 'send', 'schema-error');
    await company.api.einvoice.send({ id });
    await house.drain();
    const refused = await outgoingOf(company, id);
    expect(refused.status).toBe('refused');
    expect(refused.errors.join()).toContain('HR-BR-25');
    await company.api.einvoice.send({ id });
    await house.drain();
    expect(await outgoingOf(company, id)).toMatchObject({ status: 'sent', errors: [] });
  });

  it('is reported as paid', async () => {
    const { id } = await invoiceToBusiness(house, company);
    await company.api.einvoice.send({ id });
    await house.drain();
    await company.api.einvoice.reportPayment({ id, amount: '125.00', paidOn: '2026-11-24', method: 'T' });
    expect(sentAt(house, 'moj_eracun', company.oib).some((row) => row[4]?.includes('125.00 T'))).toBe(true);
  });
});

describe('where the intermediary cannot be asked what it took', () => {
  it('a person decides, and nothing is sent by itself', async () => {
    const other = await connected(house, 'ie_racuni');
    const { id } = await invoiceToBusiness(house, other);
    house.mocks.control.next('ie_racuni', 'import', 'answered-but-connection-lost');
    await other.api.einvoice.send({ id });
    await house.drain();
    house.clock.advance(90_000);
    await deliver();
    expect(await outgoingOf(other, id)).toMatchObject({ status: 'stopped', failure: 'unsure' });
    await other.api.einvoice.send({ id });
    await house.drain();
    expect(sentAt(house, 'ie_racuni', other.oib)).toHaveLength(1);
    await other.api.einvoice.resolveUnsure({ id, wasSent: true });
    expect((await outgoingOf(other, id)).status).toBe('sent');
  });
});

describe('what cannot go as eRačun', () => {
  it('is refused with the field that mends it, before a number is taken', async () => {
    expect(await complaints(invoiceToBusiness(house, company, null))).toEqual(['EINVOICE_KPD_MISSING']);
  });

  it('needs an intermediary, and an account that opens', async () => {
    const plain = await firm(house);
    const { id } = await invoiceToBusiness(house, plain);
    expect(await refusal(plain.api.einvoice.send({ id }))).toMatchObject({
      code: 'EINVOICE_NOT_SET_UP',
      params: { fix: 'postavke/eracun' },
    });
    const wrong = { intermediary: 'moj_eracun' as const, username: 'x', password: 'y' };
    expect((await refusal(plain.api.einvoice.saveAccount(wrong))).code).toBe('EINVOICE_ACCOUNT_REFUSED');
    expect((await plain.api.einvoice.settings()).account).toBeNull();
  });

  it('in live opens with the account, and stays shut without it', async () => {
    const live = { ...house.deps, installation: { ...house.deps.installation, environment: 'live' as const } };
    const plain = await firm(house);
    const shut = { ...plain, api: apiWith(house, plain, live) };
    expect((await refusal(invoiceToBusiness(house, shut))).code).toBe('EINVOICE_REQUIRED');
    const open = { ...company, api: apiWith(house, company, live) };
    expect((await invoiceToBusiness(house, open)).number).toMatch(/^\d+\/P1\/1$/);
  });

  it('keeps its secrets to itself', async () => {
    const { account } = await company.api.einvoice.settings();
    expect(account?.shown).toEqual({ username: 'demo-korisnik', businessUnit: '' });
    expect(JSON.stringify(account)).not.toContain('mock-lozinka');
  });
});
