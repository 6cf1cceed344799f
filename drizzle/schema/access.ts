import { index, jsonb, pgTable, primaryKey, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core';

import { instant } from './columns.ts';
import type { Role } from './identity.ts';

/** Bearer tokens of other services: hashed, for one company, with a role as their scope. Global, found before the company is known. */
export const apiTokens = pgTable(
  'api_tokens',
  {
    id: uuid('id').primaryKey(),
    companyId: uuid('company_id').notNull(),
    name: text('name').notNull(),
    role: text('role').$type<Role>().notNull(),
    /** Procedure prefixes that the token may call (`invoicing`, `parties.list`); empty for all that its role may. */
    scopes: jsonb('scopes').$type<readonly string[]>().notNull(),
    tokenHash: text('token_hash').notNull(),
    createdBy: uuid('created_by'),
    createdAt: instant('created_at').notNull(),
    lastUsedAt: instant('last_used_at'),
    expiresAt: instant('expires_at'),
    revokedAt: instant('revoked_at'),
  },
  (t) => [uniqueIndex('api_tokens_hash').on(t.tokenHash), index('api_tokens_company').on(t.companyId)],
);

/** Notifications of vendors, stored by their id before they are answered, so that a repeat changes nothing. */
export const webhookEvents = pgTable(
  'webhook_events',
  {
    provider: text('provider').notNull(),
    eventId: text('event_id').notNull(),
    receivedAt: instant('received_at').notNull(),
    payload: jsonb('payload').notNull(),
    processedAt: instant('processed_at'),
  },
  (t) => [primaryKey({ columns: [t.provider, t.eventId] })],
);
