import { foreignKey, index, integer, jsonb, pgTable, primaryKey, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core';

import type { PriceMode } from '#server/domain/invoicing/document.ts';
import type { LineLevies } from '#server/domain/invoicing/levies.ts';
import type { VatCode } from '#server/domain/invoicing/vat-code.ts';

import { companyId, decimal, instant, plainDate } from './columns.ts';
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
    /** As it was set last by hand or by a file. What is charged on a day: `pricedProducts`. */
    price: decimal('price').notNull(),
    priceMode: text('price_mode').$type<PriceMode>().notNull(),
    /** Day on which that was set; a planned price holds when it is of a later one. Null since the product was added. */
    priceSince: plainDate('price_since'),
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

/** What products cost from a day on: planned before it came, or put down when the price was changed. */
export const productPrices = pgTable(
  'product_prices',
  {
    companyId: companyId(),
    id: uuid('id').notNull(),
    productId: uuid('product_id').notNull(),
    validFrom: plainDate('valid_from').notNull(),
    price: decimal('price').notNull(),
    priceMode: text('price_mode').$type<PriceMode>().notNull(),
    createdAt: instant('created_at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.companyId, t.id] }),
    uniqueIndex('product_prices_day').on(t.companyId, t.productId, t.validFrom),
    foreignKey({ columns: [t.companyId, t.productId], foreignColumns: [products.companyId, products.id] }),
  ],
);
