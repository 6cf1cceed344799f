import { sql } from 'drizzle-orm';
import {
  bigint,
  boolean,
  foreignKey,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core';

import type { CashEntryKind } from '#server/domain/cash/entry-kinds.ts';
import type { CountedPieces } from '#server/domain/cash/denominations.ts';
import type { ZReport } from '#server/domain/cash/shift-report.ts';

import { companyId, instant, minor, plainDate } from './columns.ts';
import { devices, operators, premises } from './companies.ts';
import { invoices } from './invoicing.ts';
import { payments } from './payments.ts';

/**
 * Shifts of devices: from a counted drawer to a counted drawer. A closed one keeps its Z report and never changes again (trigger); its
 * number counts the Z reports of the device without a gap.
 */
export const tillShifts = pgTable(
  'till_shifts',
  {
    companyId: companyId(),
    id: uuid('id').notNull(),
    premisesId: uuid('premises_id').notNull(),
    deviceId: uuid('device_id').notNull(),
    number: integer('number').notNull(),
    openedAt: instant('opened_at').notNull(),
    openedBy: uuid('opened_by').notNull(),
    /** A sale opened it, with what the shift before left in the drawer; nobody counted. */
    automatic: boolean('automatic').notNull(),
    floatMinor: minor('float_minor').notNull(),
    closedAt: instant('closed_at'),
    closedOn: plainDate('closed_on'),
    closedBy: uuid('closed_by'),
    expectedMinor: minor('expected_minor'),
    countedMinor: minor('counted_minor'),
    pieces: jsonb('pieces').$type<CountedPieces>(),
    /** Of what was counted, what stays in the drawer for the next shift; the rest is put away at the premises. */
    leftMinor: minor('left_minor'),
    explanation: text('explanation').notNull().default(''),
    report: jsonb('report').$type<ZReport>(),
  },
  (t) => [
    primaryKey({ columns: [t.companyId, t.id] }),
    uniqueIndex('till_shifts_number').on(t.companyId, t.deviceId, t.number),
    /** A drawer has one shift at a time. */
    uniqueIndex('till_shifts_open')
      .on(t.companyId, t.deviceId)
      .where(sql`closed_at is null`),
    index('till_shifts_closed')
      .on(t.companyId, t.closedAt, t.id)
      .where(sql`closed_at is not null`),
    foreignKey({ columns: [t.companyId, t.premisesId], foreignColumns: [premises.companyId, premises.id] }),
    foreignKey({ columns: [t.companyId, t.deviceId], foreignColumns: [devices.companyId, devices.id] }),
    foreignKey({ columns: [t.companyId, t.openedBy], foreignColumns: [operators.companyId, operators.id] }),
    foreignKey({ columns: [t.companyId, t.closedBy], foreignColumns: [operators.companyId, operators.id] }),
  ],
);

/** Which shift a document was issued in: one at most. What a device issues while no shift is open belongs to none. */
export const shiftReceipts = pgTable(
  'shift_receipts',
  {
    companyId: companyId(),
    invoiceId: uuid('invoice_id').notNull(),
    shiftId: uuid('shift_id').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.companyId, t.invoiceId] }),
    index('shift_receipts_shift').on(t.companyId, t.shiftId),
    foreignKey({ columns: [t.companyId, t.invoiceId], foreignColumns: [invoices.companyId, invoices.id] }),
    foreignKey({ columns: [t.companyId, t.shiftId], foreignColumns: [tillShifts.companyId, tillShifts.id] }),
  ],
);

/**
 * The cash book (blagajnički dnevnik): every move of cash at premises, in the order it happened, with the balance after it. No update, no
 * delete (trigger): a mistake is taken back by an entry of its own.
 */
export const cashEntries = pgTable(
  'cash_entries',
  {
    companyId: companyId(),
    id: uuid('id').notNull(),
    premisesId: uuid('premises_id').notNull(),
    /** Counts the entries of the premises from 1. */
    position: bigint('position', { mode: 'number' }).notNull(),
    bookedAt: instant('booked_at').notNull(),
    bookedOn: plainDate('booked_on').notNull(),
    kind: text('kind').$type<CashEntryKind>().notNull(),
    /** What it adds to the cash of the premises, below zero for what goes out; zero for a move between drawer and safe. */
    amountMinor: minor('amount_minor').notNull(),
    balanceMinor: minor('balance_minor').notNull(),
    /** What it adds to the drawer of the shift. */
    drawerMinor: minor('drawer_minor').notNull(),
    shiftId: uuid('shift_id'),
    /** Where cash of documents was taken or given back. */
    deviceId: uuid('device_id'),
    invoiceId: uuid('invoice_id'),
    paymentId: uuid('payment_id'),
    /** Number of the slip (uplatnica, isplatnica) in its year; null for cash of documents and moves. */
    year: integer('year').notNull(),
    slip: text('slip').$type<'in' | 'out'>(),
    ordinal: integer('ordinal'),
    purpose: text('purpose').notNull().default(''),
    counterparty: text('counterparty').notNull().default(''),
    document: text('document').notNull().default(''),
    /** The entry that this one takes back. */
    correctsId: uuid('corrects_id'),
    operatorId: uuid('operator_id'),
    createdBy: uuid('created_by'),
  },
  (t) => [
    primaryKey({ columns: [t.companyId, t.id] }),
    uniqueIndex('cash_entries_position').on(t.companyId, t.premisesId, t.position),
    uniqueIndex('cash_entries_slip')
      .on(t.companyId, t.premisesId, t.year, t.slip, t.ordinal)
      .where(sql`slip is not null`),
    /** An entry is taken back once. */
    uniqueIndex('cash_entries_corrects').on(t.companyId, t.correctsId),
    index('cash_entries_day').on(t.companyId, t.premisesId, t.bookedOn, t.position),
    index('cash_entries_invoice')
      .on(t.companyId, t.invoiceId)
      .where(sql`invoice_id is not null`),
    index('cash_entries_shift')
      .on(t.companyId, t.shiftId, t.kind, t.drawerMinor)
      .where(sql`shift_id is not null`),
    foreignKey({ columns: [t.companyId, t.premisesId], foreignColumns: [premises.companyId, premises.id] }),
    foreignKey({ columns: [t.companyId, t.shiftId], foreignColumns: [tillShifts.companyId, tillShifts.id] }),
    foreignKey({ columns: [t.companyId, t.deviceId], foreignColumns: [devices.companyId, devices.id] }),
    foreignKey({ columns: [t.companyId, t.invoiceId], foreignColumns: [invoices.companyId, invoices.id] }),
    foreignKey({ columns: [t.companyId, t.paymentId], foreignColumns: [payments.companyId, payments.id] }),
    foreignKey({ columns: [t.companyId, t.operatorId], foreignColumns: [operators.companyId, operators.id] }),
    foreignKey({ columns: [t.companyId, t.correctsId], foreignColumns: [t.companyId, t.id] }),
  ],
);
