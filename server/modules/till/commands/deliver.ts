import { eq } from 'drizzle-orm';

import { fiscalSubmissions } from '#drizzle/schema/fiscalization.ts';
import { type CompanyContext, scopeOf } from '#server/context.ts';
import type { TillReceiptDto, TillReceiptInput } from '#server/contracts/till-sale.ts';
import { withCompanyTx } from '#server/db/company-tx.ts';
import { submitInline } from '#server/modules/fiscalization/index.ts';

import { loadReceipt } from '../load-receipt.ts';

/**
 * Asks CIS for the JIR of a receipt that was just sold, while the customer already has it in hand: the first attempt, in the time that
 * belongs to it. Whatever comes of it is in the receipt; the queue goes on by itself, also when the browser is gone.
 */
export async function deliver(ctx: CompanyContext, { id }: TillReceiptInput): Promise<TillReceiptDto> {
  const { deps } = ctx;
  const scope = scopeOf(ctx);
  const [submission] = await withCompanyTx(deps, scope, (tx) =>
    tx.select({ attempts: fiscalSubmissions.attempts }).from(fiscalSubmissions).where(eq(fiscalSubmissions.invoiceId, id)),
  );
  if (submission?.attempts === 0)
    await submitInline(deps, { scope, invoiceId: id, timeoutMs: deps.installation.inlineFiscalizationMs });
  return withCompanyTx(deps, scope, (tx) => loadReceipt(tx, deps, id));
}
