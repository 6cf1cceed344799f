import { sql } from 'drizzle-orm';

import { einvoiceAccounts, outgoingEinvoices } from '#drizzle/schema/einvoice.ts';
import { fiscalSubmissions } from '#drizzle/schema/fiscalization.ts';
import { invoices } from '#drizzle/schema/invoicing.ts';
import { invoiceSettlements } from '#drizzle/schema/payments.ts';
import { sellerDuty } from '#server/domain/fiscal/einvoice-duty.ts';
import type { Rule } from '#server/domain/rules/rule.ts';
import { addDays, type PlainDate, zagrebDateOf, zagrebInstant } from '#server/domain/shared/plain-date.ts';

/** What was issued longer ago went in another way, or never will. */
const DAYS = 30;

/** Documents that must go as eRačun and were never put into its queue; the one that goes first by name, and whether all take back. */
export interface UnsentEInvoices {
  readonly count: number;
  readonly id: string | null;
  readonly number: string | null;
  readonly takeBack: boolean | null;
}

/** The first day since which a seller outside VAT must send as well; null where that has not come. */
function firstDayOfAll(rules: readonly Rule[], from: PlainDate, to: PlainDate): PlainDate | null {
  const isDuty = (day: PlainDate): boolean => sellerDuty({ sellerInVat: false }, day, rules).required;
  if (!isDuty(to)) return null;
  let day = from;
  while (!isDuty(day)) day = addDays(day, 1);
  return day;
}

/**
 * As one value inside another statement; null without an intermediary. Of invoices those that are still to be paid, which are few, and
 * were issued since the intermediary is there; of what takes back that of an eRačun that went, whoever must send it.
 */
export function unsentEInvoices(now: Date, rules: readonly Rule[]) {
  const today = zagrebDateOf(now);
  const day = addDays(today, -DAYS);
  const since = sql`${zagrebInstant(day, '00:00:00').toISOString()}::timestamptz`;
  const ofAll = firstDayOfAll(rules, day, today);
  const duty =
    ofAll === null
      ? sql`(i.seller ->> 'inVat')::boolean`
      : sql`((i.seller ->> 'inVat')::boolean or i.issued_on >= ${ofAll}::date)`;
  const isNew = sql`not exists (select 1 from ${outgoingEinvoices} n where n.company_id = i.company_id and n.id = i.id)`;
  // A note follows what it corrects, and that went.
  const follows = sql`(i.corrects_id is null or exists (select 1 from ${outgoingEinvoices} f where f.company_id = i.company_id and f.id = i.corrects_id and f.status = 'sent'))`;
  const open = sql`select i.id, i.number, i.issued_at, false as takes_back
    from ${invoiceSettlements} s
    join ${invoices} i on i.company_id = s.company_id and i.id = s.invoice_id
    where s.open_minor > 0 and i.issued_at >= greatest(a.created_at, ${since}) and ${duty} and ${follows}
      and i.buyer ->> 'kind' <> 'consumer' and coalesce(i.buyer -> 'address' ->> 'country', 'HR') = 'HR'
      and i.payment_method not in ('cash', 'card')
      and not exists (select 1 from ${fiscalSubmissions} f where f.company_id = i.company_id and f.invoice_id = i.id)
      and ${isNew}`;
  const takenBack = (by: 'cancels_id' | 'corrects_id') => sql`select i.id, i.number, i.issued_at, true
    from ${invoiceSettlements} s
    join ${outgoingEinvoices} o on o.company_id = s.company_id and o.id = s.invoice_id
    join ${invoices} i on i.company_id = s.company_id and i.${sql.raw(by)} = s.invoice_id
    where (s.cancelled or s.credited_minor > 0) and o.status = 'sent' and o.transport not in ('failed', 'cancelled')
      and i.kind in ('storno', 'credit_note') and i.issued_at >= ${since} and ${isNew}`;
  return sql<UnsentEInvoices | null>`(select (select json_build_object(
      'count', count(*), 'takeBack', bool_and(u.takes_back),
      'id', (array_agg(u.id::text order by u.issued_at, u.id))[1], 'number', (array_agg(u.number order by u.issued_at, u.id))[1])
    from (${open} union all ${takenBack('cancels_id')} union all ${takenBack('corrects_id')}) u)
    from ${einvoiceAccounts} a)`;
}
