import fc from 'fast-check';
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, expect, it } from 'vitest';

import { rowsOf } from '#server/db/client.ts';
import { withCompanyTx } from '#server/db/company-tx.ts';
import { systemActor } from '#server/db/scope.ts';
import { decimalFromMinor, minorFromDecimal, sumMinor } from '#server/domain/shared/money.ts';
import { createTestHouse, type TestHouse } from '#tests/kit/house.ts';

import { type Cafe, card, cash, closeShift, line, MANAGER_PIN, openCafe, refusal, sell, signOn } from './kit.ts';

let house: TestHouse;
let cafe: Cafe;
let beer: string;
beforeAll(async () => {
  house = await createTestHouse();
  cafe = await openCafe(house);
  await signOn(cafe, 'manager');
  const [place] = await cafe.api.companies.listPremises();
  const { id, code, name, street, postalCode, city } = place!;
  await cafe.api.companies.savePremises({
    ...{ id, code, name, street, postalCode, city },
    consumptionTaxPercent: '3',
    consumptionTaxFrom: '2026-01-01',
  });
  const bottled = { consumptionTax: true, packagingPieces: '1' };
  beer = (
    await cafe.api.catalog.save({
      ...{ name: 'Pivo u boci', unit: 'H87', price: '3.70', priceMode: 'gross', vatCode: 'standard' },
      levies: bottled,
    })
  ).id;
});
afterAll(() => house.close());

/** Sums of the receipts themselves, by the rows that were frozen with each. */
async function receiptsOf(shiftId: string) {
  const found = await withCompanyTx(house.deps, { companyId: cafe.id, actor: systemActor('test') }, (tx) =>
    tx.execute(
      sql`select sum(i.total_minor)::text as total, sum(i.base_minor)::text as base, sum(i.vat_minor)::text as vat, count(*)::int as count,
                 (select coalesce(sum(l.amount_minor), 0)::text from invoice_levies l join shift_receipts x on x.invoice_id = l.invoice_id where x.shift_id = ${shiftId}) as levies
          from shift_receipts r join invoices i on i.id = r.invoice_id where r.shift_id = ${shiftId}`,
    ),
  );
  return rowsOf<{ total: string; base: string; vat: string; levies: string; count: number }>(found)[0]!;
}

/** What a receipt costs: the till says it to whoever pays something else. */
async function priceOf(lines: ReturnType<typeof line>[], discountPercent: string): Promise<bigint> {
  const { code, params } = await refusal(sell(cafe, lines, [cash('99999.99')], { discountPercent }));
  expect(code).toBe('TILL_TOTAL_CHANGED');
  return minorFromDecimal(String(params['total']));
}

const percent = fc.constantFrom('0', '3', '12.5', '33.33');
const sale = fc.record({
  lines: fc.array(
    fc.record({
      what: fc.constantFrom('coffee', 'cake', 'paper', 'beer'),
      quantity: fc.constantFrom('1', '2', '3', '7'),
      discountPercent: percent,
    }),
    { minLength: 1, maxLength: 4 },
  ),
  discountPercent: percent,
  inCash: fc.integer({ min: 0, max: 4 }),
  isCancelled: fc.boolean(),
});

it('every Z report is the sum of its receipts to the cent, and each of its breakdowns comes to the same', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(sale, { minLength: 1, maxLength: 4 }), async (sales) => {
      for (const { lines: wanted, discountPercent, inCash, isCancelled } of sales) {
        const ids = { coffee: cafe.coffee, cake: cafe.cake, paper: cafe.paper, beer };
        const lines = wanted.map((each) => line(ids[each.what], each.quantity, { discountPercent: each.discountPercent }));
        const totalMinor = await priceOf(lines, discountPercent);
        const cashMinor = (totalMinor * BigInt(inCash)) / 4n;
        const parts = [cash(decimalFromMinor(cashMinor)), card(decimalFromMinor(totalMinor - cashMinor))].filter(
          ({ amount }) => amount !== '0.00',
        );
        const id = await sell(cafe, lines, parts, { discountPercent });
        if (isCancelled) await cafe.api.till.cancel({ id, deviceId: cafe.deviceId, reason: 'Krivo', pin: MANAGER_PIN });
      }
      const { id } = await closeShift(cafe, { left: '0.00' });
      const { report, difference } = await cafe.api.cash.report({ id });
      const sold = await receiptsOf(id);
      const minor = (values: readonly string[]) => sumMinor(values.map(minorFromDecimal));
      const { documents, rates, levies, methods, operators } = report;
      expect(documents.count).toBe(sold.count);
      expect(minorFromDecimal(documents.total)).toBe(BigInt(sold.total));
      expect(minor(rates.map(({ base }) => base))).toBe(BigInt(sold.base));
      expect(minor(rates.map(({ vat }) => vat))).toBe(BigInt(sold.vat));
      expect(minor(levies.map(({ amount }) => amount))).toBe(BigInt(sold.levies));
      expect(minor([documents.base, documents.vat, documents.levies])).toBe(BigInt(sold.total));
      expect(minor(methods.map(({ amount }) => amount))).toBe(BigInt(sold.total));
      expect(minor(operators.map(({ total }) => total))).toBe(BigInt(sold.total));
      const inDrawer = methods.find(({ method }) => method === 'cash')?.amount ?? '0.00';
      expect(minor([report.cash.receipts, report.cash.refunds])).toBe(minorFromDecimal(inDrawer));
      expect(difference).toBe('0.00');
    }),
    { numRuns: 6 },
  );
}, 60_000);
