import { einvoiceAccounts } from '#drizzle/schema/einvoice.ts';
import type { Deps } from '#server/context.ts';
import type { CompanyTx } from '#server/db/company-tx.ts';

/** Whether the company has an account at an intermediary that this installation reaches. */
export async function sendsEInvoice(tx: CompanyTx, deps: Pick<Deps, 'installation'>): Promise<boolean> {
  const [account] = await tx.select({ intermediary: einvoiceAccounts.intermediary }).from(einvoiceAccounts);
  return account !== undefined && deps.installation.modes[account.intermediary] !== 'off';
}
