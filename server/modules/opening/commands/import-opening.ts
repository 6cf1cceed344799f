import { sql } from 'drizzle-orm';

import { openingReceivables } from '#drizzle/schema/opening.ts';
import { type CompanyContext, scopeOf } from '#server/context.ts';
import type { CsvFileInput, CsvImportResult } from '#server/contracts/csv-import.ts';
import { withCompanyTx } from '#server/db/company-tx.ts';
import { foldText } from '#server/domain/shared/fold-text.ts';
import { storePlan } from '#server/modules/table-import/index.ts';

import { planOpening } from '../opening-import.ts';

/**
 * Takes the good rows of a file of unpaid invoices over, all or none of them. Doing it twice adds nothing; payments that were booked since
 * stay.
 *
 * @throws DomainError `invalid` CSV_* when the file as a whole cannot be read
 */
export async function importOpening(ctx: CompanyContext, file: CsvFileInput): Promise<CsvImportResult> {
  return withCompanyTx(ctx.deps, scopeOf(ctx), async (tx) => {
    // Two imports at once would not see each other's rows.
    await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`opening:${ctx.company.id}`}, 0))`);
    const { plan } = await planOpening(ctx, tx, file);
    return storePlan(ctx, tx, plan, {
      table: openingReceivables,
      searchTextOf: ({ number, name }) => foldText(`${number} ${name}`),
      saved: (id, name, created) => ({ type: 'opening.saved', subject: `opening:${id}`, data: { name, created } }),
    });
  });
}
