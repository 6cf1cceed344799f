import { index, integer, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core';

import type { BuyerKind, DocumentLocale } from '#server/domain/invoicing/document.ts';

import { companyId, instant } from './columns.ts';
import { companies } from './companies.ts';

/** Customers (and later suppliers). Issued documents hold a copy, so editing a contact never changes them. */
export const contacts = pgTable(
  'contacts',
  {
    companyId: companyId().references(() => companies.id),
    id: uuid('id').notNull(),
    kind: text('kind').$type<BuyerKind>().notNull(),
    name: text('name').notNull(),
    oib: text('oib'),
    vatId: text('vat_id'),
    street: text('street'),
    postalCode: text('postal_code'),
    city: text('city'),
    country: text('country').notNull().default('HR'),
    email: text('email'),
    phone: text('phone'),
    /** Null: the company's own default. */
    paymentTermDays: integer('payment_term_days'),
    documentLocale: text('document_locale').$type<DocumentLocale>().notNull().default('hr'),
    note: text('note').notNull().default(''),
    /** Name, OIB, VAT id, place and mail, folded (see `foldText`). */
    searchText: text('search_text').notNull(),
    version: integer('version').notNull().default(1),
    createdAt: instant('created_at').notNull(),
    updatedAt: instant('updated_at').notNull(),
    archivedAt: instant('archived_at'),
  },
  (t) => [
    primaryKey({ columns: [t.companyId, t.id] }),
    index('contacts_oib').on(t.companyId, t.oib),
    index('contacts_vat_id').on(t.companyId, t.vatId),
  ],
);
