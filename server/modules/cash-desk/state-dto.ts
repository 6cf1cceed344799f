import { and, asc, eq, isNull, sql } from 'drizzle-orm';

import { cashEntries, tillShifts } from '#drizzle/schema/cash.ts';
import { devices, premises } from '#drizzle/schema/companies.ts';
import type { CashStateDto } from '#server/contracts/cash.ts';
import type { CompanyTx } from '#server/db/company-tx.ts';
import { notFound } from '#server/domain/shared/errors.ts';
import { decimalFromMinor, sumMinor } from '#server/domain/shared/money.ts';
import { drawerMinor } from '#server/modules/cash/index.ts';

/** The cash of premises as a screen shows it. Throws `not_found` PREMISES_NOT_FOUND. */
export async function stateDto(tx: CompanyTx, premisesId: string): Promise<CashStateDto> {
  const [state] = await stateDtos(tx, premisesId);
  if (state === undefined) throw notFound('PREMISES_NOT_FOUND');
  return state;
}

/** The same of all premises in use, in two statements; or of the one that is asked for, in use or not. */
export async function stateDtos(tx: CompanyTx, only?: string): Promise<readonly CashStateDto[]> {
  const { id, code, name, cashMaximumMinor, active } = premises;
  const balanceMinor =
    sql<bigint>`coalesce((select e.balance_minor from ${cashEntries} e where e.company_id = ${premises}.company_id and e.premises_id = ${premises}.id order by e.position desc limit 1), 0)`.mapWith(
      cashEntries.balanceMinor,
    );
  const places = await tx
    .select({ id, code, name, cashMaximumMinor, balanceMinor })
    .from(premises)
    .where(only === undefined ? eq(active, true) : eq(id, only))
    .orderBy(asc(id));
  const drawers = await tx
    .select({
      premisesId: tillShifts.premisesId,
      deviceId: tillShifts.deviceId,
      deviceCode: devices.code,
      expectedMinor: drawerMinor,
    })
    .from(tillShifts)
    .innerJoin(devices, and(eq(devices.companyId, tillShifts.companyId), eq(devices.id, tillShifts.deviceId)))
    .where(and(isNull(tillShifts.closedAt), only === undefined ? undefined : eq(tillShifts.premisesId, only)))
    .orderBy(asc(tillShifts.deviceId));
  return places.map((place) => {
    const open = drawers.filter(({ premisesId }) => premisesId === place.id);
    const safeMinor = place.balanceMinor - sumMinor(open.map(({ expectedMinor }) => expectedMinor));
    return {
      premisesId: place.id,
      premisesCode: place.code,
      premisesName: place.name,
      balance: decimalFromMinor(place.balanceMinor),
      safe: decimalFromMinor(safeMinor),
      drawers: open.map(({ deviceId, deviceCode, expectedMinor }) => ({
        deviceId,
        deviceCode,
        expected: decimalFromMinor(expectedMinor),
      })),
      maximum: place.cashMaximumMinor === null ? null : decimalFromMinor(place.cashMaximumMinor),
      isOverMaximum: place.cashMaximumMinor !== null && place.balanceMinor > place.cashMaximumMinor,
    };
  });
}
