import { and, asc, eq, gte, inArray, isNull } from 'drizzle-orm';

import { eventDeliveries, events } from '#drizzle/schema/events.ts';
import { expenses } from '#drizzle/schema/expenses.ts';
import { type CompanyContext, scopeOf } from '#server/context.ts';
import type { ExpenseIdInput, ReadingState, ReceivedDocument } from '#server/contracts/expenses.ts';
import { type CompanyTx, withCompanyTx } from '#server/db/company-tx.ts';
import { checkReading } from '#server/domain/expenses/check-reading.ts';
import type { Reading } from '#server/domain/expenses/reading.ts';
import { notFound } from '#server/domain/shared/errors.ts';
import { zagrebDateOf } from '#server/domain/shared/plain-date.ts';

import { readBudget } from '../budget.ts';
import { knownSupplier } from '../known-supplier.ts';
import { readReceived } from '../read-document.ts';
import { findReading, findReceived, isReadable, isUnderWay, type ReadingRow } from '../reading-row.ts';

/** After so long nobody believes any more that it is about to be read. */
const WAIT_MS = 5 * 60_000;

/** A received document, what was read of it with the verdict on each field, and the costs that were made from it. */
export async function getReceivedDocument(ctx: CompanyContext, { id }: ExpenseIdInput): Promise<ReceivedDocument> {
  const { deps } = ctx;
  const now = deps.clock.now();
  return withCompanyTx(deps, scopeOf(ctx), async (tx) => {
    const found = await findReceived(tx, id);
    if (found === null) throw notFound('DOCUMENT_NOT_FOUND');
    const { document, received } = found;
    const row = await findReading(tx, document.sha256);
    const budget = await readBudget(tx, now);
    const isOff = deps.installation.modes.openai === 'off';
    const fields = row?.status === 'read' ? (row.fields as Reading) : null;
    const known = fields === null ? null : await knownSupplier(tx, fields.supplierTaxId);
    const isAsked = row?.status !== 'read' && !isOff && !budget.used && (await isWaiting(tx, id, now));
    const made = await tx
      .select({ id: expenses.id, number: expenses.number, supplierName: expenses.supplierName })
      .from(expenses)
      .where(and(eq(expenses.documentId, id), isNull(expenses.removedAt)))
      .orderBy(asc(expenses.createdAt));
    const { filename, contentType, bytes, createdAt } = document;
    const { source, sender, mailSubject } = received;
    const state = stateOf(row, { isOff, isAsked, isReadable: isReadable(document), now });
    return {
      id, filename, contentType, bytes, createdAt, source, sender, mailSubject,
      reading: {
        state,
        failure: state === 'failed' || state === 'incomplete' ? (row?.failure ?? null) : null,
        budgetUsed: budget.used,
        fields,
        category: known?.category ?? null,
        verdicts: fields === null || known === null ? {} : checkReading(fields, { today: zagrebDateOf(now), ...known }),
      },
      expenses: made,
    }; // prettier-ignore
  });
}

interface Facts {
  readonly isOff: boolean;
  readonly isAsked: boolean;
  readonly isReadable: boolean;
  readonly now: Date;
}

function stateOf(row: ReadingRow | null, { isOff, isAsked, isReadable: readable, now }: Facts): ReadingState {
  if (!readable) return 'unsupported';
  if (row !== null && row.status !== 'reading' && !(row.status === 'failed' && isAsked)) return row.status;
  if (row !== null && isUnderWay(row, now)) return 'reading';
  if (isOff) return 'off';
  if (isAsked) return 'waiting';
  return row === null ? 'none' : 'failed';
}

/** True while the reader has not dealt with an event that makes it read this document. */
async function isWaiting(tx: CompanyTx, documentId: string, now: Date): Promise<boolean> {
  const delivered = and(eq(eventDeliveries.eventId, events.id), eq(eventDeliveries.subscriber, readReceived.name));
  const [open] = await tx
    .select({ id: events.id })
    .from(events)
    .leftJoin(eventDeliveries, delivered)
    .where(
      and(
        eq(events.subject, `document:${documentId}`),
        inArray(events.type, [...readReceived.on]),
        gte(events.at, new Date(now.getTime() - WAIT_MS)),
        isNull(eventDeliveries.eventId),
      ),
    )
    .limit(1);
  return open !== undefined;
}
