import { eq } from 'drizzle-orm';

import { kpdCodes, kpdEditions } from '#drizzle/schema/kpd.ts';
import type { Deps } from '#server/context.ts';
import { withSystemTx } from '#server/db/system-tx.ts';
import { normalizeKpd } from '#server/domain/catalog/kpd.ts';
import { invalid } from '#server/domain/shared/errors.ts';
import { foldText } from '#server/domain/shared/fold-text.ts';
import type { PlainDate } from '#server/domain/shared/plain-date.ts';
import { readTable, type TableColumn } from '#server/modules/table-import/index.ts';

export interface ImportKpdInput {
  /** `2025` */
  readonly edition: string;
  readonly validFrom: PlainDate;
  /** The list as a table (TSV or CSV) with a header. */
  readonly bytes: Uint8Array;
}

export interface ImportedKpd {
  readonly edition: string;
  readonly codes: number;
  /** Rows of higher levels (areas, divisions, groups …), which no document bears. */
  readonly higherLevels: number;
}

const COLUMNS: readonly TableColumn[] = [
  { field: 'code', header: { hr: 'Šifra', en: 'Code' }, aliases: ['KPD', 'KPD 2025', 'oznaka'], required: true },
  { field: 'nameHr', header: { hr: 'Naziv', en: 'Name' }, aliases: ['name_hr', 'naziv hr', 'opis'], required: true },
  { field: 'nameEn', header: { hr: 'Naziv na engleskom', en: 'English name' }, aliases: ['name_en', 'naziv en'] },
];

/** All levels of an edition are some 6,000 rows. */
const MOST_ROWS = 20_000;
const ROWS_AT_ONCE = 1_000;

/**
 * Reads an edition of the official list into the installation, for all companies; one that is there already is replaced as a whole.
 *
 * @throws DomainError `invalid` KPD_LIST_EMPTY (no six-digit code), KPD_LIST_TWICE {code, line}, KPD_LIST_NAMELESS {code, line}; and
 *   what `readTable` throws
 */
export async function importKpd(deps: Deps, { edition, validFrom, bytes }: ImportKpdInput): Promise<ImportedKpd> {
  const table = readTable({ base64: Buffer.from(bytes).toString('base64') }, COLUMNS, 'hr', { maxRows: MOST_ROWS });
  const rows = new Map<string, { nameHr: string; nameEn: string }>();
  let higherLevels = 0;
  for (const { line, cells } of table.rows) {
    const code = normalizeKpd(cells['code'] ?? '');
    if (code === null) {
      higherLevels += 1;
      continue;
    }
    if (rows.has(code)) throw invalid('KPD_LIST_TWICE', { params: { code, line } });
    const nameHr = cells['nameHr'];
    if (nameHr === undefined) throw invalid('KPD_LIST_NAMELESS', { params: { code, line } });
    rows.set(code, { nameHr, nameEn: cells['nameEn'] ?? nameHr });
  }
  if (rows.size === 0) throw invalid('KPD_LIST_EMPTY');
  const values = [...rows].map(([code, { nameHr, nameEn }]) => ({
    edition,
    code,
    nameHr,
    nameEn,
    searchText: foldText(`${nameHr} ${nameEn}`),
  }));
  await withSystemTx(deps, 'the classification of products is for all', async (tx) => {
    await tx.delete(kpdEditions).where(eq(kpdEditions.edition, edition));
    await tx.insert(kpdEditions).values({ edition, validFrom, codes: rows.size, importedAt: deps.clock.now() });
    for (let at = 0; at < values.length; at += ROWS_AT_ONCE) {
      await tx.insert(kpdCodes).values(values.slice(at, at + ROWS_AT_ONCE));
    }
  });
  return { edition, codes: rows.size, higherLevels };
}

/** The editions that were read in, the newest first. */
export const listKpdEditions = (deps: Deps) =>
  withSystemTx(deps, 'the classification of products is for all', (tx) =>
    tx.select().from(kpdEditions).orderBy(kpdEditions.validFrom),
  );
