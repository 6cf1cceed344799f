import { and, desc, eq } from 'drizzle-orm';

import { vatChecks } from '#drizzle/schema/vat-checks.ts';
import type { VatProof } from '#server/contracts/party-checks.ts';
import type { CompanyTx } from '#server/db/company-tx.ts';

import { vatCheckDto } from './vat-check-row.ts';

/** What VIES last said of a customer's VAT number; its check is null where nobody asked. */
export async function vatProofOf(tx: CompanyTx, contactId: string, vatId: string): Promise<VatProof> {
  const [row] = await tx
    .select()
    .from(vatChecks)
    .where(and(eq(vatChecks.contactId, contactId), eq(vatChecks.vatId, vatId)))
    .orderBy(desc(vatChecks.checkedAt), desc(vatChecks.id))
    .limit(1);
  return { vatId, check: row === undefined ? null : vatCheckDto(row) };
}
