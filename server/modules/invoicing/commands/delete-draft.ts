import { eq } from 'drizzle-orm';

import { invoiceDrafts } from '#drizzle/schema/invoicing.ts';
import { type CompanyContext, scopeOf } from '#server/context.ts';
import type { InvoiceIdInput } from '#server/contracts/invoicing.ts';
import { withCompanyTx } from '#server/db/company-tx.ts';
import { notFound } from '#server/domain/shared/errors.ts';

/** Throws a draft away. It had no number, so nothing is missing afterwards. */
export async function deleteDraft(ctx: CompanyContext, input: InvoiceIdInput): Promise<void> {
  await withCompanyTx(ctx.deps, scopeOf(ctx), async (tx) => {
    const [gone] = await tx.delete(invoiceDrafts).where(eq(invoiceDrafts.id, input.id)).returning({ id: invoiceDrafts.id });
    if (!gone) throw notFound('DRAFT_NOT_FOUND');
  });
}
