import { sql } from 'drizzle-orm';

import { einvoiceAccounts, outgoingEinvoices } from '#drizzle/schema/einvoice.ts';
import { invoices } from '#drizzle/schema/invoicing.ts';
import { emailSuppressions, outboundEmails } from '#drizzle/schema/notifications.ts';
import { contacts } from '#drizzle/schema/parties.ts';
import { invoiceSettlements } from '#drizzle/schema/payments.ts';
import { addDays, zagrebDateOf, zagrebInstant } from '#server/domain/shared/plain-date.ts';

/** What was reported longer ago has been handed over in another way. */
const DAYS = 30;

/** Invoices whose buyers cannot receive an eRačun and were mailed nothing; one of them by name, and what is missing for all. */
export interface UnsentPdfs {
  readonly count: number;
  readonly id: string | null;
  readonly number: string | null;
  readonly name: string | null;
  readonly reason: 'no_address' | 'suppressed' | null;
}

/** As one value inside another statement; null where the company mails them by hand, or has no intermediary. */
export function unsentPdfs(now: Date) {
  const since = zagrebInstant(addDays(zagrebDateOf(now), -DAYS), '00:00:00').toISOString();
  const unsent = sql`select i.id::text as id, i.number, i.buyer_name as name, coalesce(nullif(i.buyer ->> 'email', ''), c.email) as address
    from ${outgoingEinvoices} o
    join ${invoices} i on i.company_id = o.company_id and i.id = o.id
    join ${invoiceSettlements} s on s.company_id = o.company_id and s.invoice_id = o.id
    left join ${contacts} c on c.company_id = i.company_id and c.id = i.contact_id
    where o.channel = 'report' and o.status = 'sent' and o.queued_at > ${since}::timestamptz and not s.cancelled
      and not exists (select 1 from ${outboundEmails} e where e.company_id = o.company_id and e.invoice_id = o.id and e.reminder is null)`;
  const isSuppressed = sql`exists (select 1 from ${emailSuppressions} x where x.address = lower(btrim(u.address)) and x.lifted_at is null)`;
  return sql<UnsentPdfs | null>`(select json_build_object(
      'count', count(*), 'id', min(u.id), 'number', min(u.number), 'name', min(u.name),
      'reason', case when bool_and(coalesce(u.address, '') = '') then 'no_address' when bool_and(${isSuppressed}) then 'suppressed' end)
    from (${unsent}) u
    where exists (select 1 from ${einvoiceAccounts} a where a.mails_not_issued))`;
}
