import { eq } from 'drizzle-orm';

import { einvoiceAccounts } from '#drizzle/schema/einvoice.ts';
import { type CompanyContext, scopeOf } from '#server/context.ts';
import type { SetMailsNotIssuedInput } from '#server/contracts/einvoice.ts';
import { withCompanyTx } from '#server/db/company-tx.ts';

import { requireAccount } from '../account.ts';

/**
 * Whether the PDF is mailed by itself to a buyer who cannot receive an eRačun; counts for what is reported from now on. Throws
 * `precondition` EINVOICE_NOT_SET_UP.
 */
export async function setMailsNotIssued(ctx: CompanyContext, { mailsNotIssued }: SetMailsNotIssuedInput): Promise<void> {
  await withCompanyTx(ctx.deps, scopeOf(ctx), async (tx) => {
    const { id } = await requireAccount(tx);
    await tx.update(einvoiceAccounts).set({ mailsNotIssued }).where(eq(einvoiceAccounts.id, id));
  });
}
