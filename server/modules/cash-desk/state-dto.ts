import { eq } from 'drizzle-orm';

import { devices, premises } from '#drizzle/schema/companies.ts';
import type { CashStateDto } from '#server/contracts/cash.ts';
import type { CompanyTx } from '#server/db/company-tx.ts';
import { notFound } from '#server/domain/shared/errors.ts';
import { decimalFromMinor } from '#server/domain/shared/money.ts';
import { cashStateOf } from '#server/modules/cash/index.ts';

/** The cash of premises as a screen shows it. Throws `not_found` PREMISES_NOT_FOUND. */
export async function stateDto(tx: CompanyTx, premisesId: string): Promise<CashStateDto> {
  const { id, code, name, cashMaximumMinor } = premises;
  const [place] = await tx.select({ code, name, cashMaximumMinor }).from(premises).where(eq(id, premisesId));
  if (place === undefined) throw notFound('PREMISES_NOT_FOUND');
  const { balanceMinor, safeMinor, drawers } = await cashStateOf(tx, premisesId);
  const known = await tx.select({ id: devices.id, code: devices.code }).from(devices).where(eq(devices.premisesId, premisesId));
  const codes = new Map(known.map((device) => [device.id, device.code]));
  return {
    premisesId,
    premisesCode: place.code,
    premisesName: place.name,
    balance: decimalFromMinor(balanceMinor),
    safe: decimalFromMinor(safeMinor),
    drawers: drawers.map(({ deviceId, expectedMinor }) => ({
      deviceId,
      deviceCode: codes.get(deviceId) ?? '',
      expected: decimalFromMinor(expectedMinor),
    })),
    maximum: place.cashMaximumMinor === null ? null : decimalFromMinor(place.cashMaximumMinor),
    isOverMaximum: place.cashMaximumMinor !== null && balanceMinor > place.cashMaximumMinor,
  };
}
