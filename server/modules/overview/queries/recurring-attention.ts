import { and, asc, eq } from 'drizzle-orm';

import { recurringInvoices, recurringOccurrences } from '#drizzle/schema/recurring.ts';
import type { CompanyTx } from '#server/db/company-tx.ts';
import { stillFailed } from '#server/modules/recurring/index.ts';

/** Days of recurring documents that wait for a person, the oldest first. One statement. */
export async function recurringAttention(
  tx: CompanyTx,
): Promise<readonly { readonly recurringId: string; readonly name: string }[]> {
  return tx
    .select({ recurringId: recurringOccurrences.recurringId, name: recurringInvoices.name })
    .from(recurringOccurrences)
    .innerJoin(
      recurringInvoices,
      and(
        eq(recurringInvoices.companyId, recurringOccurrences.companyId),
        eq(recurringInvoices.id, recurringOccurrences.recurringId),
      ),
    )
    .where(stillFailed)
    .orderBy(asc(recurringOccurrences.on));
}
