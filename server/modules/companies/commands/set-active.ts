import { eq } from 'drizzle-orm';

import { devices, operators, premises } from '#drizzle/schema/companies.ts';
import { type CompanyContext, scopeOf } from '#server/context.ts';
import type { SetActiveInput } from '#server/contracts/companies.ts';
import { withCompanyTx } from '#server/db/company-tx.ts';
import { notFound } from '#server/domain/shared/errors.ts';
import { record } from '#server/events/record.ts';

const KINDS = {
  premises: { table: premises, field: 'premises', missing: 'PREMISES_NOT_FOUND' },
  device: { table: devices, field: 'devices', missing: 'DEVICE_NOT_FOUND' },
  operator: { table: operators, field: 'operators', missing: 'OPERATOR_NOT_FOUND' },
} as const;

/** Takes premises, a device or an operator out of use, or back into it. */
export async function setActive(ctx: CompanyContext, { what, id, active }: SetActiveInput): Promise<void> {
  const { table, field, missing } = KINDS[what];
  await withCompanyTx(ctx.deps, scopeOf(ctx), async (tx) => {
    const changed = await tx.update(table).set({ active }).where(eq(table.id, id)).returning({ id: table.id });
    if (changed.length === 0) throw notFound(missing);
    await record(tx, { type: 'company.updated', subject: 'company', data: { fields: [field] } });
  });
}
