import { and, desc, eq } from 'drizzle-orm';

import { contacts } from '#drizzle/schema/parties.ts';
import { invoices } from '#drizzle/schema/invoicing.ts';
import { recurringInvoices, recurringOccurrences } from '#drizzle/schema/recurring.ts';
import { type CompanyContext, scopeOf } from '#server/context.ts';
import type {
  BeginRecurringInput,
  OccurrenceDto,
  RecurringDto,
  RecurringIdInput,
  RecurringSettings,
} from '#server/contracts/recurring.ts';
import { type CompanyTx, withCompanyTx } from '#server/db/company-tx.ts';
import type { DraftContent } from '#server/domain/invoicing/document.ts';
import { upcoming } from '#server/domain/recurring/schedule.ts';
import { notFound } from '#server/domain/shared/errors.ts';
import { addDays, daysBetween, zagrebDateOf } from '#server/domain/shared/plain-date.ts';
import { contentToCopy, loadDocument } from '#server/modules/invoicing/index.ts';

import { stateOf } from '../recurring-row.ts';
import { hasDraft } from '../still-failed.ts';

const SHOWN_DAYS = 6;
const SHOWN_LOG = 60;

/** A schedule with its next days and its log. Throws `not_found` RECURRING_NOT_FOUND. */
export async function getRecurring(ctx: CompanyContext, { id }: RecurringIdInput): Promise<RecurringDto> {
  return withCompanyTx(ctx.deps, scopeOf(ctx), async (tx) => {
    const [row] = await tx.select().from(recurringInvoices).where(eq(recurringInvoices.id, id));
    if (!row) throw notFound('RECURRING_NOT_FOUND');
    const { name, buyerName, unit, every, day, startsOn, endsOn, textPeriod, dueDays, action, recipient, version, nextOn } = row;
    const state = stateOf(row);
    const from = state === 'active' && nextOn !== null ? nextOn : null;
    return {
      ...{ id, name, buyerName, unit, every, day, startsOn, endsOn, textPeriod, dueDays, action, recipient, version, state },
      ...writtenOf(row.content),
      upcoming: from === null ? [] : upcoming(row, from, SHOWN_DAYS),
      occurrences: await logOf(tx, id),
    };
  });
}

const writtenOf = ({ lines, note, locale }: DraftContent): Pick<RecurringSettings, 'lines' | 'note' | 'locale'> => ({
  lines: lines.map(({ description, quantity, unitPrice }) => ({ description, quantity, unitPrice })),
  note,
  locale,
});

async function logOf(tx: CompanyTx, id: string): Promise<readonly OccurrenceDto[]> {
  const { on, state, invoiceId, failure, fix, companyId, recurringId } = recurringOccurrences;
  const rows = await tx
    .select({ on, state, invoiceId, failure, fix, number: invoices.number, hasDraft })
    .from(recurringOccurrences)
    .leftJoin(invoices, and(eq(invoices.companyId, companyId), eq(invoices.id, invoiceId)))
    .where(eq(recurringId, id))
    .orderBy(desc(on))
    .limit(SHOWN_LOG);
  return rows.map(({ hasDraft, ...day }) => ({ ...day, isGone: !hasDraft && day.number === null }));
}

/** What the form begins with for a document that is to come again: monthly, on its own day, from next month on. */
export async function beginRecurring(ctx: CompanyContext, { invoiceId }: BeginRecurringInput): Promise<RecurringSettings> {
  const today = zagrebDateOf(ctx.deps.clock.now());
  return withCompanyTx(ctx.deps, scopeOf(ctx), async (tx) => {
    const { document, row } = await loadDocument(tx, invoiceId);
    const content = await contentToCopy(tx, invoiceId);
    const contact =
      row.contactId === null ? undefined : (await tx.select().from(contacts).where(eq(contacts.id, row.contactId)))[0];
    const day = Number(document.issuedOn.slice(8));
    const monthly = { unit: 'month' as const, every: 1, day };
    const [startsOn = today] = upcoming({ ...monthly, startsOn: document.issuedOn, endsOn: null }, addDays(today, 1), 1);
    return {
      name: content.lines[0]?.description.slice(0, 120) ?? document.number,
      buyerName: document.buyer.name,
      ...monthly,
      startsOn,
      endsOn: null,
      textPeriod: 'current',
      dueDays: document.dueOn === null ? 0 : Math.max(0, daysBetween(document.issuedOn, document.dueOn)),
      action: 'draft',
      recipient: contact?.email ?? document.buyer.email,
      ...writtenOf(content),
    };
  });
}
