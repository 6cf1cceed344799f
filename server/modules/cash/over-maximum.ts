import { and, eq, isNotNull, sql } from 'drizzle-orm';

import { cashEntries } from '#drizzle/schema/cash.ts';
import { devices, premises } from '#drizzle/schema/companies.ts';
import type { CompanyTx } from '#server/db/company-tx.ts';

/** The cash of a device's premises where it is more than may stay overnight by the internal act, in cents; null where it is not. */
export async function overMaximum(
  tx: CompanyTx,
  deviceId: string,
): Promise<{ readonly balanceMinor: bigint; readonly maximumMinor: bigint } | null> {
  const [row] = await tx
    .select({
      maximumMinor: premises.cashMaximumMinor,
      balanceMinor:
        sql<bigint>`coalesce((select e.balance_minor from ${cashEntries} e where e.company_id = ${premises}.company_id and e.premises_id = ${premises}.id order by e.position desc limit 1), 0)`.mapWith(
          cashEntries.balanceMinor,
        ),
    })
    .from(devices)
    .innerJoin(premises, and(eq(premises.companyId, devices.companyId), eq(premises.id, devices.premisesId)))
    .where(and(eq(devices.id, deviceId), isNotNull(premises.cashMaximumMinor)));
  if (row === undefined || row.maximumMinor === null || row.balanceMinor <= row.maximumMinor) return null;
  return { balanceMinor: row.balanceMinor, maximumMinor: row.maximumMinor };
}
