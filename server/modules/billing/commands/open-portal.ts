import type { CompanyContext } from '#server/context.ts';
import { precondition } from '#server/domain/shared/errors.ts';

import { SCREEN } from '../screen.ts';
import { subscriptionRow } from '../subscription-row.ts';

/**
 * Address of the vendor's page where cards and invoices are looked after; it leads back to our screen.
 *
 * @throws DomainError `precondition` BILLING_NO_SUBSCRIPTION for a company that never bought anything
 */
export async function openPortal(ctx: CompanyContext): Promise<{ readonly url: string }> {
  const { deps, company, locale } = ctx;
  const row = await subscriptionRow(ctx);
  if (row === null || row.subscriptionId === null) throw precondition('BILLING_NO_SUBSCRIPTION');
  const returnUrl = `${deps.installation.appUrl}/${company.slug}/${SCREEN}?portal=1`;
  return deps.ports.billing.openPortal({ customerId: row.customerId, returnUrl, locale });
}
