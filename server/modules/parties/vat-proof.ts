import { and, asc, desc, eq, sql } from 'drizzle-orm';

import { vatChecks } from '#drizzle/schema/vat-checks.ts';
import type { VatProof } from '#server/contracts/party-checks.ts';
import type { CompanyTx } from '#server/db/company-tx.ts';
import { addDays, zagrebInstant } from '#server/domain/shared/plain-date.ts';

import { vatCheckDto } from './vat-check-row.ts';

/**
 * What VIES said of a customer's VAT number that speaks for a document of a day, which is a date of Zagreb: the last check until its end, or
 * else the first one later. The check is null where nobody asked.
 */
export async function vatProofOf(tx: CompanyTx, contactId: string, vatId: string, on: string): Promise<VatProof> {
  const dayEnd = sql.param(zagrebInstant(addDays(on, 1), '00:00:00'), vatChecks.checkedAt);
  const isLater = sql`${vatChecks.checkedAt} >= ${dayEnd}`;
  const [row] = await tx
    .select()
    .from(vatChecks)
    .where(and(eq(vatChecks.contactId, contactId), eq(vatChecks.vatId, vatId)))
    .orderBy(
      asc(isLater),
      asc(sql`case when ${isLater} then ${vatChecks.checkedAt} end`),
      desc(vatChecks.checkedAt),
      desc(vatChecks.id),
    )
    .limit(1);
  return { vatId, check: row === undefined ? null : vatCheckDto(row) };
}
