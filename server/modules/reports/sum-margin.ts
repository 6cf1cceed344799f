import { and, between, eq, inArray, sql } from 'drizzle-orm';

import { invoiceLines, invoices, invoiceVatGroups } from '#drizzle/schema/invoicing.ts';
import type { CompanyTx } from '#server/db/company-tx.ts';
import { MARGIN_REASONS, vatInMargin } from '#server/domain/invoicing/margin.ts';
import type { Period } from '#server/domain/reports/period.ts';
import { vatRatesAt } from '#server/domain/rules/read-rules.ts';
import type { Rule } from '#server/domain/rules/rule.ts';
import { sumMinor } from '#server/domain/shared/money.ts';

const bigintOf = (value: unknown) => BigInt(value as string);

/** Sales under the margin scheme, in cents; a storno takes off what its original added. */
export interface SummedMargin {
  readonly documents: number;
  readonly soldMinor: bigint;
  /** With the VAT that it holds; of each document as it is told to CIS. */
  readonly marginMinor: bigint;
  readonly vatMinor: bigint;
  /** Documents on which some goods do not say what they were bought for: their margin is not among the sums. */
  readonly unknown: number;
}

/**
 * What the documents of a period earned under the margin scheme (Zakon o PDV-u čl. 91 i 95), and the VAT in it at the general rate of their
 * days; null where nothing was sold so. One statement. The same rule as `marginOf` has for one document.
 */
export async function sumMargin(tx: CompanyTx, period: Period, rules: readonly Rule[]): Promise<SummedMargin | null> {
  const of = { line: invoiceLines, group: invoiceVatGroups };
  const inPeriod = between(invoices.issuedOn, period.from, period.to);
  // Said of lines and groups too: they would be added up of all years before the period is looked at.
  const ofPeriod = tx.select({ id: invoices.id }).from(invoices).where(inPeriod);
  const sold = tx
    .select({ invoiceId: of.group.invoiceId, soldMinor: sql<bigint>`sum(${of.group.baseMinor})`.as('sold') })
    .from(of.group)
    .where(and(inArray(of.group.invoiceId, ofPeriod), inArray(of.group.exemptionReason, [...MARGIN_REASONS])))
    .groupBy(of.group.invoiceId)
    .as('sold');
  const bought = tx
    .select({
      invoiceId: of.line.invoiceId,
      costMinor: sql<
        bigint | null
      >`case when bool_and(coalesce(${of.line.levies}, '{}'::jsonb) ? 'purchasePrice') then sum(round(${of.line.quantity} * (${of.line.levies} ->> 'purchasePrice')::numeric * 100)) end`.as(
        'cost',
      ),
    })
    .from(of.line)
    .where(and(inArray(of.line.invoiceId, ofPeriod), inArray(of.line.exemptionReason, [...MARGIN_REASONS])))
    .groupBy(of.line.invoiceId)
    .as('bought');
  const rest = sql`${sold.soldMinor} - ${bought.costMinor}`;
  const days = await tx
    .select({
      day: invoices.issuedOn,
      documents: sql`count(*)`.mapWith(Number),
      unknown: sql`count(*) filter (where ${bought.costMinor} is null)`.mapWith(Number),
      soldMinor: sql`sum(${sold.soldMinor})::bigint`.mapWith(bigintOf),
      // At a loss it is nothing; on a storno all signs are turned.
      marginMinor:
        sql`coalesce(sum(case when ${sold.soldMinor} < 0 then least(${rest}, 0) else greatest(${rest}, 0) end), 0)::bigint`.mapWith(
          bigintOf,
        ),
    })
    .from(invoices)
    .innerJoin(sold, eq(sold.invoiceId, invoices.id))
    .innerJoin(bought, eq(bought.invoiceId, invoices.id))
    .where(inPeriod)
    .groupBy(invoices.issuedOn);
  if (days.length === 0) return null;
  const byRate = Map.groupBy(days, ({ day }) => vatRatesAt(rules, day).standard);
  const vat = [...byRate].map(([rate, of]) => vatInMargin(sumMinor(of.map(({ marginMinor }) => marginMinor)), rate));
  return {
    documents: days.reduce((count, { documents }) => count + documents, 0),
    unknown: days.reduce((count, { unknown }) => count + unknown, 0),
    soldMinor: sumMinor(days.map(({ soldMinor }) => soldMinor)),
    marginMinor: sumMinor(days.map(({ marginMinor }) => marginMinor)),
    vatMinor: sumMinor(vat),
  };
}
