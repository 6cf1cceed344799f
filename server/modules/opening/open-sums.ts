import { and, eq, gt, isNull, lt, lte, sql, type SQL } from 'drizzle-orm';

import { openingPayments, openingReceivables } from '#drizzle/schema/opening.ts';
import { contacts } from '#drizzle/schema/parties.ts';
import type { CompanyTx } from '#server/db/company-tx.ts';
import { AGE_LIMITS, type AgeBucket } from '#server/domain/reports/ageing.ts';

const bigintOf = (value: unknown) => BigInt(value as string);

/** What is open now of one customer's receivables from another program, and what of it is late; cents. */
export async function openingSums(
  tx: CompanyTx,
  today: string,
  contactId: string,
): Promise<{ readonly openMinor: bigint; readonly overdueMinor: bigint }> {
  const { openMinor, dueOn } = openingReceivables;
  const [row] = await tx
    .select({
      openMinor: sql<bigint>`coalesce(sum(${openMinor}), 0)`.mapWith(bigintOf),
      overdueMinor: sql<bigint>`coalesce(sum(${openMinor}) filter (where ${lt(dueOn, today)}), 0)`.mapWith(bigintOf),
    })
    .from(openingReceivables)
    .where(and(gt(openMinor, 0n), eq(openingReceivables.contactId, contactId)));
  return row ?? { openMinor: 0n, overdueMinor: 0n };
}

/** What one customer owed of them on a day, cents by lateness. */
export type OpeningAgeing = Readonly<Record<AgeBucket, bigint>> & {
  readonly key: string;
  readonly name: string | null;
  readonly documents: number;
  readonly oldestDays: number;
};

/** What customers owed of them at the end of a day: what was open when they came, less what was paid up to the day. */
export async function openingOnDay(tx: CompanyTx, day: string): Promise<readonly OpeningAgeing[]> {
  const paid = tx
    .select({
      receivableId: openingPayments.receivableId,
      minor: sql<string>`sum(${openingPayments.amountMinor})`.as('paid_by_then'),
    })
    .from(openingPayments)
    .where(and(lte(openingPayments.paidOn, day), isNull(openingPayments.voidedAt)))
    .groupBy(openingPayments.receivableId)
    .as('paid');
  const open = sql`${openingReceivables.openingMinor} - coalesce(${paid.minor}, 0)`;
  const late = sql`${sql.param(day)}::date - ${openingReceivables.dueOn}`;
  const sumWhere = (condition: SQL) => sql<bigint>`coalesce(sum(${open}) filter (where ${condition}), 0)`.mapWith(bigintOf);
  const { notDue, days30, days60, days90 } = AGE_LIMITS;
  return tx
    .select({
      key: sql<string>`${openingReceivables.contactId}::text`,
      name: sql<string | null>`max(${contacts.name})`,
      documents: sql<number>`count(*)`.mapWith(Number),
      oldestDays: sql<number>`greatest(max(${late}), 0)`.mapWith(Number),
      notDue: sumWhere(sql`${late} <= ${notDue}`),
      days30: sumWhere(sql`${late} > ${notDue} and ${late} <= ${days30}`),
      days60: sumWhere(sql`${late} > ${days30} and ${late} <= ${days60}`),
      days90: sumWhere(sql`${late} > ${days60} and ${late} <= ${days90}`),
      older: sumWhere(sql`${late} > ${days90}`),
    })
    .from(openingReceivables)
    .innerJoin(contacts, and(eq(contacts.companyId, openingReceivables.companyId), eq(contacts.id, openingReceivables.contactId)))
    .leftJoin(paid, eq(paid.receivableId, openingReceivables.id))
    .where(and(lte(openingReceivables.issuedOn, day), isNull(openingReceivables.archivedAt), sql`${open} > 0`))
    .groupBy(openingReceivables.contactId);
}
