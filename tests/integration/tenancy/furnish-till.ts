import type { TestCompany } from '#tests/kit/house.ts';

/** An operator with a PIN who has signed on at the device, an open table, and a tip. */
export async function addTill(
  { api }: TestCompany,
  { mark, productId, invoiceId }: { readonly mark: string; readonly productId: string; readonly invoiceId: string },
): Promise<{ readonly orderId: string; readonly tipId: string }> {
  const { id: operatorId } = await api.companies.saveOperator({
    mark: mark.slice(0, 8),
    name: `${mark} konobar`,
    oib: '12345678903',
    pin: '2580',
  });
  const { device } = await api.till.get({});
  if (device === null) throw new Error('a company without a device');
  await api.till.switchOperator({ deviceId: device.id, operatorId, pin: '2580' });
  const line = { id: crypto.randomUUID(), productId, quantity: '1' };
  const order = { id: crypto.randomUUID(), changeId: crypto.randomUUID(), deviceId: device.id };
  const { id: orderId } = await api.till.saveOrder({ ...order, name: `${mark} stol`, seen: [], lines: [line] });
  const tipId = crypto.randomUUID();
  await api.till.leaveTip({ id: tipId, invoiceId, deviceId: device.id, amount: '1.00', method: 'card' });
  return { orderId, tipId };
}
