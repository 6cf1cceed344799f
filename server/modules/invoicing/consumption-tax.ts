import { eq } from 'drizzle-orm';

import { premises } from '#drizzle/schema/companies.ts';
import type { CompanyTx } from '#server/db/company-tx.ts';
import type { ConsumptionTaxRate } from '#server/domain/companies/consumption-tax.ts';
import type { DraftContent } from '#server/domain/invoicing/document.ts';

/** What the premises of a draft know of the tax on consumption; asked of the database only where a line bears it. */
export async function consumptionTaxOf(
  tx: CompanyTx,
  { lines, premisesId }: Pick<DraftContent, 'lines' | 'premisesId'>,
): Promise<readonly ConsumptionTaxRate[]> {
  if (premisesId === null || !lines.some(({ levies }) => levies?.consumptionTax === true)) return [];
  const [place] = await tx.select({ rates: premises.consumptionTax }).from(premises).where(eq(premises.id, premisesId));
  return place?.rates ?? [];
}
