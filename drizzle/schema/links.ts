import { integer, pgTable, primaryKey, text } from 'drizzle-orm/pg-core';

import { instant } from './columns.ts';

/** How many calls to a provider ended in which way and took how long, in a quarter of an hour; all processes add to it. */
export const providerCalls = pgTable(
  'provider_calls',
  {
    provider: text('provider').notNull(),
    /** Beginning of the quarter of an hour. */
    bucketAt: instant('bucket_at').notNull(),
    /** `ok`, or the kind of the `ProviderError`. */
    outcome: text('outcome').notNull(),
    /** Upper bound of the class of durations, in milliseconds. */
    upToMs: integer('up_to_ms').notNull(),
    count: integer('count').notNull(),
  },
  (t) => [primaryKey({ columns: [t.provider, t.bucketAt, t.outcome, t.upToMs] })],
);

/** What was last heard of a provider, by whichever process heard it. */
export const providerLinks = pgTable('provider_links', {
  provider: text('provider').primaryKey(),
  lastSuccessAt: instant('last_success_at'),
  lastFailureAt: instant('last_failure_at'),
  lastFailureKind: text('last_failure_kind'),
  /** While it lies ahead, the process that wrote it calls nobody there. */
  circuitOpenUntil: instant('circuit_open_until'),
});
