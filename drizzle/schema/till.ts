import { foreignKey, index, pgTable, primaryKey, uuid } from 'drizzle-orm/pg-core';

import { companyId, instant } from './columns.ts';
import { devices, operators } from './companies.ts';

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
