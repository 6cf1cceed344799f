import { eq } from 'drizzle-orm';

import { invoices } from '#drizzle/schema/invoicing.ts';
import { type CompanyContext, scopeOf } from '#server/context.ts';
import type { EInvoiceIdInput } from '#server/contracts/einvoice.ts';
import { withCompanyTx } from '#server/db/company-tx.ts';
import { notFound, precondition } from '#server/domain/shared/errors.ts';

import { openAccount, requireAccount } from '../account.ts';

/**
 * Whether eRačun reaches the buyer of an invoice, asked of the intermediary. Throws `precondition` EINVOICE_NOT_SET_UP,
 * EINVOICE_OFF, EINVOICE_NOT_POSSIBLE or EINVOICE_NO_OIB, and what the intermediary throws.
 */
export async function canBuyerReceive(ctx: CompanyContext, { id }: EInvoiceIdInput): Promise<{ readonly canReceive: boolean }> {
  const { port, account, oib } = await withCompanyTx(ctx.deps, scopeOf(ctx), async (tx) => {
    const [invoice] = await tx.select({ buyer: invoices.buyer }).from(invoices).where(eq(invoices.id, id));
    if (invoice === undefined) throw notFound('INVOICE_NOT_FOUND');
    const opened = await openAccount(tx, ctx.deps, await requireAccount(tx));
    if (!opened.port.capabilities().canReceive) throw precondition('EINVOICE_NOT_POSSIBLE');
    if (invoice.buyer.oib === null) throw precondition('EINVOICE_NO_OIB');
    return { ...opened, oib: invoice.buyer.oib };
  });
  return { canReceive: await port.canReceive(account, oib) };
}
