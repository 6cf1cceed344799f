import { and, eq, gt, isNull, or, sql } from 'drizzle-orm';

import { devices, operators, premises } from '#drizzle/schema/companies.ts';
import { tillGrants } from '#drizzle/schema/till.ts';
import type { CompanyContext } from '#server/context.ts';
import { type CompanyTx, contextOf } from '#server/db/company-tx.ts';
import type { ConsumptionTaxRate } from '#server/domain/companies/consumption-tax.ts';
import { forbidden, precondition } from '#server/domain/shared/errors.ts';

const MINUTE = 60_000;
/** A till that nobody touches for so long asks for a PIN again. */
const IDLE_MS = 15 * MINUTE;
/** A shift: after it whoever sells proves it once more. */
const LONGEST_MS = 12 * 60 * MINUTE;
/** Use prolongs a grant, written at most so often. */
const TOUCH_MS = MINUTE;

export type OperatorRow = typeof operators.$inferSelect;

/** The browser's session that a grant is bound to. Throws `forbidden` TILL_NEEDS_SESSION for tokens and jobs. */
export function sessionOf(ctx: CompanyContext): string {
  if (ctx.sessionId === null) throw forbidden('TILL_NEEDS_SESSION');
  return ctx.sessionId;
}

/** A till sells against receipts: devices that issue eRačuni alone are none. */
export const forReceipts = or(isNull(devices.purpose), eq(devices.purpose, 'receipts'));

/** Where something is sold, with what its town takes of drinks. */
interface TillDevice {
  readonly id: string;
  readonly premisesId: string;
  readonly consumptionTax: readonly ConsumptionTaxRate[];
}

/** A device in use at premises in use. Throws `precondition` TILL_DEVICE_GONE. */
export async function requireDevice(tx: CompanyTx, deviceId: string): Promise<TillDevice> {
  const device = await findDevice(tx, deviceId);
  if (device === null) throw precondition('TILL_DEVICE_GONE', { params: { fix: 'postavke/prostori' } });
  return device;
}

/** The same; null where there is none. */
export async function findDevice(tx: CompanyTx, deviceId: string): Promise<TillDevice | null> {
  const [device] = await tx
    .select({ id: devices.id, premisesId: devices.premisesId, consumptionTax: premises.consumptionTax })
    .from(devices)
    .innerJoin(premises, and(eq(premises.companyId, devices.companyId), eq(premises.id, devices.premisesId)))
    .where(and(eq(devices.id, deviceId), eq(devices.active, true), eq(premises.active, true), forReceipts));
  return device ?? null;
}

/** Lets an operator sell at a device in this session; who sold there before no longer does. */
export async function writeGrant(tx: CompanyTx, ctx: CompanyContext, deviceId: string, operatorId: string): Promise<void> {
  const now = ctx.deps.clock.now();
  const fields = { operatorId, grantedAt: now, expiresAt: new Date(now.getTime() + IDLE_MS) };
  await tx
    .insert(tillGrants)
    .values({ companyId: contextOf(tx).companyId, sessionId: sessionOf(ctx), deviceId, ...fields })
    .onConflictDoUpdate({ target: [tillGrants.companyId, tillGrants.sessionId, tillGrants.deviceId], set: fields });
}

/** Whether asking is use of the till, which prolongs the grant; a look that the screen takes by itself is none. */
type Asking = 'use' | 'look';

/** Who sells at a device in this session; null when nobody signed on, when the time is over, or when a PIN was set since. */
export async function grantedOperator(
  tx: CompanyTx,
  ctx: CompanyContext,
  deviceId: string,
  asking: Asking = 'use',
): Promise<OperatorRow | null> {
  if (ctx.sessionId === null) return null;
  const now = ctx.deps.clock.now();
  const [row] = await tx
    .select({ operator: operators, grant: tillGrants })
    .from(tillGrants)
    .innerJoin(operators, and(eq(operators.companyId, tillGrants.companyId), eq(operators.id, tillGrants.operatorId)))
    .where(
      and(
        eq(tillGrants.sessionId, ctx.sessionId),
        eq(tillGrants.deviceId, deviceId),
        gt(tillGrants.expiresAt, now),
        eq(operators.active, true),
        or(isNull(operators.pinSetAt), sql`${operators.pinSetAt} <= ${tillGrants.grantedAt}`),
        // Without a PIN only the person whose own operator it is.
        or(sql`${operators.pinHash} is not null`, sql`${operators.userId} = ${userOf(ctx)}`),
      ),
    );
  if (row === undefined) return null;
  const { operator, grant } = row;
  const latest = Math.min(now.getTime() + IDLE_MS, grant.grantedAt.getTime() + LONGEST_MS);
  if (asking === 'use' && latest - grant.expiresAt.getTime() >= TOUCH_MS)
    await tx
      .update(tillGrants)
      .set({ expiresAt: new Date(latest) })
      .where(and(eq(tillGrants.sessionId, ctx.sessionId), eq(tillGrants.deviceId, deviceId)));
  return operator;
}

/** The same for what only a signed-on operator may do. Throws `forbidden` TILL_LOCKED. */
export async function requireOperator(
  tx: CompanyTx,
  ctx: CompanyContext,
  deviceId: string,
  asking: Asking = 'use',
): Promise<OperatorRow> {
  sessionOf(ctx);
  const operator = await grantedOperator(tx, ctx, deviceId, asking);
  if (operator === null) throw forbidden('TILL_LOCKED');
  return operator;
}

/** The signed-in person; null for tokens and jobs. */
export const userOf = ({ actor }: CompanyContext): string | null => (actor.kind === 'user' ? actor.id : null);
