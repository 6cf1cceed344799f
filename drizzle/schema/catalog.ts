import { index, integer, jsonb, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core';

import type { PriceMode } from '#server/domain/invoicing/document.ts';
import type { LineLevies } from '#server/domain/invoicing/levies.ts';
import type { VatCode } from '#server/domain/invoicing/vat-code.ts';

import { companyId, decimal, instant } from './columns.ts';
import { companies } from './companies.ts';

/** Products and services. Lines of documents hold a copy. */
export const products = pgTable(
  'products',
  {
    companyId: companyId().references(() => companies.id),
    id: uuid('id').notNull(),
    code: text('code'),
    name: text('name').notNull(),
    description: text('description').notNull().default(''),
    /** UN/ECE Recommendation 20. */
    unit: text('unit').notNull(),
    price: decimal('price').notNull(),
    priceMode: text('price_mode').$type<PriceMode>().notNull(),
    vatCode: text('vat_code').$type<VatCode>().notNull(),
    exemptionReason: text('exemption_reason'),
    kpd: text('kpd'),
    /** Taxes and fees beside VAT; null for none. */
    levies: jsonb('levies').$type<LineLevies>(),
    searchText: text('search_text').notNull(),
    version: integer('version').notNull().default(1),
    createdAt: instant('created_at').notNull(),
    updatedAt: instant('updated_at').notNull(),
    archivedAt: instant('archived_at'),
  },
  (t) => [primaryKey({ columns: [t.companyId, t.id] }), index('products_code').on(t.companyId, t.code)],
);
