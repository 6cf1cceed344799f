import { eq } from 'drizzle-orm';

import { devices, operators, premises } from '#drizzle/schema/companies.ts';
import { type CompanyContext, scopeOf } from '#server/context.ts';
import type { SetActiveInput } from '#server/contracts/companies.ts';
import { type CompanyTx, withCompanyTx } from '#server/db/company-tx.ts';
import { notFound } from '#server/domain/shared/errors.ts';
import { record } from '#server/events/record.ts';

import { recordPlaceChange } from '../place-changes.ts';

/** Takes premises, a device or an operator out of use, or back into it. */
export async function setActive(ctx: CompanyContext, { what, id, active }: SetActiveInput): Promise<void> {
  await withCompanyTx(ctx.deps, scopeOf(ctx), async (tx) => {
    if (what === 'operator') return setOperator(tx, id, active);
    const isPremises = what === 'premises';
    const table = isPremises ? premises : devices;
    const [before] = await tx.select({ active: table.active }).from(table).where(eq(table.id, id)).for('update');
    if (before === undefined) throw notFound(isPremises ? 'PREMISES_NOT_FOUND' : 'DEVICE_NOT_FOUND');
    // Asked twice, it closed when it was asked first.
    if (before.active === active) return;
    const closedAt = active ? null : ctx.deps.clock.now();
    await tx.update(table).set({ active, closedAt }).where(eq(table.id, id));
    const codes = isPremises ? await codesOfPremises(tx, id) : await codesOfDevice(tx, id);
    await recordPlaceChange(tx, { ...codes, change: active ? 'reopened' : 'closed', fields: [] });
  });
}

async function setOperator(tx: CompanyTx, id: string, active: boolean): Promise<void> {
  const changed = await tx.update(operators).set({ active }).where(eq(operators.id, id)).returning({ id: operators.id });
  if (changed.length === 0) throw notFound('OPERATOR_NOT_FOUND');
  await record(tx, { type: 'company.updated', subject: 'company', data: { fields: ['operators'] } });
}

interface Codes {
  readonly premises: string;
  readonly device: string | null;
}

async function codesOfPremises(tx: CompanyTx, id: string): Promise<Codes> {
  const [row] = await tx.select({ premises: premises.code }).from(premises).where(eq(premises.id, id));
  if (row === undefined) throw new Error('premises vanished');
  return { ...row, device: null };
}

async function codesOfDevice(tx: CompanyTx, id: string): Promise<Codes> {
  const [row] = await tx
    .select({ premises: premises.code, device: devices.code })
    .from(devices)
    .innerJoin(premises, eq(premises.id, devices.premisesId))
    .where(eq(devices.id, id));
  if (row === undefined) throw new Error('a device vanished');
  return row;
}
