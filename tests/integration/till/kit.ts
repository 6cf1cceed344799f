import type { TestCompany, TestHouse } from '#tests/kit/house.ts';

export { refusal } from '#tests/integration/identity/kit.ts';

/** PIN of a waiter of the tests, and of the manager. */
export const PIN = '2580';
export const MANAGER_PIN = '13579';

export interface Cafe extends TestCompany {
  /** `1.80` at 25 %, `2.20` at 13 %, `0.50` at 5 %, all with VAT. */
  readonly coffee: string;
  readonly cake: string;
  readonly paper: string;
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
  const product = async (name: string, price: string, vatCode: 'standard' | 'reduced' | 'super_reduced') =>
    (await api.catalog.save({ name, unit: 'H87', price, priceMode: 'gross', vatCode })).id;
  const coffee = await product('Kava s mlijekom', '1.80', 'standard');
  const cake = await product('Kremšnita', '2.20', 'reduced');
  const paper = await product('Novine', '0.50', 'super_reduced');
  const { device } = await api.till.get({});
  if (device === null) throw new Error('a company without a device');
  return { ...company, coffee, cake, paper, deviceId: device.id, waiterId: waiter.id, managerId: manager.id };
}

export const uuid = (): string => crypto.randomUUID();

/** A line at the till. */
export const line = (productId: string, quantity = '1', more: { unitPrice?: string; discountPercent?: string } = {}) => ({
  id: uuid(),
  productId,
  quantity,
  ...more,
});

/** Signs the waiter or the manager on. */
export const signOn = async ({ api, deviceId, waiterId, managerId }: Cafe, who: 'waiter' | 'manager' = 'waiter'): Promise<void> =>
  void (await api.till.switchOperator({
    deviceId,
    operatorId: who === 'waiter' ? waiterId : managerId,
    pin: who === 'waiter' ? PIN : MANAGER_PIN,
  }));

export const cash = (amount: string) => ({ method: 'cash' as const, amount });
export const card = (amount: string) => ({ method: 'card' as const, amount });
