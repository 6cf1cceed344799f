import { foreignKey, index, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core';

import { companyId, instant } from './columns.ts';
import { contacts } from './parties.ts';

/** What the service of the EU said of a customer's VAT number and when; append-only, because it proves what was known on that day. */
export const vatChecks = pgTable(
  'vat_checks',
  {
    companyId: companyId(),
    id: uuid('id').notNull(),
    contactId: uuid('contact_id').notNull(),
    /** With the prefix of its state: `DE123456789`. */
    vatId: text('vat_id').notNull(),
    result: text('result').$type<'valid' | 'invalid'>().notNull(),
    /** Name and address as registered, where the state tells them. */
    name: text('name'),
    address: text('address'),
    /** Our own VAT number, when it was told. */
    requesterVatId: text('requester_vat_id'),
    /** Number of the consultation: the proof. Only given to who tells an own number. */
    requestId: text('request_id'),
    checkedAt: instant('checked_at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.companyId, t.id] }),
    foreignKey({ columns: [t.companyId, t.contactId], foreignColumns: [contacts.companyId, contacts.id] }),
    index('vat_checks_contact').on(t.companyId, t.contactId, t.checkedAt),
  ],
);
