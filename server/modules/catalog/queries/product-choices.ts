import { type CompanyContext, scopeOf } from '#server/context.ts';
import type { ProductChoices } from '#server/contracts/products.ts';
import { withCompanyTx } from '#server/db/company-tx.ts';
import { VAT_CODES } from '#server/domain/invoicing/vat-code.ts';
import { reasonRuleKey, reasonsFor } from '#server/domain/invoicing/vat-reason.ts';
import { findNote, vatRatesAt } from '#server/domain/rules/read-rules.ts';
import { zagrebDateOf } from '#server/domain/shared/plain-date.ts';

import { sellerInVat } from '../seller-vat.ts';

/** What the form of a product offers: today's VAT rates, and the reasons to charge none, in the person's language. */
export async function productChoices(ctx: CompanyContext): Promise<ProductChoices> {
  const rules = await ctx.deps.rules();
  const today = zagrebDateOf(ctx.deps.clock.now());
  const reasons = VAT_CODES.flatMap((vatCode) =>
    reasonsFor(vatCode).flatMap((key) => {
      const label = findNote(rules, reasonRuleKey(key), ctx.locale, today);
      return label === null ? [] : [{ key, vatCode, label }];
    }),
  );
  return { rates: vatRatesAt(rules, today), reasons, sellerInVat: await withCompanyTx(ctx.deps, scopeOf(ctx), sellerInVat) };
}
