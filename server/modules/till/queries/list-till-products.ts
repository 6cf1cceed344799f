import { eq } from 'drizzle-orm';

import { premises } from '#drizzle/schema/companies.ts';
import { type CompanyContext, scopeOf } from '#server/context.ts';
import type { TillCatalog, TillProductsInput } from '#server/contracts/till-sale.ts';
import { type CompanyTx, withCompanyTx } from '#server/db/company-tx.ts';
import type { ConsumptionTaxRate } from '#server/domain/companies/consumption-tax.ts';
import { taxRatesOf } from '#server/domain/invoicing/issue.ts';
import { zagrebDateOf } from '#server/domain/shared/plain-date.ts';
import { productOptions, sellerInVat } from '#server/modules/catalog/index.ts';

import { requireDevice } from '../grant.ts';
import { tillProduct } from '../sold-products.ts';

/** So many tiles come with the page; a café has fewer, and a shop searches. */
const TILES = 240;

/** What the till sells, the most often sold first, with the prices of today. */
export async function listTillProducts(ctx: CompanyContext, { search, deviceId }: TillProductsInput): Promise<TillCatalog> {
  const rules = await ctx.deps.rules();
  const { town, inVat } = await withCompanyTx(ctx.deps, scopeOf(ctx), async (tx) => ({
    town: await townOf(tx, deviceId),
    inVat: await sellerInVat(tx),
  }));
  const rates = taxRatesOf({ deliveryOn: null }, rules, zagrebDateOf(ctx.deps.clock.now()), town);
  const found = await productOptions(ctx, { search, limit: TILES + 1 });
  return {
    products: found.slice(0, TILES).map((product) => tillProduct(product, rates)),
    hasMore: found.length > TILES,
    rates,
    sellerInVat: inVat,
  };
}

/** What the premises of a device, or the only ones, know of the tax on consumption. */
async function townOf(tx: CompanyTx, deviceId: string | undefined): Promise<readonly ConsumptionTaxRate[]> {
  if (deviceId !== undefined) return (await requireDevice(tx, deviceId)).consumptionTax;
  const found = await tx.select({ rates: premises.consumptionTax }).from(premises).where(eq(premises.active, true)).limit(2);
  return (found.length === 1 ? found[0]?.rates : null) ?? [];
}
