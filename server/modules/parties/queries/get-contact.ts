import { and, eq, sql } from 'drizzle-orm';

import { invoices } from '#drizzle/schema/invoicing.ts';
import { contacts } from '#drizzle/schema/parties.ts';
import { invoiceSettlements } from '#drizzle/schema/payments.ts';
import { type CompanyContext, scopeOf } from '#server/context.ts';
import type { ContactPage, ContactTotals } from '#server/contracts/contacts.ts';
import type { DirectoryIdInput } from '#server/contracts/directory.ts';
import { type CompanyTx, withCompanyTx } from '#server/db/company-tx.ts';
import { notFound } from '#server/domain/shared/errors.ts';
import { decimalFromMinor, minorFromDecimal } from '#server/domain/shared/money.ts';
import { zagrebDateOf } from '#server/domain/shared/plain-date.ts';
import { openingSums } from '#server/modules/opening/index.ts';

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

const amount = (expression: ReturnType<typeof sql>) =>
  sql<string>`coalesce(${expression}, 0)`.mapWith((value) => decimalFromMinor(BigInt(value as string)));

/** Sales count our own documents; what is open and late counts also what was taken over from another program. */
async function totalsOf(tx: CompanyTx, contactId: string, today: string): Promise<ContactTotals> {
  const [totals] = await tx
    .select({
      documents: sql<number>`count(*)`.mapWith(Number),
      invoiced: amount(sql`sum(${invoices.totalMinor})`),
      open: amount(sql`sum(${invoiceSettlements.openMinor})`),
      overdue: amount(sql`sum(${invoiceSettlements.openMinor}) filter (where ${invoices.dueOn} < ${today}::date)`),
      lastIssuedOn: sql<string | null>`max(${invoices.issuedOn})::text`,
    })
    .from(invoices)
    .innerJoin(
      invoiceSettlements,
      and(eq(invoiceSettlements.invoiceId, invoices.id), eq(invoiceSettlements.companyId, invoices.companyId)),
    )
    .where(eq(invoices.contactId, contactId));
  const own = totals ?? { documents: 0, invoiced: '0.00', open: '0.00', overdue: '0.00', lastIssuedOn: null };
  const opening = await openingSums(tx, today, contactId);
  return {
    ...own,
    open: decimalFromMinor(minorFromDecimal(own.open) + opening.openMinor),
    overdue: decimalFromMinor(minorFromDecimal(own.overdue) + opening.overdueMinor),
    opening: decimalFromMinor(opening.openMinor),
  };
}
