import { type CompanyContext, scopeOf } from '#server/context.ts';
import type { ReadingSettings } from '#server/contracts/expenses.ts';
import { withCompanyTx } from '#server/db/company-tx.ts';
import { decimalFromMinor } from '#server/domain/shared/money.ts';

import { dollarsOfMicros, readBudget } from '../budget.ts';

/** How documents are read, and what this month's reading has cost so far. */
export async function getReadingSettings(ctx: CompanyContext): Promise<ReadingSettings> {
  const { deps } = ctx;
  const budget = await withCompanyTx(deps, scopeOf(ctx), (tx) => readBudget(tx, deps.clock.now()));
  return {
    on: deps.installation.modes.openai !== 'off',
    automatic: budget.automatic,
    monthlyBudget: decimalFromMinor(budget.monthlyBudgetMinor),
    spent: dollarsOfMicros(budget.spentMicros),
    read: budget.answered,
    budgetUsed: budget.used,
  };
}
