import { eq } from 'drizzle-orm';

import { invoices } from '#drizzle/schema/invoicing.ts';
import { contacts } from '#drizzle/schema/parties.ts';
import { type CompanyContext, scopeOf } from '#server/context.ts';
import type { EInvoiceIdInput } from '#server/contracts/einvoice.ts';
import { type CompanyTx, withCompanyTx } from '#server/db/company-tx.ts';
import { notFound, precondition } from '#server/domain/shared/errors.ts';

import { openAccount, requireAccount } from '../account.ts';

type Reach = Promise<{ readonly canReceive: boolean }>;

/**
 * Whether eRačun reaches the buyer of an invoice, asked of the intermediary. Throws `precondition` EINVOICE_NOT_SET_UP,
 * EINVOICE_OFF, EINVOICE_NOT_POSSIBLE or EINVOICE_NO_OIB, and what the intermediary throws.
 */
export const canBuyerReceive = (ctx: CompanyContext, { id }: EInvoiceIdInput): Reach =>
  ask(ctx, async (tx) => {
    const [invoice] = await tx.select({ buyer: invoices.buyer }).from(invoices).where(eq(invoices.id, id));
    if (invoice === undefined) throw notFound('INVOICE_NOT_FOUND');
    return invoice.buyer.oib;
  });

/** The same of a customer, before anything is issued. Throws `not_found` CONTACT_NOT_FOUND, and as `canBuyerReceive`. */
export const canContactReceive = (ctx: CompanyContext, { id }: EInvoiceIdInput): Reach =>
  ask(ctx, async (tx) => {
    const [contact] = await tx.select({ oib: contacts.oib }).from(contacts).where(eq(contacts.id, id));
    if (contact === undefined) throw notFound('CONTACT_NOT_FOUND');
    return contact.oib;
  });

async function ask(ctx: CompanyContext, oibOf: (tx: CompanyTx) => Promise<string | null>): Reach {
  const { port, account, oib } = await withCompanyTx(ctx.deps, scopeOf(ctx), async (tx) => {
    const found = await oibOf(tx);
    const opened = await openAccount(tx, ctx.deps, await requireAccount(tx));
    if (!opened.port.capabilities().canReceive) throw precondition('EINVOICE_NOT_POSSIBLE');
    if (found === null) throw precondition('EINVOICE_NO_OIB');
    return { ...opened, oib: found };
  });
  return { canReceive: await port.canReceive(account, oib) };
}
