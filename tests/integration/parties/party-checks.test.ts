import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';

import { createTestHouse, type TestCompany, type TestHouse } from '#tests/kit/house.ts';

let house: TestHouse;
let inVat: TestCompany;
let outside: TestCompany;

beforeAll(async () => {
  house = await createTestHouse();
  inVat = await house.company(await house.person(), { kind: 'doo', inVat: true, ownerName: '' });
  outside = await house.company(await house.person());
});
afterAll(() => house.close());
afterEach(() => house.mocks.control.clearScenarios());

const abroad = (company: TestCompany, vatId: string, country: string) =>
  company.api.parties.save({ kind: 'business', name: 'Kupac iz EU', vatId, country, street: 'Cesta 1', city: 'Grad' });

const asked = () => house.mocks.control.calls({ vendor: 'vies', limit: 100 }).length;

describe('the check of a VAT number', () => {
  it('keeps the answer with its proof, and each later one beside it', async () => {
    const { id } = await abroad(inVat, 'SI12345679', 'SI');
    expect(await inVat.api.parties.vatChecks({ id })).toEqual([]);
    const first = await inVat.api.parties.checkVatId({ id });
    expect(first).toMatchObject({ vatId: 'SI12345679', valid: true, name: 'ČEBELICA D.O.O.', checkedAt: house.clock.now() });
    expect(first.requestId).toMatch(/^\S{16}$/);
    house.clock.advance(86_400_000);
    house.mocks.control.next('vies', 'check', 'invalid');
    const second = await inVat.api.parties.checkVatId({ id });
    expect(second).toMatchObject({ valid: false, name: null });
    expect((await inVat.api.parties.vatChecks({ id })).map(({ valid }) => valid)).toEqual([false, true]);
  });

  it('has no proof for a seller without a VAT number of its own', async () => {
    const { id } = await abroad(outside, 'DE123456789', 'DE');
    expect(await outside.api.parties.checkVatId({ id })).toMatchObject({ valid: true, requestId: null, name: null });
  });

  it('keeps nothing when nothing was found out: the number is not said to be invalid', async () => {
    const { id } = await abroad(inVat, 'ATU12345675', 'AT');
    house.mocks.control.next('vies', 'check', 'fault:MS_UNAVAILABLE');
    await expect(inVat.api.parties.checkVatId({ id })).rejects.toMatchObject({
      code: 'SERVICE_UNAVAILABLE',
      message: 'PROVIDER_UNREACHABLE',
    });
    house.mocks.control.next('vies', 'check', 'fault:IP_BLOCKED');
    await expect(inVat.api.parties.checkVatId({ id })).rejects.toMatchObject({ message: 'PROVIDER_AUTH' });
    expect(await inVat.api.parties.vatChecks({ id })).toEqual([]);
  });

  it('needs a number', async () => {
    const { id } = await inVat.api.parties.save({ kind: 'consumer', name: 'Bez broja' });
    const before = asked();
    await expect(inVat.api.parties.checkVatId({ id })).rejects.toMatchObject({ message: 'CONTACT_VAT_ID_MISSING' });
    expect(asked()).toBe(before);
  });
});

describe('looking up a company by its OIB', () => {
  it('gives what the court register has', async () => {
    const found = await outside.api.parties.lookUpCompany({ oib: '12345678903' });
    expect(found).toMatchObject({ oib: '12345678903', active: true, city: expect.any(String), street: expect.any(String) });
  });

  it('gives nothing for what is not in it, and refuses what is no OIB before anybody is asked', async () => {
    expect(await outside.api.parties.lookUpCompany({ oib: '69435151530' })).toBeNull();
    const before = house.mocks.control.calls({ vendor: 'sudreg', limit: 100 }).length;
    await expect(outside.api.parties.lookUpCompany({ oib: '12345678901' })).rejects.toMatchObject({ code: 'BAD_REQUEST' });
    expect(house.mocks.control.calls({ vendor: 'sudreg', limit: 100 })).toHaveLength(before);
  });
});

describe('looking up a taxpayer by the VAT number', () => {
  it('gives what VIES tells, its address taken apart, and keeps nothing', async () => {
    expect(await inVat.api.parties.lookUpVatId({ vatId: 'si 1234 5679' })).toEqual({
      vatId: 'SI12345679',
      country: 'SI',
      valid: true,
      name: 'ČEBELICA D.O.O.',
      street: 'SLOVENSKA CESTA 1',
      postalCode: '1000',
      city: 'LJUBLJANA',
    });
    expect(await outside.api.parties.lookUpVatId({ vatId: 'DE123456789' })).toMatchObject({
      valid: true,
      name: null,
      street: '',
    });
    expect(await outside.api.parties.lookUpVatId({ vatId: 'SI12345600' })).toMatchObject({ valid: false, name: null });
  });

  it('asks nobody about what has not the form of one', async () => {
    const before = asked();
    await expect(outside.api.parties.lookUpVatId({ vatId: 'US123456789' })).rejects.toMatchObject({ code: 'BAD_REQUEST' });
    expect(asked()).toBe(before);
  });
});

describe('an installation without these services', () => {
  it('says which one is off', async () => {
    const off = await createTestHouse({ env: { VIES_MODE: 'off', SUDREG_MODE: 'off', HNB_MODE: 'off' } });
    try {
      const company = await off.company(await off.person());
      const { id } = await abroad(company, 'SI12345679', 'SI');
      for (const [call, code] of [
        [() => company.api.parties.checkVatId({ id }), 'VAT_CHECK_OFF'],
        [() => company.api.parties.lookUpVatId({ vatId: 'SI12345679' }), 'VAT_CHECK_OFF'],
        [() => company.api.parties.lookUpCompany({ oib: '12345678903' }), 'COMPANY_REGISTRY_OFF'],
        [() => company.api.exchangeRates.list({}), 'FX_RATES_OFF'],
      ] as const)
        await expect(call()).rejects.toMatchObject({ code: 'PRECONDITION_FAILED', message: code });
    } finally {
      await off.close();
    }
  });
});
