import type { CompanyContext } from '#server/context.ts';
import type { BillingInvoiceDto } from '#server/contracts/billing.ts';
import { decimalFromMinor } from '#server/domain/shared/money.ts';

import { subscriptionRow } from '../subscription-row.ts';

/** What we charged the company, newest first, as the vendor tells it now. Throws `ProviderError` when it does not. */
export async function listBillingInvoices(ctx: CompanyContext): Promise<readonly BillingInvoiceDto[]> {
  const row = await subscriptionRow(ctx);
  if (row === null || row.subscriptionId === null) return [];
  const found = await ctx.deps.ports.billing.listInvoices(row.customerId);
  return found.map(({ totalMinor, ...rest }) => ({ ...rest, total: decimalFromMinor(totalMinor) }));
}
