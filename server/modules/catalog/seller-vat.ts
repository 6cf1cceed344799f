import { companies } from '#drizzle/schema/companies.ts';
import type { CompanyTx } from '#server/db/company-tx.ts';
import { notFound } from '#server/domain/shared/errors.ts';

/** Whether the company of the transaction is in the VAT register. */
export async function sellerInVat(tx: CompanyTx): Promise<boolean> {
  const [company] = await tx.select({ inVat: companies.inVat }).from(companies).limit(1);
  if (company === undefined) throw notFound('COMPANY_NOT_FOUND');
  return company.inVat;
}
