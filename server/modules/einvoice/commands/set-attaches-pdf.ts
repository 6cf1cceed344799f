import { eq } from 'drizzle-orm';

import { einvoiceAccounts } from '#drizzle/schema/einvoice.ts';
import { type CompanyContext, scopeOf } from '#server/context.ts';
import type { SetAttachesPdfInput } from '#server/contracts/einvoice.ts';
import { withCompanyTx } from '#server/db/company-tx.ts';

import { requireAccount } from '../account.ts';

/** Whether the printed document goes inside each eRačun; counts for what is queued from now on. Throws `precondition` EINVOICE_NOT_SET_UP. */
export async function setAttachesPdf(ctx: CompanyContext, { attachesPdf }: SetAttachesPdfInput): Promise<void> {
  await withCompanyTx(ctx.deps, scopeOf(ctx), async (tx) => {
    const { id } = await requireAccount(tx);
    await tx.update(einvoiceAccounts).set({ attachesPdf }).where(eq(einvoiceAccounts.id, id));
  });
}
