import { desc } from 'drizzle-orm';

import { invoices } from '#drizzle/schema/invoicing.ts';
import { type CompanyContext, scopeOf } from '#server/context.ts';
import type { Overview } from '#server/contracts/overview.ts';
import { type CompanyTx, withCompanyTx } from '#server/db/company-tx.ts';
import { INTERMEDIARIES } from '#server/domain/einvoice/intermediaries.ts';
import { changePercent } from '#server/domain/reports/change-percent.ts';
import { vatThresholdAt } from '#server/domain/rules/read-rules.ts';
import { decimalFromMinor, sumMinor } from '#server/domain/shared/money.ts';
import { zagrebDateOf } from '#server/domain/shared/plain-date.ts';
import { invoiceListItem, listItemColumns, withFacts } from '#server/modules/invoicing/index.ts';

import { attentionOf } from './attention.ts';
import { collectedByMonth, issuedByMonth, type IssuedSums } from './by-month.ts';
import { companyFacts } from './company-facts.ts';
import { pulseOf } from './einvoice-pulse.ts';
import { lastTwelveMonths } from './months.ts';
import { receivablesOf } from './receivables.ts';

const RECENT = 5;

/**
 * The start page: this month's figures, a year's chart, what needs attention, the latest documents; all from the books.
 * Seven statements, whatever the size.
 */
export async function getOverview(ctx: CompanyContext): Promise<Overview> {
  const { deps } = ctx;
  const now = deps.clock.now();
  const today = zagrebDateOf(now);
  const rules = await deps.rules();
  const months = lastTwelveMonths(today);
  const [month, day] = [today.slice(0, 7), Number(today.slice(8))];
  const environment = deps.installation.fiscalization;
  const sells = deps.installation.modes.stripe !== 'off' && (ctx.company.role === 'owner' || ctx.company.role === 'admin');
  return withCompanyTx(deps, scopeOf(ctx), async (tx) => {
    const company = await companyFacts(tx, { environment, now, rules });
    const issued = await issuedByMonth(tx, months[0] ?? month);
    const collected = await collectedByMonth(tx, months[0] ?? month, day);
    const receivables = await receivablesOf(tx, today);
    const current = collected.get(month)?.minor ?? 0n;
    const previous = collected.get(months.at(-2) ?? '')?.toDayMinor ?? 0n;
    return {
      month,
      collected: {
        amount: decimalFromMinor(current),
        previous: decimalFromMinor(previous),
        changePercent: changePercent(current, previous),
      },
      open: { amount: decimalFromMinor(receivables.openMinor), count: receivables.openCount },
      overdue: { amount: decimalFromMinor(receivables.overdueMinor), count: receivables.overdueCount },
      threshold: company.inVat ? null : thresholdOf(vatThresholdAt(rules, today), suppliesOfYear(issued, today)),
      vat: company.inVat ? { amount: decimalFromMinor(issued.get(month)?.vatMinor ?? 0n) } : null,
      months: months.map((key) => ({
        month: key,
        issued: decimalFromMinor(issued.get(key)?.totalMinor ?? 0n),
        collected: decimalFromMinor(collected.get(key)?.minor ?? 0n),
      })),
      attention: await attentionOf(tx, { today, now, fiscalizes: environment !== null, sells, company, receivables }),
      einvoices: pulseOf(company.einvoices, now, rules),
      recent: await recentDocuments(tx, today),
      firstSteps: company.hasInvoice
        ? null
        : {
            certificate: company.certificateUntil !== null,
            einvoice: INTERMEDIARIES.every((name) => deps.installation.modes[name] === 'off')
              ? null
              : company.isIntermediarySetUp === true,
            catalog: company.hasCatalog,
            draft: company.drafts > 0,
          },
    };
  });
}

async function recentDocuments(tx: CompanyTx, today: string): Promise<Overview['recent']> {
  const query = withFacts(tx.select(listItemColumns).from(invoices).$dynamic());
  const rows = await query.orderBy(desc(invoices.issuedAt), desc(invoices.id)).limit(RECENT);
  return rows.map((row) => invoiceListItem(row, today));
}

/** The year's documents before VAT. The twelve months of the chart always reach back to January. */
function suppliesOfYear(issued: ReadonlyMap<string, IssuedSums>, today: string): bigint {
  return sumMinor([...issued].map(([month, { baseMinor }]) => (month.startsWith(today.slice(0, 4)) ? baseMinor : 0n)));
}

function thresholdOf(limitMinor: bigint, usedMinor: bigint): Overview['threshold'] {
  const remaining = limitMinor > usedMinor ? limitMinor - usedMinor : 0n;
  const ratio = Math.min(1, Math.max(0, Number((usedMinor * 10_000n) / limitMinor) / 10_000));
  return {
    limit: decimalFromMinor(limitMinor),
    used: decimalFromMinor(usedMinor),
    remaining: decimalFromMinor(remaining),
    ratio,
  };
}
