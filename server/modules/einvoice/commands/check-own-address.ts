import { eq } from 'drizzle-orm';

import { einvoiceAccounts } from '#drizzle/schema/einvoice.ts';
import { type CompanyContext, scopeOf } from '#server/context.ts';
import { withCompanyTx } from '#server/db/company-tx.ts';
import { precondition } from '#server/domain/shared/errors.ts';

import { openAccount, requireAccount } from '../account.ts';

/**
 * Asks the intermediary whether the company itself has an address for eRačuni, and keeps the answer. Throws `precondition`
 * EINVOICE_NOT_SET_UP, EINVOICE_OFF or EINVOICE_NOT_POSSIBLE, and what the intermediary throws.
 */
export async function checkOwnAddress(ctx: CompanyContext): Promise<{ readonly found: boolean }> {
  const { deps } = ctx;
  const { id, port, account } = await withCompanyTx(deps, scopeOf(ctx), async (tx) => {
    const row = await requireAccount(tx);
    return { id: row.id, ...(await openAccount(tx, deps, row)) };
  });
  if (!port.capabilities().canReceive) throw precondition('EINVOICE_NOT_POSSIBLE');
  const found = await port.canReceive(account, account.oib);
  await withCompanyTx(deps, scopeOf(ctx), (tx) =>
    tx
      .update(einvoiceAccounts)
      .set({ addressFound: found, addressCheckedAt: deps.clock.now() })
      .where(eq(einvoiceAccounts.id, id)),
  );
  return { found };
}
