import { pgTable, primaryKey, text } from 'drizzle-orm/pg-core';

import { decimal, instant, plainDate } from './columns.ts';

/** What the official list said when a day was asked for; kept as it was, so that a document's rate can be shown later. */
export const exchangeRates = pgTable(
  'exchange_rates',
  {
    askedOn: plainDate('asked_on').notNull(),
    currency: text('currency').notNull(),
    /** The day from which the list applies: not always the day that was asked for. */
    appliesOn: plainDate('applies_on').notNull(),
    listNumber: text('list_number').notNull(),
    buying: decimal('buying').notNull(),
    middle: decimal('middle').notNull(),
    selling: decimal('selling').notNull(),
    fetchedAt: instant('fetched_at').notNull(),
  },
  (t) => [primaryKey({ columns: [t.askedOn, t.currency] })],
);
