import { readingSettings } from '#drizzle/schema/expenses.ts';
import { type CompanyContext, scopeOf } from '#server/context.ts';
import type { SaveReadingSettingsInput } from '#server/contracts/expenses.ts';
import { withCompanyTx } from '#server/db/company-tx.ts';
import { minorFromDecimal } from '#server/domain/shared/money.ts';
import { record } from '#server/events/record.ts';

/** Keeps how documents are read, and what a month of it may cost. */
export async function saveReadingSettings(ctx: CompanyContext, input: SaveReadingSettingsInput): Promise<void> {
  const values = { automatic: input.automatic, monthlyBudgetMinor: minorFromDecimal(input.monthlyBudget) };
  await withCompanyTx(ctx.deps, scopeOf(ctx), async (tx) => {
    await tx
      .insert(readingSettings)
      .values({ companyId: ctx.company.id, ...values })
      .onConflictDoUpdate({ target: readingSettings.companyId, set: values });
    await record(tx, { type: 'company.updated', subject: 'company', data: { fields: ['reading'] } });
  });
}
