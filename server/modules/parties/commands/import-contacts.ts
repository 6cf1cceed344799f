import { sql } from 'drizzle-orm';

import { contacts } from '#drizzle/schema/parties.ts';
import { type CompanyContext, scopeOf } from '#server/context.ts';
import type { CsvFileInput, CsvImportResult } from '#server/contracts/csv-import.ts';
import { withCompanyTx } from '#server/db/company-tx.ts';
import { excluded } from '#server/db/excluded.ts';
import { recordAll } from '#server/events/record.ts';
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
    const changed = plan.flatMap((planned) => {
      if (planned.outcome !== 'update') return [];
      const { row, stored } = planned;
      const version = stored.version + 1;
      return [
        {
          companyId: ctx.company.id,
          id: stored.id,
          ...row,
          searchText: searchTextOf(row),
          createdAt: now,
          updatedAt: now,
          archivedAt: null,
          version,
        },
      ];
    });
    for (let start = 0; start < fresh.length; start += ROWS_PER_INSERT) {
      await tx.insert(contacts).values(fresh.slice(start, start + ROWS_PER_INSERT));
    }
    // One statement for many rows: on the embedded database everybody waits for this transaction.
    for (let start = 0; start < changed.length; start += ROWS_PER_INSERT) {
      const rows = changed.slice(start, start + ROWS_PER_INSERT);
      const {
        companyId: _company,
        id: _id,
        createdAt: _createdAt,
        ...fields
      } = rows[0] ?? { companyId: '', id: '', createdAt: now };
      await tx
        .insert(contacts)
        .values(rows)
        .onConflictDoUpdate({ target: [contacts.companyId, contacts.id], set: excluded(contacts, Object.keys(fields)) });
    }
    await recordAll(tx, [
      ...fresh.map(({ id, name }) => saved(id, name, true)),
      ...changed.map(({ id, name }) => saved(id, name, false)),
    ]);
    return resultOf(plan, (planned) => (planned.outcome === 'new' ? (newIds.get(planned.line) ?? null) : planned.stored.id));
  });
}

const saved = (id: string, name: string, created: boolean) =>
  ({ type: 'contact.saved', subject: `contact:${id}`, data: { name, created } }) as const;
