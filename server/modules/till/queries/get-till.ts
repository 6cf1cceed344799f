import { and, asc, eq, isNotNull, or } from 'drizzle-orm';

import { devices, operators, premises } from '#drizzle/schema/companies.ts';
import { type CompanyContext, scopeOf } from '#server/context.ts';
import type { GetTillInput, TillDeviceDto, TillDto } from '#server/contracts/till.ts';
import { type CompanyTx, withCompanyTx } from '#server/db/company-tx.ts';

import { forReceipts, grantedOperator, userOf } from '../grant.ts';
import { operatorDto } from '../operator-dto.ts';

/** A till before anything is sold: its devices, who can sign on, and who has. */
export async function getTill(ctx: CompanyContext, input: GetTillInput): Promise<TillDto> {
  const me = userOf(ctx);
  return withCompanyTx(ctx.deps, scopeOf(ctx), async (tx) => {
    const places = await tillDevicesOf(tx);
    const device = places.find(({ id }) => id === input.deviceId) ?? places[0] ?? null;
    const withPin = isNotNull(operators.pinHash);
    const rows = await tx
      .select()
      .from(operators)
      .where(and(eq(operators.active, true), me === null ? withPin : or(withPin, eq(operators.userId, me))))
      .orderBy(asc(operators.mark));
    const operator = device === null ? null : await grantedOperator(tx, ctx, device.id);
    return {
      devices: places,
      device,
      operators: rows.map((row) => ({ ...operatorDto(row), needsPin: row.pinHash !== null })),
      operator: operator === null ? null : operatorDto(operator),
    };
  });
}

/** Devices in use, in the order they were set up. */
export async function tillDevicesOf(tx: CompanyTx): Promise<readonly TillDeviceDto[]> {
  const { id, code, name } = devices;
  return tx
    .select({ id, code, name, premisesCode: premises.code, premisesName: premises.name })
    .from(devices)
    .innerJoin(premises, and(eq(premises.companyId, devices.companyId), eq(premises.id, devices.premisesId)))
    .where(and(eq(devices.active, true), eq(premises.active, true), forReceipts))
    .orderBy(asc(premises.id), asc(devices.id));
}
