import { pgTable, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core';

import { instant, jsonValue, plainDate } from './columns.ts';

/** Law that changes with time: rates, thresholds, deadlines, legal sentences. Global and read-only for the application. */
export const rules = pgTable(
  'rules',
  {
    id: uuid('id').primaryKey().defaultRandom(),
    key: text('key').notNull(),
    validFrom: plainDate('valid_from').notNull(),
    validTo: plainDate('valid_to'),
    value: jsonValue('value').notNull(),
    source: text('source').notNull(),
  },
  (t) => [uniqueIndex('rules_key_valid_from').on(t.key, t.validFrom)],
);

/** One row: what this installation is. A database stamped `demo` refuses to serve `live`, and the other way round. */
export const installation = pgTable('installation', {
  id: text('id').primaryKey(),
  environment: text('environment').$type<'demo' | 'live'>().notNull(),
  createdAt: instant('created_at').notNull(),
  seededAt: instant('seeded_at'),
  /** A known word under the key that seals; a start with another key is refused before it can harm. */
  keyCheck: text('key_check'),
});
