import { eq, sql } from 'drizzle-orm';

import { contacts } from '#drizzle/schema/parties.ts';
import { type CompanyContext, scopeOf } from '#server/context.ts';
import type { CsvFileInput, CsvImportResult } from '#server/contracts/csv-import.ts';
import { type CompanyTx, withCompanyTx } from '#server/db/company-tx.ts';
import { record } from '#server/events/record.ts';
import { resultOf } from '#server/modules/table-import/index.ts';

import { planContacts } from '../contact-import.ts';
import { searchTextOf } from '../contact-row.ts';

/** PostgreSQL takes 65,535 values in one statement. */
const ROWS_PER_INSERT = 500;

/**
 * Imports the good rows of a file, all or none of them, and tells what became of each row. Doing it twice adds nothing; one
 * that was put away and is in the file comes back.
 *
 * @throws DomainError `invalid` CSV_* when the file as a whole cannot be read
 */
export async function importContacts(ctx: CompanyContext, file: CsvFileInput): Promise<CsvImportResult> {
  const { clock, ids } = ctx.deps;
  return withCompanyTx(ctx.deps, scopeOf(ctx), async (tx) => {
    // Two imports at once would not see each other's rows.
    await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`contacts:${ctx.company.id}`}, 0))`);
    const { plan } = await planContacts(ctx, tx, file);
    const now = clock.now();
    const newIds = new Map<number, string>();
    const fresh = plan.flatMap((planned) => {
      if (planned.outcome !== 'new') return [];
      const id = ids.next();
      newIds.set(planned.line, id);
      return [
        { companyId: ctx.company.id, id, ...planned.row, searchText: searchTextOf(planned.row), createdAt: now, updatedAt: now },
      ];
    });
    for (let start = 0; start < fresh.length; start += ROWS_PER_INSERT) {
      await tx.insert(contacts).values(fresh.slice(start, start + ROWS_PER_INSERT));
    }
    for (const { id, name } of fresh) await recordSaved(tx, id, name, true);
    for (const planned of plan) {
      if (planned.outcome !== 'update') continue;
      const { row, stored } = planned;
      const next = { ...row, searchText: searchTextOf(row), updatedAt: now, archivedAt: null, version: stored.version + 1 };
      await tx.update(contacts).set(next).where(eq(contacts.id, stored.id));
      await recordSaved(tx, stored.id, row.name, false);
    }
    return resultOf(plan, (planned) => (planned.outcome === 'new' ? (newIds.get(planned.line) ?? null) : planned.stored.id));
  });
}

const recordSaved = (tx: CompanyTx, id: string, name: string, created: boolean) =>
  record(tx, { type: 'contact.saved', subject: `contact:${id}`, data: { name, created } });
