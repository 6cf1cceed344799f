import { gte, type SQL, sql } from 'drizzle-orm';

import { invoices, settledAdvances } from '#drizzle/schema/invoicing.ts';
import { invoiceSettlements, payments } from '#drizzle/schema/payments.ts';
import type { CompanyTx } from '#server/db/company-tx.ts';

const bigintOf = (value: unknown) => BigInt(value as string);

export interface IssuedSums {
  readonly baseMinor: bigint;
  readonly vatMinor: bigint;
  readonly totalMinor: bigint;
}

export interface CollectedSums {
  readonly minor: bigint;
  /** Of the days up to the asked day of the month. */
  readonly toDayMinor: bigint;
}

/** What documents come to by month of issue (`YYYY-MM`) from `from` on, stornos and credit notes taken off. Cents. */
export async function issuedByMonth(tx: CompanyTx, from: string): Promise<ReadonlyMap<string, IssuedSums>> {
  const sum = (column: SQL.Aliased<bigint>) => sql<bigint>`sum(${column})`.mapWith(bigintOf);
  const ofDay = (column: typeof invoices.totalMinor, name: string) => sql<bigint>`sum(${column})`.as(name);
  // By day first: a year has few, and writing the month of each document takes longer than adding them up.
  const days = tx
    .select({
      day: invoices.issuedOn,
      baseMinor: ofDay(invoices.baseMinor, 'day_base'),
      vatMinor: ofDay(invoices.vatMinor, 'day_vat'),
      totalMinor: ofDay(invoices.totalMinor, 'day_total'),
    })
    .from(invoices)
    .where(gte(invoices.issuedOn, `${from}-01`))
    .groupBy(invoices.issuedOn)
    .as('days');
  const rows = await tx
    .select({
      month: sql<string>`to_char(${days.day}, 'YYYY-MM')`,
      baseMinor: sum(days.baseMinor),
      vatMinor: sum(days.vatMinor),
      totalMinor: sum(days.totalMinor),
    })
    .from(days)
    .groupBy(sql`1`);
  return new Map(rows.map(({ month, ...sums }) => [month, sums]));
}

/**
 * Money that came in by month, from `from` on. Cancelling what was paid at the till gives the money back there and then, so it
 * goes off on the day of the storno, and what a credit note gives back there and then on its day; a transfer stays until somebody
 * takes the payment back, and an advance when its final invoice takes its place. Cents.
 */
export async function collectedByMonth(tx: CompanyTx, from: string, day: number): Promise<ReadonlyMap<string, CollectedSums>> {
  const start = `${from}-01`;
  const moves = sql`(
    select p.paid_on as day, sum(p.amount_minor) as minor from ${payments} p
    where p.voided_at is null and p.paid_on >= ${start} group by p.paid_on
    union all
    select s.issued_on, case when o.kind = 'advance' then 0 else o.prepaid_minor end - paid.paid_minor
    from ${invoices} s
    join ${invoices} o on o.company_id = s.company_id and o.id = s.cancels_id
    join ${invoiceSettlements} paid on paid.company_id = s.company_id and paid.invoice_id = s.cancels_id
    where s.payment_method in ('cash', 'card') and s.issued_on >= ${start}
      and not exists (select 1 from ${settledAdvances} f where f.company_id = s.company_id and f.cancelling_id = s.id)
    union all
    select c.issued_on, c.total_minor from ${invoices} c
    where c.kind = 'credit_note' and c.payment_method in ('cash', 'card') and c.issued_on >= ${start}
      and not exists (select 1 from ${settledAdvances} f where f.company_id = c.company_id and f.cancelling_id = c.id)
  ) moves`;
  const rows = await tx
    .select({
      month: sql<string>`to_char(day, 'YYYY-MM')`,
      minor: sql<bigint>`sum(minor)`.mapWith(bigintOf),
      toDayMinor: sql<bigint>`coalesce(sum(minor) filter (where extract(day from day) <= ${day}), 0)`.mapWith(bigintOf),
    })
    .from(moves)
    .groupBy(sql`1`);
  return new Map(rows.map(({ month, ...sums }) => [month, sums]));
}
