import { type SQL, sql } from 'drizzle-orm';
import type { AnyPgColumn } from 'drizzle-orm/pg-core';

type Term = AnyPgColumn | SQL;

/** Of an eRačun that went: how its exchange stands. */
type Way = Readonly<Record<'status' | 'transport' | 'business', Term>>;

/** Of its invoice: how it stands (`invoice_settlements`). */
type Standing = Readonly<Record<'payableMinor' | 'creditedMinor' | 'cancelled', Term>>;

/**
 * True once nobody has to see to an eRačun any more, whatever was wrong with it: its invoice was cancelled, or it went and was credited in
 * full; for one that the buyer rejected any credit is the answer. What did not go waits on though it was credited: neither of the two may go
 * without the other.
 */
export const isAnswered = ({ status, transport, business }: Way, { payableMinor, creditedMinor, cancelled }: Standing) =>
  sql`(${cancelled} or (${creditedMinor} > 0 and (${business} = 'rejected' or (${creditedMinor} >= ${payableMinor} and ${status} = 'sent' and ${transport} not in ('failed', 'cancelled')))))`;
