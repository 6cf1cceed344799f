import { inArray } from 'drizzle-orm';

import { invoices } from '#drizzle/schema/invoicing.ts';
import { type CompanyContext, scopeOf } from '#server/context.ts';
import type { InvoiceNumbers, InvoiceNumbersInput } from '#server/contracts/overview.ts';
import { withCompanyTx } from '#server/db/company-tx.ts';

/** Numbers of documents, for screens that list what belongs to them (kept files, messages). One statement. */
export async function getInvoiceNumbers(ctx: CompanyContext, { ids }: InvoiceNumbersInput): Promise<InvoiceNumbers> {
  if (ids.length === 0) return {};
  const rows = await withCompanyTx(ctx.deps, scopeOf(ctx), (tx) =>
    tx
      .select({ id: invoices.id, number: invoices.number })
      .from(invoices)
      .where(inArray(invoices.id, [...ids])),
  );
  return Object.fromEntries(rows.map(({ id, number }) => [id, number]));
}
