import { shiftReceipts } from '#drizzle/schema/cash.ts';
import { withCompanyTx } from '#server/db/company-tx.ts';
import { systemActor } from '#server/db/scope.ts';
import type { TestCompany, TestHouse } from '#tests/kit/house.ts';

/**
 * A closed shift and a slip in the cash book; somebody has signed on at the device. The receipt in the shift is one that there was, because
 * another would move the numbers that other tests count.
 */
export async function addCash(
  { deps }: TestHouse,
  { id: companyId, api }: TestCompany,
  { mark, invoiceId }: { readonly mark: string; readonly invoiceId: string },
): Promise<{ readonly shiftId: string; readonly cashEntryId: string }> {
  const { device, state } = await api.cash.shift({});
  if (device === null || state === null) throw new Error('a company without a device');
  const opening = { deviceId: device.id, counted: '10.00', explanation: `${mark} polog` };
  const { id: shiftId } = await api.cash.openShift(opening);
  await withCompanyTx(deps, { companyId, actor: systemActor('test') }, (tx) =>
    tx.insert(shiftReceipts).values({ companyId, shiftId, invoiceId }),
  );
  await api.cash.closeShift({ deviceId: device.id, shiftId, counted: '10.00' });
  const slip = { premisesId: state.premisesId, kind: 'pay_in' as const, amount: '5.00', purpose: `${mark} uplata` };
  const { id: cashEntryId } = await api.cash.record(slip);
  return { shiftId, cashEntryId };
}
