import { sql } from 'drizzle-orm';
import { foreignKey, index, jsonb, pgTable, primaryKey, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core';

import type { TillLine } from '#server/domain/till/till-line.ts';

import { companyId, instant } from './columns.ts';
import { devices, operators, premises } from './companies.ts';

/** Who stands at a device in one browser's session, proven by PIN; short-lived, and prolonged by use. */
export const tillGrants = pgTable(
  'till_grants',
  {
    companyId: companyId(),
    sessionId: uuid('session_id').notNull(),
    deviceId: uuid('device_id').notNull(),
    operatorId: uuid('operator_id').notNull(),
    grantedAt: instant('granted_at').notNull(),
    expiresAt: instant('expires_at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.companyId, t.sessionId, t.deviceId] }),
    index('till_grants_expired').on(t.companyId, t.expiresAt),
    foreignKey({ columns: [t.companyId, t.deviceId], foreignColumns: [devices.companyId, devices.id] }),
    foreignKey({ columns: [t.companyId, t.operatorId], foreignColumns: [operators.companyId, operators.id] }),
  ],
);

/**
 * Open tables and sales that were put aside, shared by the devices of the premises. Nothing fiscal: what is paid of one is a receipt.
 * Closed ones stay, so that a request that comes late finds what became of its table.
 */
export const tillOrders = pgTable(
  'till_orders',
  {
    companyId: companyId(),
    id: uuid('id').notNull(),
    premisesId: uuid('premises_id').notNull(),
    name: text('name').notNull(),
    lines: jsonb('lines').$type<readonly TillLine[]>().notNull(),
    /** Changes that were made, by the ids that browsers gave them: one that is sent twice counts once. */
    changeIds: uuid('change_ids').array().notNull(),
    /** Who opened it. */
    operatorId: uuid('operator_id').notNull(),
    openedAt: instant('opened_at').notNull(),
    updatedAt: instant('updated_at').notNull(),
    /** Nothing is left to pay. */
    closedAt: instant('closed_at'),
    /** The table that its lines were moved to; whoever still has this one open goes on with that. */
    mergedIntoId: uuid('merged_into_id'),
  },
  (t) => [
    primaryKey({ columns: [t.companyId, t.id] }),
    uniqueIndex('till_orders_open_name')
      .on(t.companyId, t.premisesId, sql`lower(${t.name})`)
      .where(sql`closed_at is null`),
    foreignKey({ columns: [t.companyId, t.premisesId], foreignColumns: [premises.companyId, premises.id] }),
    foreignKey({ columns: [t.companyId, t.operatorId], foreignColumns: [operators.companyId, operators.id] }),
    foreignKey({ columns: [t.companyId, t.mergedIntoId], foreignColumns: [t.companyId, t.id] }),
  ],
);
