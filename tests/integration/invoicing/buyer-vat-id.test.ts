import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';

import { createTestHouse, type TestCompany, type TestHouse } from '#tests/kit/house.ts';

import { drainThroughPauses } from '../events/queue-time.ts';
import { line } from './kit.ts';

let house: TestHouse;
let company: TestCompany;

beforeAll(async () => {
  house = await createTestHouse();
  company = await house.company(await house.person(), { kind: 'doo', inVat: true, ownerName: '' });
  await company.api.certificates.addMock();
});
afterAll(() => house.close());
afterEach(() => house.mocks.control.clearScenarios());

const DAY = 86_400_000;

const customer = (vatId = 'SI12345679') =>
  company.api.parties.save({
    kind: 'business',
    name: 'Čebelica d.o.o.',
    vatId,
    country: 'SI',
    street: 'Cesta 1',
    postalCode: '1000',
    city: 'Ljubljana',
  });

const issue = async (contactId: string, vatCode: 'reverse_charge' | 'standard' = 'reverse_charge') => {
  const draft = await company.api.invoicing.createDraft({
    contactId,
    content: { lines: [{ ...line(), vatCode }], paymentMethod: 'transfer' },
  });
  const { id } = await company.api.invoicing.issue(draft);
  return id;
};

const proofOf = async (id: string) => (await company.api.invoicing.get({ id })).vatProof;

const asked = () => house.mocks.control.calls({ vendor: 'vies', limit: 100 }).length;

describe('the VAT number of a buyer to whom VAT is shifted', () => {
  it('is checked when the document is issued, once a day, and each document finds the check of its day', async () => {
    const { id } = await customer();
    const first = await issue(id);
    const before = asked();
    await house.drain();
    expect(asked()).toBe(before + 1);
    await issue(id);
    await house.drain();
    expect(asked(), 'one proof a day is enough').toBe(before + 1);
    house.clock.advance(DAY);
    const later = await issue(id);
    await house.drain();
    expect(asked()).toBe(before + 2);

    const [ofFirst, ofLater] = [await proofOf(first), await proofOf(later)];
    expect(ofFirst).toMatchObject({ check: { valid: true, requestId: expect.stringMatching(/^\S{16}$/) } });
    expect(ofLater!.check!.checkedAt.getTime() - ofFirst!.check!.checkedAt.getTime()).toBeGreaterThanOrEqual(DAY);
  });

  it('is asked for again when the service does not answer', async () => {
    const { id } = await customer('SI23456780');
    house.mocks.control.next('vies', 'check', 'fault:MS_UNAVAILABLE');
    const issued = await issue(id);
    await house.drain();
    expect(await proofOf(issued)).toEqual({ vatId: 'SI23456780', check: null });
    await drainThroughPauses(house);
    expect(await proofOf(issued)).toMatchObject({ check: { valid: true } });
  });

  it('of a document that charges VAT is nobody asked', async () => {
    const { id } = await customer('SI34567891');
    const before = asked();
    const issued = await issue(id, 'standard');
    await house.drain();
    expect(asked()).toBe(before);
    expect(await proofOf(issued)).toBeNull();
  });

  it('is known as not registered when it is not', async () => {
    const { id } = await customer('SI45678900');
    const issued = await issue(id);
    await house.drain();
    expect(await proofOf(issued)).toMatchObject({ check: { valid: false } });
  });
});
