import { companies } from '#drizzle/schema/companies.ts';
import { type CompanyContext, scopeOf } from '#server/context.ts';
import type { SetAccentInput } from '#server/contracts/logo.ts';
import { withCompanyTx } from '#server/db/company-tx.ts';
import { record } from '#server/events/record.ts';

/** The colour of documents to come, or none; those that were issued keep theirs, which is frozen with the seller. */
export async function setAccent(ctx: CompanyContext, { accent }: SetAccentInput): Promise<void> {
  await withCompanyTx(ctx.deps, scopeOf(ctx), async (tx) => {
    await tx.update(companies).set({ accent });
    await record(tx, { type: 'company.updated', subject: 'company', data: { fields: ['accent'] } });
  });
}
