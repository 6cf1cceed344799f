import type { CompanyContext } from '#server/context.ts';
import type { FoundCompany, LookUpCompanyInput } from '#server/contracts/party-checks.ts';

/**
 * A company of the court register by its OIB, to fill in a customer; null when the register has none, which is so for crafts,
 * freelancers and most public bodies.
 *
 * @throws DomainError `precondition` COMPANY_REGISTRY_OFF
 * @throws ProviderError when the register does not answer
 */
export async function lookUpCompany(ctx: CompanyContext, { oib }: LookUpCompanyInput): Promise<FoundCompany | null> {
  const found = await ctx.deps.ports.companyRegistry.findByOib(oib);
  if (found === null) return null;
  const { mbs: _mbs, ...company } = found;
  return company;
}
