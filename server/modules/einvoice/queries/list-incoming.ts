import { and, asc, desc, eq, lt } from 'drizzle-orm';

import { documents } from '#drizzle/schema/documents.ts';
import { incomingEinvoices } from '#drizzle/schema/einvoice.ts';
import { events } from '#drizzle/schema/events.ts';
import { type CompanyContext, scopeOf } from '#server/context.ts';
import type {
  EInvoiceIdInput,
  IncomingDto,
  IncomingHeader,
  IncomingListItem,
  ListEInvoicesInput,
  Page,
} from '#server/contracts/einvoice.ts';
import { withCompanyTx } from '#server/db/company-tx.ts';
import type { Actor } from '#server/db/scope.ts';
import { receiptDeadline } from '#server/domain/einvoice/receipt-deadline.ts';
import { notFound } from '#server/domain/shared/errors.ts';

import { abilitiesOf, findAccount } from '../account.ts';

const PAGE = 50;

/** What came as eRačun, newest first. */
export async function listIncoming(ctx: CompanyContext, { cursor }: ListEInvoicesInput): Promise<Page<IncomingListItem>> {
  const after = cursor === undefined ? undefined : new Date(cursor);
  const rows = await withCompanyTx(ctx.deps, scopeOf(ctx), (tx) =>
    tx
      .select()
      .from(incomingEinvoices)
      .where(after === undefined || Number.isNaN(after.getTime()) ? undefined : and(lt(incomingEinvoices.receivedAt, after)))
      .orderBy(desc(incomingEinvoices.receivedAt), desc(incomingEinvoices.id))
      .limit(PAGE + 1),
  );
  const items = rows.slice(0, PAGE).map((row): IncomingListItem => {
    const { number, sellerName, issuedOn, dueOn, payable, currency } = row.header as IncomingHeader;
    const { id, kind, receivedAt, rejectedAt, paidAt } = row;
    const flags = row.flags as readonly string[];
    return { id, kind, number, sellerName, issuedOn, dueOn, payable, currency, flags, receivedAt, rejectedAt, paidAt };
  });
  return { items, nextCursor: rows.length > PAGE ? (items.at(-1)?.receivedAt.toISOString() ?? null) : null };
}

/** A received eRačun with what was read of it. Throws `not_found` EINVOICE_NOT_FOUND. */
export async function getIncoming(ctx: CompanyContext, { id }: EInvoiceIdInput): Promise<IncomingDto> {
  const rules = await ctx.deps.rules();
  return withCompanyTx(ctx.deps, scopeOf(ctx), async (tx) => {
    const [found] = await tx
      .select({ row: incomingEinvoices, filename: documents.filename, sha256: documents.sha256 })
      .from(incomingEinvoices)
      .innerJoin(documents, eq(documents.id, incomingEinvoices.documentId))
      .where(eq(incomingEinvoices.id, id));
    if (found === undefined) throw notFound('EINVOICE_NOT_FOUND');
    const happened = await tx
      .select({ at: events.at, type: events.type, actor: events.actor })
      .from(events)
      .where(eq(events.subject, `einvoice:${id}`))
      .orderBy(asc(events.position));
    const account = await findAccount(tx);
    const { companyId: _company, header, flags, ...row } = found.row;
    return {
      ...row,
      header: header as IncomingHeader,
      flags: flags as readonly string[],
      deadline:
        row.kind === 'invoice' || row.kind === 'credit_note'
          ? receiptDeadline(row.receivedAt, ctx.deps.clock.now(), rules)
          : null,
      filename: found.filename,
      sha256: found.sha256,
      abilities: account?.intermediary === row.intermediary ? abilitiesOf(ctx.deps, row.intermediary) : null,
      timeline: happened.map(({ at, type, actor }) => ({ at, type, actor: nameOf(actor as Actor) })),
    };
  });
}

const nameOf = (actor: Actor): string | null => (actor.kind === 'system' ? null : actor.name);
