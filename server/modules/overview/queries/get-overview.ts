import { and, desc, eq, gte, isNull, sql } from 'drizzle-orm';

import { invoices } from '#drizzle/schema/invoicing.ts';
import { payments } from '#drizzle/schema/payments.ts';
import { companies } from '#drizzle/schema/companies.ts';
import { type CompanyContext, scopeOf } from '#server/context.ts';
import type { Overview } from '#server/contracts/overview.ts';
import { type CompanyTx, withCompanyTx } from '#server/db/company-tx.ts';
import { vatThresholdAt } from '#server/domain/rules/read-rules.ts';
import { decimalFromMinor } from '#server/domain/shared/money.ts';
import { zagrebDateOf } from '#server/domain/shared/plain-date.ts';
import { invoiceListItem, listItemColumns, openMinor, withFacts } from '#server/modules/invoicing/index.ts';

import { attentionOf, isOverdue } from './attention.ts';
import { changePercent, lastTwelveMonths } from './months.ts';

const RECENT = 5;
const bigintOf = (value: unknown) => BigInt(value as string);

/** The start page: this month's figures, a year's chart, what needs attention, the latest documents; all from the books. */
export async function getOverview(ctx: CompanyContext): Promise<Overview> {
  const { deps } = ctx;
  const now = deps.clock.now();
  const today = zagrebDateOf(now);
  const rules = await deps.rules();
  const months = lastTwelveMonths(today);
  return withCompanyTx(deps, scopeOf(ctx), async (tx) => {
    const [company] = await tx.select({ inVat: companies.inVat, iban: companies.iban }).from(companies).limit(1);
    const issued = await issuedByMonth(tx, months[0] ?? today.slice(0, 7));
    const collected = await collectedByMonth(tx, months[0] ?? today.slice(0, 7));
    const receivables = await receivablesOf(tx, today);
    const month = today.slice(0, 7);
    const [current, previous] = [collected.get(month) ?? 0n, collected.get(months.at(-2) ?? '') ?? 0n];
    const inVat = company?.inVat ?? false;
    const recent = await withFacts(tx.select(listItemColumns).from(invoices).$dynamic()).orderBy(desc(invoices.issuedAt), desc(invoices.id)).limit(RECENT);
    return {
      month,
      collected: { amount: decimalFromMinor(current), previous: decimalFromMinor(previous), changePercent: changePercent(current, previous) },
      open: { amount: decimalFromMinor(receivables.openMinor), count: receivables.openCount },
      overdue: { amount: decimalFromMinor(receivables.overdueMinor), count: receivables.overdueCount },
      threshold: inVat ? null : thresholdOf(vatThresholdAt(rules, today), await suppliesOfYear(tx, today)),
      vat: inVat ? { amount: decimalFromMinor(issued.get(month)?.vatMinor ?? 0n) } : null,
      months: months.map((key) => ({
        month: key,
        issued: decimalFromMinor(issued.get(key)?.totalMinor ?? 0n),
        collected: decimalFromMinor(collected.get(key) ?? 0n),
      })),
      attention: await attentionOf(tx, {
        today,
        now,
        environment: deps.installation.fiscalization,
        hasIban: company?.iban != null,
        overdue: { count: receivables.overdueCount, minor: receivables.overdueMinor },
      }),
      recent: recent.map((row) => invoiceListItem(row, today)),
    };
  });
}

async function issuedByMonth(tx: CompanyTx, from: string): Promise<ReadonlyMap<string, { readonly totalMinor: bigint; readonly vatMinor: bigint }>> {
  const month = sql<string>`to_char(${invoices.issuedOn}, 'YYYY-MM')`;
  const rows = await tx
    .select({
      month,
      totalMinor: sql<bigint>`sum(${invoices.totalMinor})`.mapWith(bigintOf),
      vatMinor: sql<bigint>`sum(${invoices.vatMinor})`.mapWith(bigintOf),
    })
    .from(invoices)
    .where(gte(invoices.issuedOn, `${from}-01`))
    .groupBy(sql`1`);
  return new Map(rows.map((row) => [row.month, row]));
}

async function collectedByMonth(tx: CompanyTx, from: string): Promise<ReadonlyMap<string, bigint>> {
  const rows = await tx
    .select({ month: sql<string>`to_char(${payments.paidOn}, 'YYYY-MM')`, minor: sql<bigint>`sum(${payments.amountMinor})`.mapWith(bigintOf) })
    .from(payments)
    .where(and(isNull(payments.voidedAt), gte(payments.paidOn, `${from}-01`)))
    .groupBy(sql`1`);
  return new Map(rows.map(({ month, minor }) => [month, minor]));
}

async function receivablesOf(tx: CompanyTx, today: string) {
  const isOpen = sql`${openMinor} > 0`;
  const late = sql`${isOpen} and ${isOverdue(today)}`;
  const [row] = await withFacts(
    tx
      .select({
        openMinor: sql<bigint>`coalesce(sum(${openMinor}), 0)`.mapWith(bigintOf),
        openCount: sql<number>`count(*) filter (where ${isOpen})`.mapWith(Number),
        overdueMinor: sql<bigint>`coalesce(sum(${openMinor}) filter (where ${late}), 0)`.mapWith(bigintOf),
        overdueCount: sql<number>`count(*) filter (where ${late})`.mapWith(Number),
      })
      .from(invoices)
      .$dynamic(),
  );
  return row ?? { openMinor: 0n, openCount: 0, overdueMinor: 0n, overdueCount: 0 };
}

/** What the year's documents come to before VAT, stornos taken off. */
async function suppliesOfYear(tx: CompanyTx, today: string): Promise<bigint> {
  const [row] = await tx
    .select({ minor: sql<bigint>`coalesce(sum(${invoices.baseMinor}), 0)`.mapWith(bigintOf) })
    .from(invoices)
    .where(eq(invoices.year, Number(today.slice(0, 4))));
  return row?.minor ?? 0n;
}

function thresholdOf(limitMinor: bigint, usedMinor: bigint): Overview['threshold'] {
  const remaining = limitMinor > usedMinor ? limitMinor - usedMinor : 0n;
  const ratio = Math.min(1, Math.max(0, Number((usedMinor * 10_000n) / limitMinor) / 10_000));
  return { limit: decimalFromMinor(limitMinor), used: decimalFromMinor(usedMinor), remaining: decimalFromMinor(remaining), ratio };
}
