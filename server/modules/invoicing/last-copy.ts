import { and, desc, eq, lte } from 'drizzle-orm';

import { einvoiceCopies } from '#drizzle/schema/einvoice-copies.ts';
import type { CompanyTx } from '#server/db/company-tx.ts';
import type { CopyContent } from '#server/domain/einvoice/copy/copy-content.ts';

/** A corrected copy of an eRačun: what it says, and when it was made. */
export interface CopyMade {
  readonly content: CopyContent;
  readonly at: Date;
}

/** The corrected copy of a document that was sent last, or by an instant; null where none was. */
export async function lastCopy(tx: CompanyTx, invoiceId: string, by?: Date): Promise<CopyMade | null> {
  const { content, queuedAt: at, sentAt } = einvoiceCopies;
  const [row] = await tx
    .select({ content, at })
    .from(einvoiceCopies)
    .where(
      and(
        eq(einvoiceCopies.invoiceId, invoiceId),
        eq(einvoiceCopies.status, 'sent'),
        by === undefined ? undefined : lte(sentAt, by),
      ),
    )
    .orderBy(desc(sentAt))
    .limit(1);
  return row ?? null;
}
