import { sql } from 'drizzle-orm';

import type { CompanyTx } from '#server/db/company-tx.ts';

/** Until the transaction ends nobody else adds products to this company: two would get one code, or a file come in twice. */
export async function lockCodes(tx: CompanyTx, companyId: string): Promise<void> {
  await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`products:${companyId}`}, 0))`);
}
