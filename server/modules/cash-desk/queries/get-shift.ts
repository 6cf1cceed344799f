import { and, desc, eq, isNotNull, isNull } from 'drizzle-orm';

import { tillShifts } from '#drizzle/schema/cash.ts';
import { operators } from '#drizzle/schema/companies.ts';
import { type CompanyContext, scopeOf } from '#server/context.ts';
import type { ShiftDto, ShiftInput } from '#server/contracts/cash.ts';
import { withCompanyTx } from '#server/db/company-tx.ts';
import { decimalFromMinor } from '#server/domain/shared/money.ts';
import { grantedOperator, operatorDto, requireDevice, tillDevicesOf } from '#server/modules/till/index.ts';

import { removalsOf } from '../removals.ts';
import { reportOf } from '../report-of.ts';
import { stateDto } from '../state-dto.ts';

/** The drawer of a till: its open shift as it stands now, what the last one left, and the cash of the premises. */
export async function getShift(ctx: CompanyContext, input: ShiftInput): Promise<ShiftDto> {
  const now = ctx.deps.clock.now();
  return withCompanyTx(ctx.deps, scopeOf(ctx), async (tx) => {
    const devices = await tillDevicesOf(tx);
    const device = devices.find(({ id }) => id === input.deviceId) ?? devices[0];
    if (device === undefined)
      return {
        devices,
        device: null,
        operator: null,
        open: null,
        lastLeft: null,
        lastReport: null,
        removals: [],
        state: null,
        at: now,
      };
    const { premisesId } = await requireDevice(tx, device.id);
    const [row] = await tx
      .select({ shift: tillShifts, openedBy: operators.name })
      .from(tillShifts)
      .innerJoin(operators, and(eq(operators.companyId, tillShifts.companyId), eq(operators.id, tillShifts.openedBy)))
      .where(and(eq(tillShifts.deviceId, device.id), isNull(tillShifts.closedAt)));
    const [last] = await tx
      .select({ id: tillShifts.id, number: tillShifts.number, leftMinor: tillShifts.leftMinor })
      .from(tillShifts)
      .where(and(eq(tillShifts.deviceId, device.id), isNotNull(tillShifts.closedAt)))
      .orderBy(desc(tillShifts.number))
      .limit(1);
    const operator = await grantedOperator(tx, ctx, device.id);
    return {
      devices,
      device: { ...device, premisesId },
      operator: operator === null ? null : operatorDto(operator),
      open:
        row === undefined
          ? null
          : {
              id: row.shift.id,
              number: row.shift.number,
              openedAt: row.shift.openedAt,
              openedBy: row.openedBy,
              isAutomatic: row.shift.automatic,
              report: await reportOf(tx, row.shift, now),
            },
      lastLeft: last?.leftMinor === undefined || last.leftMinor === null ? null : decimalFromMinor(last.leftMinor),
      lastReport: last === undefined ? null : { id: last.id, number: last.number },
      removals: await removalsOf(tx, { deviceId: device.id, number: null, until: now }),
      state: await stateDto(tx, premisesId),
      at: now,
    };
  });
}
