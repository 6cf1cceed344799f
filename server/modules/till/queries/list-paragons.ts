import { asc, desc, eq, isNotNull } from 'drizzle-orm';
import { alias } from 'drizzle-orm/pg-core';

import { operators } from '#drizzle/schema/companies.ts';
import { fiscalSubmissions } from '#drizzle/schema/fiscalization.ts';
import { invoices } from '#drizzle/schema/invoicing.ts';
import { type CompanyContext, scopeOf } from '#server/context.ts';
import type { ParagonItem, ParagonsDto, ParagonsInput } from '#server/contracts/paragon.ts';
import { type CompanyTx, withCompanyTx } from '#server/db/company-tx.ts';
import { oldestParagonDay } from '#server/domain/fiscal/paragon.ts';
import { decimalFromMinor } from '#server/domain/shared/money.ts';
import { zagrebDateOf } from '#server/domain/shared/plain-date.ts';

import { operatorDto } from '../operator-dto.ts';
import { jirStateOf } from '../jir-state.ts';
import { tillDevicesOf } from './get-till.ts';
import { listTillProducts } from './list-till-products.ts';

/** So many paper receipts stand beside the form; all of them are in the list of invoices. */
const LATEST = 20;

/** What entering paper receipts needs: devices, who can have written them, and what was entered so far, the newest paper first. */
export async function listParagons(ctx: CompanyContext, { deviceId }: ParagonsInput): Promise<ParagonsDto> {
  const now = ctx.deps.clock.now();
  const { devices, ...found } = await withCompanyTx(ctx.deps, scopeOf(ctx), async (tx) => {
    const people = await tx.select().from(operators).where(eq(operators.active, true)).orderBy(asc(operators.mark));
    return { devices: await tillDevicesOf(tx), operators: people.map(operatorDto), items: await latestOf(tx) };
  });
  const device = devices.find(({ id }) => id === deviceId) ?? devices[0];
  const asked = { search: '', ...(device === undefined ? {} : { deviceId: device.id }) };
  const { products, rates: taxRates, sellerInVat } = await listTillProducts(ctx, asked);
  const { standard, reduced, super_reduced } = taxRates;
  const rates = { standard, reduced, super_reduced };
  return {
    ...found,
    devices,
    catalog: { products: products.map(({ id, name, price, vatCode }) => ({ id, name, price, vatCode })), rates, sellerInVat },
    today: zagrebDateOf(now),
    oldestDay: oldestParagonDay(now),
  };
}

async function latestOf(tx: CompanyTx): Promise<readonly ParagonItem[]> {
  const storno = alias(invoices, 'storno');
  const rows = await tx
    .select({
      id: invoices.id,
      number: invoices.number,
      paragonNumber: invoices.paragonNumber,
      issuedAt: invoices.issuedAt,
      operatorMark: invoices.operatorMark,
      buyerName: invoices.buyerName,
      totalMinor: invoices.totalMinor,
      paymentMethod: invoices.paymentMethod,
      status: fiscalSubmissions.status,
      received: fiscalSubmissions.jir,
      stornoId: storno.id,
    })
    .from(invoices)
    .leftJoin(fiscalSubmissions, eq(fiscalSubmissions.invoiceId, invoices.id))
    .leftJoin(storno, eq(storno.cancelsId, invoices.id))
    .where(isNotNull(invoices.paragonNumber))
    .orderBy(desc(invoices.issuedAt), desc(invoices.ordinal))
    .limit(LATEST);
  return rows.map(({ totalMinor, stornoId, status, received, paragonNumber, ...row }) => ({
    ...row,
    paragonNumber: paragonNumber ?? '',
    total: decimalFromMinor(totalMinor),
    jir: jirStateOf(status, received),
    isCancelled: stornoId !== null,
  }));
}
