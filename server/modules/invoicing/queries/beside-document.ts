import { and, asc, count, desc, eq, max, ne, sql } from 'drizzle-orm';

import { events } from '#drizzle/schema/events.ts';
import { outboundEmails } from '#drizzle/schema/notifications.ts';
import type { InvoiceDto, TimelineEntry } from '#server/contracts/invoicing.ts';
import { MAIL_UNSURE } from '#server/contracts/mail-failure.ts';
import type { CompanyTx } from '#server/db/company-tx.ts';
import type { Actor } from '#server/db/scope.ts';

/** Events that are kept for the archive's sake and tell a person nothing. */
const SILENT = new Set(['invoice.exchange_recorded']);
const VIEWED = 'invoice.viewed';
const MOST_EVENTS = 200;

/** Mails that brought a sales document, the last one first. */
export async function emailsOf(tx: CompanyTx, id: string): Promise<InvoiceDto['emails']> {
  const { recipient: to, createdAt } = outboundEmails;
  const status = sql<string>`case when ${outboundEmails.failure} = ${MAIL_UNSURE} and ${outboundEmails.status} = 'failed' then ${MAIL_UNSURE} else ${outboundEmails.status} end`;
  return tx
    .select({ id: outboundEmails.id, to, status, createdAt })
    .from(outboundEmails)
    .where(eq(outboundEmails.invoiceId, id))
    .orderBy(desc(createdAt))
    .limit(20);
}

/** What happened to a sales document, oldest first. */
export async function timelineOf(tx: CompanyTx, id: string): Promise<readonly TimelineEntry[]> {
  const rows = await tx
    .select({ id: events.id, type: events.type, at: events.at, actor: events.actor, data: events.data })
    .from(events)
    .where(and(eq(events.subject, `invoice:${id}`), ne(events.type, VIEWED)))
    .orderBy(asc(events.position))
    .limit(MOST_EVENTS);
  const views = await viewsOf(tx, id);
  const told = rows
    .filter(({ type }) => !SILENT.has(type))
    .map(({ actor, data, ...event }) => ({
      ...event,
      actor: (actor as Actor).kind === 'system' ? '' : (actor as Actor).name,
      data: data as TimelineEntry['data'],
    }));
  return [...told, ...views].sort((a, b) => a.at.getTime() - b.at.getTime());
}

/** However often a document was looked at, it is one entry: when last, and how often. */
async function viewsOf(tx: CompanyTx, id: string): Promise<readonly TimelineEntry[]> {
  const [views] = await tx
    .select({ at: max(events.at), count: count() })
    .from(events)
    .where(and(eq(events.subject, `invoice:${id}`), eq(events.type, VIEWED)));
  if (!views || views.at === null) return [];
  return [{ id: `${id}:${VIEWED}`, type: VIEWED, at: views.at, actor: '', data: { count: views.count } }];
}
