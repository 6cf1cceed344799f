import { type SQL, sql } from 'drizzle-orm';

import { invoices, tradeDecisions, tradeDocuments } from '#drizzle/schema/invoicing.ts';
import { outboundEmails } from '#drizzle/schema/notifications.ts';
import type { TradeDecision } from '#server/domain/invoicing/trade-document.ts';

// Written out: among the columns of a query on one table they would lose the table's name, and mean the inner one's.
const paperId = sql.raw('"trade_documents"."id"');
const paperCompanyId = sql.raw('"trade_documents"."company_id"');

/** Something that stands was made of it: another paper, or an invoice that is not cancelled but by its final invoice. */
export const converted = sql<boolean>`(exists (select 1 from ${tradeDocuments} made where made.company_id = ${paperCompanyId} and made.origin_id = ${paperId})
  or exists (select 1 from ${invoices} i where i.company_id = ${paperCompanyId} and i.origin_id = ${paperId}
    and not exists (select 1 from ${invoices} s where s.company_id = i.company_id and s.cancels_id = i.id
      and not exists (select 1 from ${invoices} f where f.company_id = s.company_id and f.settles_id = s.id))))`;

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
