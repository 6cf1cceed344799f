import { companies } from '#drizzle/schema/companies.ts';
import { type CompanyContext, scopeOf } from '#server/context.ts';
import type { CompanyDto } from '#server/contracts/companies.ts';
import { withCompanyTx } from '#server/db/company-tx.ts';
import { notFound } from '#server/domain/shared/errors.ts';

import { companyDto } from '../company-dto.ts';

/** Data of the company, with the version to hand back when it is changed. */
export async function getCompany(ctx: CompanyContext): Promise<CompanyDto> {
  const [row] = await withCompanyTx(ctx.deps, scopeOf(ctx), (tx) => tx.select().from(companies));
  if (row === undefined) throw notFound('COMPANY_NOT_FOUND');
  return companyDto(row);
}
