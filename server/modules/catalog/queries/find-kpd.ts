import { and, count, desc, eq, isNotNull, isNull } from 'drizzle-orm';

import { products } from '#drizzle/schema/catalog.ts';
import { invoiceLines, invoices } from '#drizzle/schema/invoicing.ts';
import { type CompanyContext, scopeOf } from '#server/context.ts';
import type { FindKpdInput, FoundKpd } from '#server/contracts/kpd.ts';
import { type CompanyTx, withCompanyTx } from '#server/db/company-tx.ts';
import { isMadeGood, isTrade, proposeKpd, type UsedKpd } from '#server/domain/catalog/propose-kpd.ts';
import { zagrebDateOf } from '#server/domain/shared/plain-date.ts';

import { kpdListOn } from '../kpd-list.ts';

/** Lines of so many of the latest documents, and so many products, tell what a company calls by which code. */
const RECENT_DOCUMENTS = 500;
const MOST_PRODUCTS = 2000;

/** KPD codes for a description, the likeliest first, each with the reason why it is offered. Nothing leaves the house. */
export async function findKpd(ctx: CompanyContext, { search, trade, limit }: FindKpdInput): Promise<FoundKpd> {
  return withCompanyTx(ctx.deps, scopeOf(ctx), async (tx) => {
    const list = await kpdListOn(tx, zagrebDateOf(ctx.deps.clock.now()));
    const used = (await usedCodes(tx)).filter(({ code }) => !trade || isTrade(code));
    const proposals = proposeKpd(search, used, await list.candidates(search, trade), limit);
    const names = await list.named(proposals.map(({ code }) => code));
    return {
      options: proposals.map(({ code, reason }) => ({ code, reason, name: names.get(code)?.[ctx.locale] ?? '' })),
      edition: list.edition,
      hasGoods: proposals.some(({ code }) => isMadeGood(code)),
    };
  });
}

async function usedCodes(tx: CompanyTx): Promise<readonly UsedKpd[]> {
  const latest = tx
    .select({ id: invoices.id, companyId: invoices.companyId })
    .from(invoices)
    .orderBy(desc(invoices.issuedAt), desc(invoices.id))
    .limit(RECENT_DOCUMENTS)
    .as('latest');
  const sold = await tx
    .select({ code: invoiceLines.kpd, description: invoiceLines.description, times: count() })
    .from(latest)
    .innerJoin(invoiceLines, and(eq(invoiceLines.companyId, latest.companyId), eq(invoiceLines.invoiceId, latest.id)))
    .where(isNotNull(invoiceLines.kpd))
    .groupBy(invoiceLines.kpd, invoiceLines.description);
  const kept = await tx
    .select({ code: products.kpd, description: products.name })
    .from(products)
    .where(and(isNotNull(products.kpd), isNull(products.archivedAt)))
    .orderBy(desc(products.updatedAt))
    .limit(MOST_PRODUCTS);
  return [...sold, ...kept.map((each) => ({ ...each, times: 1 }))].flatMap(({ code, description, times }) =>
    code === null ? [] : [{ code, description, times }],
  );
}
