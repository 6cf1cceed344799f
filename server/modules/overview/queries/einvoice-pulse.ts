import { sql } from 'drizzle-orm';
import { alias } from 'drizzle-orm/pg-core';

import { isAnswered } from '#drizzle/schema/einvoice-answered.ts';
import { einvoiceCopies } from '#drizzle/schema/einvoice-copies.ts';
import { einvoiceAccounts, einvoiceReports, incomingEinvoices, outgoingEinvoices } from '#drizzle/schema/einvoice.ts';
import { invoiceSettlements } from '#drizzle/schema/payments.ts';
import type { EInvoicePulse } from '#server/contracts/overview.ts';
import { receiptDeadline } from '#server/domain/einvoice/receipt-deadline.ts';
import type { Rule } from '#server/domain/rules/rule.ts';
import { decimalFromMinor } from '#server/domain/shared/money.ts';
import { addDays, zagrebDateOf, zagrebInstant } from '#server/domain/shared/plain-date.ts';
import { isReplacedOf } from '#server/modules/einvoice/index.ts';

/** What came longer ago than this has been seen to, or is found in its list. */
const DAYS = 60;

const received = alias(incomingEinvoices, 'i');

/** The numbers as PostgreSQL hands them over in one JSON value; null without an intermediary. */
export interface PulseFacts {
  readonly stuck: number;
  readonly toFix: number;
  readonly toReport: number;
  readonly toReportMinor: string;
  readonly failed: number;
  readonly late: number;
  readonly reportDueOn: string | null;
  readonly toDecide: number;
  readonly receipts: number;
  readonly oldestReceipt: string | null;
}

/** How eRačuni stand, as one value inside another statement: what is stuck, to be mended, to be reported, and what came. */
export function einvoicePulse(now: Date) {
  const today = zagrebDateOf(now);
  const since = zagrebInstant(addDays(today, -DAYS), '00:00:00').toISOString();
  const isStuck = sql`(o.status in ('refused', 'stopped') or o.transport in ('failed', 'cancelled'))`;
  const answered = isAnswered(
    { status: sql`o.status`, transport: sql`o.transport`, business: sql`o.business` },
    { payableMinor: sql`s.payable_minor`, creditedMinor: sql`s.credited_minor`, cancelled: sql`s.cancelled` },
  );
  const outgoing = sql`select
      count(*) filter (where ${isStuck}) as stuck,
      count(*) filter (where not ${isStuck}) as to_fix
    from ${outgoingEinvoices} o
    join ${invoiceSettlements} s on s.company_id = o.company_id and s.invoice_id = o.id
    where (o.status in ('refused', 'stopped') or o.transport in ('failed', 'cancelled') or o.business = 'rejected' or o.fiscal = 'failed')
      and not ${answered}`;
  // A corrected copy that does not go is stuck, however its original stands.
  const copies = sql`select count(*) as stuck
    from ${einvoiceCopies} c
    join ${invoiceSettlements} s on s.company_id = c.company_id and s.invoice_id = c.invoice_id
    where c.status in ('refused', 'stopped') and not s.cancelled`;
  const reports = sql`select count(*) as to_report, coalesce(sum(r.amount_minor), 0)::text as minor, min(r.due_on)::text as due_on,
      count(*) filter (where r.status = 'failed') as failed, count(*) filter (where r.due_on < ${today}::date) as late
    from ${einvoiceReports} r
    where r.status not in ('reported', 'dropped') and r.failure is distinct from 'no_duty'`;
  const incoming = sql`select
      count(*) filter (where i.accepted_at is null and i.rejected_at is null and not ${isReplacedOf(received)}) as to_decide,
      count(*) filter (where i.fiscal <> 'done') as receipts,
      min(i.received_at) filter (where i.fiscal <> 'done') as oldest
    from ${incomingEinvoices} i
    where i.received_at > ${since}::timestamptz and i.kind in ('invoice', 'credit_note')`;
  return sql<PulseFacts | null>`(select json_build_object(
      'stuck', o.stuck + c.stuck, 'toFix', o.to_fix,
      'toReport', r.to_report, 'toReportMinor', r.minor, 'failed', r.failed, 'late', r.late, 'reportDueOn', r.due_on,
      'toDecide', i.to_decide, 'receipts', i.receipts, 'oldestReceipt', i.oldest)
    from (${outgoing}) o, (${copies}) c, (${reports}) r, (${incoming}) i
    where exists (select 1 from ${einvoiceAccounts}))`;
}

/** The same for people: the receipt that is due first, with the working days that are left. */
export function pulseOf(facts: PulseFacts | null, now: Date, rules: readonly Rule[]): EInvoicePulse | null {
  if (facts === null) return null;
  const { stuck, toFix, toReport, toReportMinor, failed, late, reportDueOn, toDecide, receipts, oldestReceipt } = facts;
  return {
    stuck,
    toFix,
    toReport,
    toReportAmount: decimalFromMinor(BigInt(toReportMinor)),
    failed,
    late,
    reportDueOn,
    toDecide,
    receipts,
    receiptDue: oldestReceipt === null ? null : receiptDeadline(new Date(oldestReceipt), now, rules),
  };
}
