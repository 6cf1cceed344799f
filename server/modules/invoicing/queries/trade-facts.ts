import { type SQL, sql } from 'drizzle-orm';

import { deliveryInvoices, invoices, settledAdvances, tradeDecisions, tradeDocuments } from '#drizzle/schema/invoicing.ts';
import { outboundEmails } from '#drizzle/schema/notifications.ts';
import type { TradeDecision } from '#server/domain/invoicing/trade-document.ts';

// Written out: among the columns of a query on one table they would lose the table's name, and mean the inner one's.
const paperId = sql.raw('"trade_documents"."id"');
const paperCompanyId = sql.raw('"trade_documents"."company_id"');

/** Something that stands was made of a paper: another paper, or an invoice that is not cancelled but by its final invoice. */
const made = (
  paper: SQL,
): SQL<boolean> => sql<boolean>`(exists (select 1 from ${tradeDocuments} made where made.company_id = ${paperCompanyId} and made.origin_id = ${paper} and made.kind <> 'delivery_note')
  or exists (select 1 from ${invoices} i where i.company_id = ${paperCompanyId} and i.origin_id = ${paper}
    and not exists (select 1 from ${invoices} s where s.company_id = i.company_id and s.cancels_id = i.id
      and not exists (select 1 from ${settledAdvances} f where f.company_id = s.company_id and f.cancelling_id = s.id))))`;

/** An invoice that stands charges a delivery note. */
const charged = (note: SQL): SQL<boolean> => sql<boolean>`exists (select 1 from ${deliveryInvoices} d
  inner join ${invoices} i on i.company_id = d.company_id and i.id = d.invoice_id
  where d.company_id = ${paperCompanyId} and d.note_id = ${note}
    and not exists (select 1 from ${invoices} s where s.company_id = i.company_id and s.cancels_id = i.id))`;

/**
 * The paper is done with. A quote or a pro forma when something was made of it, or a delivery note of it is charged; a delivery note
 * when it is charged itself, was made of an invoice, or something was made of what it was made of.
 */
export const converted = sql<boolean>`case when "trade_documents"."kind" = 'delivery_note'
  then "trade_documents"."delivers_id" is not null or ${charged(paperId)} or ${made(sql.raw('"trade_documents"."origin_id"'))}
  else ${made(paperId)} or exists (select 1 from ${tradeDocuments} n where n.company_id = ${paperCompanyId} and n.origin_id = ${paperId} and n.kind = 'delivery_note' and ${charged(sql.raw('n.id'))}) end`;

/** Another paper of its own kind was made of it. */
export const replaced = sql<boolean>`exists (select 1 from ${tradeDocuments} made where made.company_id = ${paperCompanyId} and made.origin_id = ${paperId} and made.kind = "trade_documents"."kind")`;

const last = (column: 'decision' | 'customer_name') =>
  sql`(select d.${sql.identifier(column)} from ${tradeDecisions} d where d.company_id = ${paperCompanyId} and d.document_id = ${paperId} order by d.decided_at desc, d.id desc limit 1)`;

/** What was said of it last, and which customer said so; null for the seller. */
export const lastDecision = last('decision') as SQL<TradeDecision | null>;
export const lastAnswerer = last('customer_name') as SQL<string | null>;

const lastEmail = sql<
  string | null
>`(select e.status from ${outboundEmails} e where e.company_id = ${paperCompanyId} and e.invoice_id = ${paperId} order by e.created_at desc limit 1)`;

/** Columns from which the state of a paper follows; see `tradeStateOf`. */
export const tradeFactColumns = { converted, replaced, decision: lastDecision, dueOn: tradeDocuments.dueOn, email: lastEmail };
