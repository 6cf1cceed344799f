import { bigserial, index, jsonb, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core';

import { companyId, instant } from './columns.ts';
import { companies } from './companies.ts';

/** Everything that happened to anything of a company: append-only; a document's timeline is its events. */
export const events = pgTable(
  'events',
  {
    companyId: companyId().references(() => companies.id),
    id: uuid('id').notNull(),
    /** Order of insertion, for the relay and for a stable timeline. */
    position: bigserial('position', { mode: 'number' }).notNull(),
    subject: text('subject').notNull(),
    type: text('type').notNull(),
    data: jsonb('data').notNull(),
    actor: jsonb('actor').notNull(),
    at: instant('at').notNull(),
    relayedAt: instant('relayed_at'),
  },
  (t) => [
    primaryKey({ columns: [t.companyId, t.id] }),
    index('events_subject').on(t.companyId, t.subject, t.position),
    index('events_company_position').on(t.companyId, t.position),
  ],
);

/** Which subscriber has handled which event; makes every subscriber idempotent beyond the queue's memory. */
export const eventDeliveries = pgTable(
  'event_deliveries',
  {
    companyId: companyId().references(() => companies.id),
    eventId: uuid('event_id').notNull(),
    subscriber: text('subscriber').notNull(),
    handledAt: instant('handled_at').notNull(),
  },
  (t) => [primaryKey({ columns: [t.companyId, t.eventId, t.subscriber] })],
);
