import { boolean, foreignKey, index, integer, jsonb, pgTable, primaryKey, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core';

import type { ConsumptionTaxRate } from '#server/domain/companies/consumption-tax.ts';
import type { DevicePurpose } from '#server/domain/invoicing/device-purpose.ts';
import type { BusinessKind, DocumentLocale } from '#server/domain/invoicing/document.ts';

import { companyId, instant, minor } from './columns.ts';

/** A business. Its own id is its tenant key. */
export const companies = pgTable(
  'companies',
  {
    id: uuid('id').primaryKey(),
    /** First part of every address of the company. */
    slug: text('slug').notNull(),
    name: text('name').notNull(),
    kind: text('kind').$type<BusinessKind>().notNull(),
    ownerName: text('owner_name'),
    oib: text('oib').notNull(),
    street: text('street').notNull(),
    postalCode: text('postal_code').notNull(),
    city: text('city').notNull(),
    country: text('country').notNull().default('HR'),
    iban: text('iban'),
    /** Of the bank of the IBAN (ISO 9362), for who pays from abroad. */
    bic: text('bic'),
    email: text('email'),
    phone: text('phone'),
    website: text('website'),
    inVat: boolean('in_vat').notNull(),
    vatOnCollection: boolean('vat_on_collection').notNull().default(false),
    /** Outside the VAT register, but with a PDV ID for services within the EU (Zakon o PDV-u čl. 77): `HR` and the OIB. */
    hasVatId: boolean('has_vat_id').notNull().default(false),
    legalFooter: text('legal_footer'),
    /** `#rrggbb` of new documents; null for the plain ones. */
    accent: text('accent'),
    /** What the internal act says: one sequence per premises (shared by its devices) or one per device. */
    numberingPer: text('numbering_per').$type<'premises' | 'device'>().notNull().default('premises'),
    paymentTermDays: integer('payment_term_days').notNull().default(15),
    documentLocale: text('document_locale').$type<DocumentLocale>().notNull().default('hr'),
    version: integer('version').notNull().default(1),
    createdAt: instant('created_at').notNull(),
  },
  (t) => [uniqueIndex('companies_slug').on(t.slug)],
);

/** Business premises (poslovni prostor), as registered in ePorezna. The code is case-sensitive. */
export const premises = pgTable(
  'premises',
  {
    companyId: companyId().references(() => companies.id),
    id: uuid('id').notNull(),
    code: text('code').notNull(),
    name: text('name').notNull(),
    street: text('street').notNull(),
    postalCode: text('postal_code').notNull(),
    city: text('city').notNull(),
    /** Most cash that stays overnight (blagajnički maksimum), as the internal act says; null where it says none. */
    cashMaximumMinor: minor('cash_maximum_minor'),
    /** What the town takes of drinks; empty where nothing is taken of anything sold here. */
    consumptionTax: jsonb('consumption_tax').$type<readonly ConsumptionTaxRate[]>().notNull().default([]),
    active: boolean('active').notNull().default(true),
    createdAt: instant('created_at').notNull(),
    /** When it went out of use; null while it is in use, and where nobody noted it. */
    closedAt: instant('closed_at'),
  },
  (t) => [primaryKey({ columns: [t.companyId, t.id] }), uniqueIndex('premises_code').on(t.companyId, t.code)],
);

/** Charging device (naplatni uređaj): digits only, no leading zero. */
export const devices = pgTable(
  'devices',
  {
    companyId: companyId(),
    id: uuid('id').notNull(),
    premisesId: uuid('premises_id').notNull(),
    code: text('code').notNull(),
    name: text('name').notNull(),
    /** Null until somebody says it: receipts and eRačuni. */
    purpose: text('purpose').$type<DevicePurpose>(),
    active: boolean('active').notNull().default(true),
    createdAt: instant('created_at').notNull(),
    closedAt: instant('closed_at'),
  },
  (t) => [
    primaryKey({ columns: [t.companyId, t.id] }),
    uniqueIndex('devices_code').on(t.companyId, t.premisesId, t.code),
    foreignKey({ columns: [t.companyId, t.premisesId], foreignColumns: [premises.companyId, premises.id] }),
  ],
);

/** The person who issues a document (a cashier, an owner): the mark is printed, the OIB is sent to CIS. */
export const operators = pgTable(
  'operators',
  {
    companyId: companyId().references(() => companies.id),
    id: uuid('id').notNull(),
    userId: uuid('user_id'),
    mark: text('mark').notNull(),
    name: text('name').notNull(),
    oib: text('oib').notNull(),
    active: boolean('active').notNull().default(true),
    /** Argon2id of the PIN by which the operator is chosen at the till; null for none. */
    pinHash: text('pin_hash'),
    /** A grant of before it is worth nothing. */
    pinSetAt: instant('pin_set_at'),
    /** May change prices and cancel receipts at the till. */
    isManager: boolean('is_manager').notNull().default(false),
    /** Largest discount that who is no manager may give at the till, percent. */
    maxDiscountPercent: text('max_discount_percent').notNull().default('0'),
    createdAt: instant('created_at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.companyId, t.id] }),
    uniqueIndex('operators_mark').on(t.companyId, t.mark),
    index('operators_user').on(t.companyId, t.userId),
  ],
);
