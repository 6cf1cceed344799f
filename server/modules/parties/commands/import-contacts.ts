import { sql } from 'drizzle-orm';

import { contacts } from '#drizzle/schema/parties.ts';
import { type CompanyContext, scopeOf } from '#server/context.ts';
import type { CsvFileInput, CsvImportResult } from '#server/contracts/csv-import.ts';
import { withCompanyTx } from '#server/db/company-tx.ts';
import { storePlan } from '#server/modules/table-import/index.ts';

import { planContacts } from '../contact-import.ts';
import { searchTextOf } from '../contact-row.ts';

/**
 * Imports the good rows of a file, all or none of them, and tells what became of them. Doing it twice adds nothing; one
 * that was put away and is in the file comes back.
 *
 * @throws DomainError `invalid` CSV_* when the file as a whole cannot be read
 */
export async function importContacts(ctx: CompanyContext, file: CsvFileInput): Promise<CsvImportResult> {
  return withCompanyTx(ctx.deps, scopeOf(ctx), async (tx) => {
    // Two imports at once would not see each other's rows.
    await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`contacts:${ctx.company.id}`}, 0))`);
    const { plan } = await planContacts(ctx, tx, file);
    return storePlan(ctx, tx, plan, {
      table: contacts,
      searchTextOf,
      saved: (id, name, created) => ({ type: 'contact.saved', subject: `contact:${id}`, data: { name, created } }),
    });
  });
}
