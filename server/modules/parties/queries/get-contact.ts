import { and, eq, inArray, sql } from 'drizzle-orm';
import { alias } from 'drizzle-orm/pg-core';

import { invoices } from '#drizzle/schema/invoicing.ts';
import { contacts } from '#drizzle/schema/parties.ts';
import { invoiceSettlements } from '#drizzle/schema/payments.ts';
import { type CompanyContext, scopeOf } from '#server/context.ts';
import type { ContactPage, ContactTotals } from '#server/contracts/contacts.ts';
import type { DirectoryIdInput } from '#server/contracts/directory.ts';
import { type CompanyTx, withCompanyTx } from '#server/db/company-tx.ts';
import { notFound } from '#server/domain/shared/errors.ts';
import { decimalFromMinor } from '#server/domain/shared/money.ts';
import { TAKES_BACK } from '#server/domain/invoicing/kinds.ts';
import { zagrebDateOf } from '#server/domain/shared/plain-date.ts';

import { contactDto } from '../contact-row.ts';

/**
 * One contact, archived or not, with what was invoiced to it.
 *
 * @throws DomainError `not_found` CONTACT_NOT_FOUND
 */
export async function getContact(ctx: CompanyContext, { id }: DirectoryIdInput): Promise<ContactPage> {
  const today = zagrebDateOf(ctx.deps.clock.now());
  return withCompanyTx(ctx.deps, scopeOf(ctx), async (tx) => {
    const [row] = await tx.select().from(contacts).where(eq(contacts.id, id));
    if (row === undefined) throw notFound('CONTACT_NOT_FOUND');
    return { contact: contactDto(row), totals: await totalsOf(tx, id, today) };
  });
}

const stornoOf = alias(invoices, 'storno_of');

/** What is still to be paid of a document; nothing of what takes back and of what was cancelled. */
const open = sql`(case when ${inArray(invoices.kind, TAKES_BACK)} or ${stornoOf.id} is not null then 0
  else greatest(${invoices.totalMinor} - coalesce(${invoiceSettlements.paidMinor} + ${invoiceSettlements.creditedMinor}, 0), 0) end)`;

const amount = (expression: ReturnType<typeof sql>) =>
  sql<string>`coalesce(${expression}, 0)`.mapWith((value) => decimalFromMinor(BigInt(value as string)));

async function totalsOf(tx: CompanyTx, contactId: string, today: string): Promise<ContactTotals> {
  const [totals] = await tx
    .select({
      documents: sql<number>`count(*)`.mapWith(Number),
      invoiced: amount(sql`sum(${invoices.totalMinor})`),
      open: amount(sql`sum(${open})`),
      overdue: amount(sql`sum(${open}) filter (where ${invoices.dueOn} < ${today}::date)`),
      lastIssuedOn: sql<string | null>`max(${invoices.issuedOn})::text`,
    })
    .from(invoices)
    .leftJoin(
      invoiceSettlements,
      and(eq(invoiceSettlements.invoiceId, invoices.id), eq(invoiceSettlements.companyId, invoices.companyId)),
    )
    .leftJoin(stornoOf, and(eq(stornoOf.cancelsId, invoices.id), eq(stornoOf.companyId, invoices.companyId)))
    .where(eq(invoices.contactId, contactId));
  return totals ?? { documents: 0, invoiced: '0.00', open: '0.00', overdue: '0.00', lastIssuedOn: null };
}
