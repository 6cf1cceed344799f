import { and, eq } from 'drizzle-orm';

import { tillGrants } from '#drizzle/schema/till.ts';
import { type CompanyContext, scopeOf } from '#server/context.ts';
import type { TillDeviceInput } from '#server/contracts/till.ts';
import { withCompanyTx } from '#server/db/company-tx.ts';

import { sessionOf } from '../grant.ts';

/** Signs off whoever sells at a device in this session; the next one proves a PIN. */
export async function lockTill(ctx: CompanyContext, { deviceId }: TillDeviceInput): Promise<void> {
  const sessionId = sessionOf(ctx);
  await withCompanyTx(ctx.deps, scopeOf(ctx), async (tx) => {
    await tx
      .update(tillGrants)
      .set({ expiresAt: ctx.deps.clock.now() })
      .where(and(eq(tillGrants.sessionId, sessionId), eq(tillGrants.deviceId, deviceId)));
  });
}
