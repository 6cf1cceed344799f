import { eq } from 'drizzle-orm';

import { companies } from '#drizzle/schema/companies.ts';
import { type CompanyContext, scopeOf } from '#server/context.ts';
import type { FoundTaxpayer, LookUpVatIdInput } from '#server/contracts/party-checks.ts';
import { withCompanyTx } from '#server/db/company-tx.ts';
import { countryOfVatId } from '#server/domain/parties/vat-id.ts';
import { splitToldAddress } from '#server/domain/parties/told-address.ts';

import { requesterVatIdOf } from '../requester-vat-id.ts';

/**
 * Whom a VAT number of the EU belongs to, to fill in a customer who is not stored yet; some states tell no name. Nothing is kept: the check
 * that proves a supply is made of the stored customer (`checkVatId`).
 *
 * @throws DomainError `precondition` VAT_CHECK_OFF
 * @throws ProviderError when nothing could be found out
 */
export async function lookUpVatId(ctx: CompanyContext, { vatId }: LookUpVatIdInput): Promise<FoundTaxpayer> {
  const [own] = await withCompanyTx(ctx.deps, scopeOf(ctx), (tx) =>
    tx.select().from(companies).where(eq(companies.id, ctx.company.id)),
  );
  const requesterVatId = own === undefined ? null : requesterVatIdOf(own);
  const { valid, name, address } = await ctx.deps.ports.vatCheck.check({ vatId, requesterVatId });
  const told = splitToldAddress(valid && address !== null ? address : '');
  return { vatId, valid, name: valid ? name : null, country: countryOfVatId(vatId) ?? 'HR', ...told };
}
