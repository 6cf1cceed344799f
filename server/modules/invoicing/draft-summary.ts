import type { CompanyTx } from '#server/db/company-tx.ts';
import type { DraftContent } from '#server/domain/invoicing/document.ts';
import { draftTotals } from '#server/domain/invoicing/issue.ts';
import type { Rule } from '#server/domain/rules/rule.ts';
import { zagrebDateOf } from '#server/domain/shared/plain-date.ts';

import { consumptionTaxOf } from './consumption-tax.ts';
import { buyerOf, companyOf } from './parties-of.ts';

/** What lists show of a draft. */
export async function draftSummary(
  tx: CompanyTx,
  content: DraftContent,
  rules: readonly Rule[],
  now: Date,
): Promise<{ readonly buyerName: string; readonly totalMinor: bigint }> {
  const company = await companyOf(tx);
  const buyer = await buyerOf(tx, content.contactId);
  const consumptionTax = await consumptionTaxOf(tx, content);
  const { totalMinor } = draftTotals(content, company.inVat, rules, zagrebDateOf(now), consumptionTax);
  return { buyerName: buyer?.name ?? '', totalMinor };
}
