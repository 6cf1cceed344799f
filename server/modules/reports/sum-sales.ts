import { eq, sql } from 'drizzle-orm';

import { companies } from '#drizzle/schema/companies.ts';
import type { SalesFigures, SalesGroup, SalesRow } from '#server/contracts/reports.ts';
import { type CompanyTx, contextOf } from '#server/db/company-tx.ts';
import type { DocumentLocale } from '#server/domain/invoicing/document.ts';
import { changePercent } from '#server/domain/reports/change-percent.ts';
import type { Period } from '#server/domain/reports/period.ts';
import { decimalFromMinor } from '#server/domain/shared/money.ts';

import { salesFilter, salesLabel } from './sales-label.ts';
import { LEVIES_KEY, salesSource } from './sales-source.ts';

const bigintOf = (value: unknown) => BigInt(value as string);

/** Cents of both periods. */
export interface SalesSums {
  readonly documents: number;
  readonly baseMinor: bigint;
  readonly vatMinor: bigint;
  /** Taxes and fees beside VAT. */
  readonly leviesMinor: bigint;
  /** What a tax beside VAT is a share of, in a row of its own; counted as the base of another row. */
  readonly levyBaseMinor: bigint;
  readonly previousMinor: bigint;
}

export interface SummedSales {
  /** Days and months in their order, rates from the highest, all others by amount. */
  readonly rows: readonly (Pick<SalesRow, 'key' | 'label' | 'filter'> & SalesSums)[];
  readonly sum: SalesSums;
}

const NOTHING: SalesSums = {
  documents: 0,
  baseMinor: 0n,
  vatMinor: 0n,
  leviesMinor: 0n,
  levyBaseMinor: 0n,
  previousMinor: 0n,
};

export interface SalesQuestion {
  readonly by: SalesGroup;
  readonly period: Period;
  readonly before: Period;
  readonly locale: DocumentLocale;
}

/** Sales of a period beside the period before, in one statement whatever the size; its last row is the sum of all. */
export async function sumSales(tx: CompanyTx, { by, period, before, locale }: SalesQuestion): Promise<SummedSales> {
  const source = salesSource(by, period, before);
  const now = sql`day between ${period.from}::date and ${period.to}::date`;
  const then = sql`day between ${before.from}::date and ${before.to}::date`;
  const documents = source.several ? sql`count(distinct document)` : sql`count(*)`;
  const found = await tx
    .select({
      key: sql<string | null>`key`,
      isSum: sql<boolean>`grouping(key) = 1`,
      name: sql<string | null>`max(label)`,
      documents: sql<number>`${documents} filter (where ${now})`.mapWith(Number),
      baseMinor: sql<bigint>`coalesce(sum(base) filter (where ${now}), 0)::bigint`.mapWith(bigintOf),
      vatMinor: sql<bigint>`coalesce(sum(vat) filter (where ${now}), 0)::bigint`.mapWith(bigintOf),
      leviesMinor: sql<bigint>`coalesce(sum(levy) filter (where ${now}), 0)::bigint`.mapWith(bigintOf),
      levyBaseMinor: sql<bigint>`coalesce(sum(levy_base) filter (where ${now}), 0)::bigint`.mapWith(bigintOf),
      previousMinor: sql<bigint>`coalesce(sum(base + vat + levy) filter (where ${then}), 0)::bigint`.mapWith(bigintOf),
    })
    .from(sql`(${source.rows}) sales`)
    .groupBy(sql`grouping sets ((key), ())`);
  const rows = found
    .filter(({ isSum }) => !isSum)
    .map(({ key, name, isSum: _, ...sums }) => {
      const of = key ?? 'none';
      const levyBaseMinor = of === LEVIES_KEY ? 0n : sums.levyBaseMinor;
      return { key: of, label: salesLabel(by, of, name, locale), filter: salesFilter(by, of, period), ...sums, levyBaseMinor };
    });
  return { rows: rows.sort(inOrder(by)), sum: { ...(found.find(({ isSum }) => isSum) ?? NOTHING), levyBaseMinor: 0n } };
}

/** What the documents come to, in cents. */
export const totalOf = ({ baseMinor, vatMinor, leviesMinor }: SalesSums): bigint => baseMinor + vatMinor + leviesMinor;

/** Rates of VAT come before the other taxes, and those before fees. */
function rateOf(key: string): number {
  const [kind, rate, percent = ''] = key.split(':');
  return kind === 'levy' ? Number(percent) - 1000 : Number(rate ?? 0);
}

function inOrder(by: SalesGroup) {
  type Row = SummedSales['rows'][number];
  return (a: Row, b: Row): number => {
    if (by === 'day' || by === 'month') return a.key < b.key ? -1 : 1;
    if (by === 'vat' && rateOf(a.key) !== rateOf(b.key)) return rateOf(b.key) - rateOf(a.key);
    if (totalOf(a) !== totalOf(b)) return totalOf(a) < totalOf(b) ? 1 : -1;
    return a.label.localeCompare(b.label, 'hr');
  };
}

/** Amounts as decimal strings, with the change against the period before. */
export const salesFigures = (sums: SalesSums): SalesFigures => ({
  documents: sums.documents,
  base: decimalFromMinor(sums.baseMinor + sums.levyBaseMinor),
  vat: decimalFromMinor(sums.vatMinor),
  levies: decimalFromMinor(sums.leviesMinor),
  total: decimalFromMinor(totalOf(sums)),
  previous: decimalFromMinor(sums.previousMinor),
  changePercent: changePercent(totalOf(sums), sums.previousMinor),
});

/** Whose report it is, for its head. */
export async function reportOwner(
  tx: CompanyTx,
): Promise<{ readonly name: string; readonly oib: string; readonly inVat: boolean }> {
  const { name, oib, inVat } = companies;
  const [company] = await tx
    .select({ name, oib, inVat })
    .from(companies)
    .where(eq(companies.id, contextOf(tx).companyId));
  if (!company) throw new Error('a company that is not there');
  return company;
}
