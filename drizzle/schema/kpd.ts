import { sql } from 'drizzle-orm';
import { foreignKey, index, integer, pgTable, primaryKey, text } from 'drizzle-orm/pg-core';

import { instant, plainDate } from './columns.ts';

/** Editions of the classification of products by activity (KPD) that were read in; an old one stays for documents of its time. */
export const kpdEditions = pgTable('kpd_editions', {
  /** `2025` */
  edition: text('edition').primaryKey(),
  /** First day on which documents bear its codes. */
  validFrom: plainDate('valid_from').notNull(),
  codes: integer('codes').notNull(),
  importedAt: instant('imported_at').notNull(),
});

/** Subcategories (six digits) of an edition, by their official names. For all companies, read only. */
export const kpdCodes = pgTable(
  'kpd_codes',
  {
    edition: text('edition').notNull(),
    code: text('code').notNull(),
    nameHr: text('name_hr').notNull(),
    nameEn: text('name_en').notNull(),
    /** Both names, folded. */
    searchText: text('search_text').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.edition, t.code] }),
    foreignKey({ columns: [t.edition], foreignColumns: [kpdEditions.edition] }).onDelete('cascade'),
    index('kpd_codes_words').using('gin', sql`to_tsvector('simple', ${t.searchText})`),
  ],
);
