import type { TestCompany, TestHouse } from '#tests/kit/house.ts';

export { refusal } from '#tests/integration/identity/kit.ts';

/** PIN of a waiter of the tests, and of the manager. */
export const PIN = '2580';
export const MANAGER_PIN = '13579';

export interface Cafe extends TestCompany {
  readonly deviceId: string;
  readonly waiterId: string;
  readonly managerId: string;
}

/** A café in VAT with a certificate, a waiter and a manager who have PINs. Nobody has signed on. */
export async function openCafe(house: TestHouse): Promise<Cafe> {
  const owner = await house.person();
  const company = await house.company(owner, { kind: 'doo', name: 'Kavana Ura d.o.o.', inVat: true });
  const { api } = company;
  await api.certificates.addMock();
  const waiter = await api.companies.saveOperator({ mark: 'K1', name: 'Iva Konobar', oib: '12345678903', pin: PIN });
  const manager = await api.companies.saveOperator({
    mark: 'V1',
    name: 'Vedran Voditelj',
    oib: '69435151530',
    pin: MANAGER_PIN,
    isManager: true,
  });
  const { device } = await api.till.get({});
  if (device === null) throw new Error('a company without a device');
  return { ...company, deviceId: device.id, waiterId: waiter.id, managerId: manager.id };
}
