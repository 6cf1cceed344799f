import { sql } from 'drizzle-orm';
import { foreignKey, index, integer, pgTable, primaryKey, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core';

import type { CopyChange, CopyContent } from '#server/domain/einvoice/copy/copy-content.ts';
import type { Intermediary } from '#server/domain/einvoice/intermediaries.ts';
import type { CopyStatus, ReplacedExchange } from '#server/domain/einvoice/copy/copy-states.ts';

import { companyId, instant, jsonValue } from './columns.ts';
import { outgoingEinvoices } from './einvoice.ts';

/**
 * Corrected copies of eRačuni (HR-BT-1): one row each with what it says, why, and its own queue until the intermediary has it. From then on
 * its exchange is followed in the row of `outgoing_einvoices`; how the exchange that it took the place of stood is kept here.
 */
export const einvoiceCopies = pgTable(
  'einvoice_copies',
  {
    companyId: companyId(),
    id: uuid('id').notNull(),
    invoiceId: uuid('invoice_id').notNull(),
    /** All that it says of what a copy may change. */
    content: jsonValue('content').$type<CopyContent>().notNull(),
    /** What its document is found by beside what it was issued with: references, folded. */
    searchText: text('search_text').notNull().default(''),
    changes: jsonValue('changes').$type<readonly CopyChange[]>().notNull(),
    reason: text('reason').notNull(),
    createdBy: uuid('created_by'),
    intermediary: text('intermediary').$type<Intermediary>().notNull(),
    status: text('status').$type<CopyStatus>().notNull(),
    /** Exactly what is sent, so that a second try is the same. */
    xml: text('xml').notNull(),
    providerRef: text('provider_ref'),
    /** Sentences of the intermediary. */
    errors: jsonValue('errors').notNull(),
    failure: text('failure'),
    attempts: integer('attempts').notNull().default(0),
    nextAttemptAt: instant('next_attempt_at'),
    leaseUntil: instant('lease_until'),
    queuedAt: instant('queued_at').notNull(),
    sentAt: instant('sent_at'),
    /** Null until it was sent. */
    replaced: jsonValue('replaced').$type<ReplacedExchange>(),
  },
  (t) => [
    primaryKey({ columns: [t.companyId, t.id] }),
    foreignKey({
      name: 'einvoice_copies_of',
      columns: [t.companyId, t.invoiceId],
      foreignColumns: [outgoingEinvoices.companyId, outgoingEinvoices.id],
    }),
    index('einvoice_copies_sent').on(t.companyId, t.invoiceId, t.sentAt),
    // One at a time: whoever presses twice sends one.
    uniqueIndex('einvoice_copies_open')
      .on(t.companyId, t.invoiceId)
      .where(sql`${t.status} not in ('sent', 'withdrawn')`),
    index('einvoice_copies_due').on(t.nextAttemptAt),
    // The few that a person must see to; the start page asks for them.
    index('einvoice_copies_attention')
      .on(t.companyId)
      .where(sql`${t.status} in ('refused', 'stopped')`),
  ],
);
