import { eq } from 'drizzle-orm';

import { outgoingEinvoices } from '#drizzle/schema/einvoice.ts';
import { type CompanyContext, scopeOf } from '#server/context.ts';
import type { EInvoiceIdInput } from '#server/contracts/einvoice.ts';
import { withCompanyTx } from '#server/db/company-tx.ts';
import { notFound, precondition } from '#server/domain/shared/errors.ts';

import { checkEInvoice } from '../check.ts';

/** Asks the intermediary now how a sent eRačun stands. Throws `precondition` EINVOICE_NOT_SENT, and what the intermediary throws. */
export async function checkNow(ctx: CompanyContext, { id }: EInvoiceIdInput): Promise<void> {
  const [row] = await withCompanyTx(ctx.deps, scopeOf(ctx), (tx) =>
    tx.select({ status: outgoingEinvoices.status }).from(outgoingEinvoices).where(eq(outgoingEinvoices.id, id)),
  );
  if (row === undefined) throw notFound('INVOICE_NOT_FOUND');
  if (row.status !== 'sent') throw precondition('EINVOICE_NOT_SENT');
  await checkEInvoice(ctx.deps, scopeOf(ctx), id);
}
