import { eq } from 'drizzle-orm';

import { products } from '#drizzle/schema/catalog.ts';
import { type CompanyContext, scopeOf } from '#server/context.ts';
import type { CsvFileInput, CsvImportResult } from '#server/contracts/csv-import.ts';
import { type CompanyTx, withCompanyTx } from '#server/db/company-tx.ts';
import { record } from '#server/events/record.ts';
import { resultOf } from '#server/modules/table-import/index.ts';

import { lockCodes } from '../code-lock.ts';
import { planProducts, ratesForImport } from '../product-import.ts';
import { searchTextOf } from '../product-row.ts';

/** PostgreSQL takes 65,535 values in one statement. */
const ROWS_PER_INSERT = 500;

/**
 * Imports the good rows of a file, all or none of them, and tells what became of each row. Doing it twice adds nothing; one
 * that was put away and is in the file comes back.
 *
 * @throws DomainError `invalid` CSV_* when the file as a whole cannot be read
 */
export async function importProducts(ctx: CompanyContext, file: CsvFileInput): Promise<CsvImportResult> {
  const { clock, ids } = ctx.deps;
  const rates = await ratesForImport(ctx);
  return withCompanyTx(ctx.deps, scopeOf(ctx), async (tx) => {
    await lockCodes(tx, ctx.company.id);
    const { plan } = await planProducts(ctx, tx, file, rates);
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
      await tx.insert(products).values(fresh.slice(start, start + ROWS_PER_INSERT));
    }
    for (const { id, name } of fresh) await recordSaved(tx, id, name, true);
    for (const planned of plan) {
      if (planned.outcome !== 'update') continue;
      const { row, stored } = planned;
      const next = { ...row, searchText: searchTextOf(row), updatedAt: now, archivedAt: null, version: stored.version + 1 };
      await tx.update(products).set(next).where(eq(products.id, stored.id));
      await recordSaved(tx, stored.id, row.name, false);
    }
    return resultOf(plan, (planned) => (planned.outcome === 'new' ? (newIds.get(planned.line) ?? null) : planned.stored.id));
  });
}

const recordSaved = (tx: CompanyTx, id: string, name: string, created: boolean) =>
  record(tx, { type: 'product.saved', subject: `product:${id}`, data: { name, created } });
