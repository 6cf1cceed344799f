import { and, eq, gt, inArray, isNotNull, isNull, lte, not, or, sql } from 'drizzle-orm';
import { alias } from 'drizzle-orm/pg-core';

import { invoices } from '#drizzle/schema/invoicing.ts';
import { contacts } from '#drizzle/schema/parties.ts';
import { invoiceSettlements, payments } from '#drizzle/schema/payments.ts';
import type { CompanyTx } from '#server/db/company-tx.ts';
import { TAKES_BACK } from '#server/domain/invoicing/kinds.ts';
import { AGE_LIMITS, type AgeBucket } from '#server/domain/reports/ageing.ts';

const bigintOf = (value: unknown) => BigInt(value as string);

/** What one customer owed on a day, cents by lateness. */
export type CustomerAgeing = Readonly<Record<AgeBucket, bigint>> & {
  readonly key: string;
  readonly name: string | null;
  readonly documents: number;
  readonly oldestDays: number;
};

/**
 * What customers owed at the end of a day, in one statement: documents of up to that day, less what was paid and credited up to
 * it, without those whose storno stood by then. Only documents that are open now, or were touched since, are looked at one by one. What has
 * no due date was to be paid when it was issued.
 */
export async function openOnDay(tx: CompanyTx, day: string): Promise<readonly CustomerAgeing[]> {
  const storno = alias(invoices, 'storno');
  const later = tx
    .select({ invoiceId: payments.invoiceId, minor: sql<string>`sum(${payments.amountMinor})`.as('minor') })
    .from(payments)
    .where(and(gt(payments.paidOn, day), isNull(payments.voidedAt)))
    .groupBy(payments.invoiceId)
    .as('later');
  const credit = alias(invoices, 'credit');
  const laterCredit = tx
    .select({ correctsId: credit.correctsId, minor: sql<string>`-sum(${credit.totalMinor})`.as('credit_minor') })
    .from(credit)
    .where(and(eq(credit.kind, 'credit_note'), gt(credit.issuedOn, day)))
    .groupBy(credit.correctsId)
    .as('later_credit');
  const settled = sql`${invoiceSettlements.paidMinor} + ${invoiceSettlements.creditedMinor}`;
  const open = sql`${invoices.totalMinor} - (${settled}) + coalesce(${later.minor}, 0) + coalesce(${laterCredit.minor}, 0)`;
  const late = sql`${day}::date - coalesce(${invoices.dueOn}, ${invoices.issuedOn})`;
  const within = (from: number | null, to: number | null) =>
    sql<bigint>`coalesce(sum(${open}) filter (where ${and(from === null ? undefined : sql`${late} > ${from}`, to === null ? undefined : sql`${late} <= ${to}`)}), 0)`.mapWith(
      bigintOf,
    );
  const { notDue, days30, days60, days90 } = AGE_LIMITS;
  const key = sql<string>`coalesce(${invoices.contactId}::text, 'none')`;
  return tx
    .select({
      key,
      name: sql<string | null>`max(${contacts.name})`,
      documents: sql<number>`count(*)`.mapWith(Number),
      oldestDays: sql<number>`greatest(max(${late}), 0)`.mapWith(Number),
      notDue: within(null, notDue),
      days30: within(notDue, days30),
      days60: within(days30, days60),
      days90: within(days60, days90),
      older: within(days90, null),
    })
    .from(invoices)
    .innerJoin(
      invoiceSettlements,
      and(eq(invoiceSettlements.companyId, invoices.companyId), eq(invoiceSettlements.invoiceId, invoices.id)),
    )
    .leftJoin(later, eq(later.invoiceId, invoices.id))
    .leftJoin(laterCredit, eq(laterCredit.correctsId, invoices.id))
    .leftJoin(storno, and(eq(storno.companyId, invoices.companyId), eq(storno.cancelsId, invoices.id), lte(storno.issuedOn, day)))
    .leftJoin(contacts, and(eq(contacts.companyId, invoices.companyId), eq(contacts.id, invoices.contactId)))
    .where(
      and(
        not(inArray(invoices.kind, TAKES_BACK)),
        lte(invoices.issuedOn, day),
        isNull(storno.id),
        or(gt(invoices.totalMinor, settled), gt(invoiceSettlements.lastPaidOn, day), isNotNull(laterCredit.minor)),
        sql`${open} > 0`,
      ),
    )
    .groupBy(key);
}
