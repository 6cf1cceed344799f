import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { SALES_GROUPS } from '#server/contracts/reports.ts';
import { minorFromDecimal, sumMinor } from '#server/domain/shared/money.ts';
import { addContact, firm, issue, line, refusal } from '#tests/integration/invoicing/kit.ts';
import { createTestHouse, type TestCompany, type TestHouse } from '#tests/kit/house.ts';

let house: TestHouse;
let javor: TestCompany;
let buyer: string;
let product: string;
let cancelled: string;

const NOVEMBER = { from: '2026-11-01', to: '2026-11-30' };

beforeAll(async () => {
  house = await createTestHouse({ start: '2026-10-15T09:05:00Z' });
  javor = await firm(house);
  buyer = await addContact(house, javor, { kind: 'consumer', name: 'Đurđa Šćepanović', oib: null });
  product = (
    await javor.api.catalog.save({
      name: 'Mapa',
      unit: 'H87',
      price: '3.33',
      priceMode: 'net',
      vatCode: 'standard',
    })
  ).id;
  await issue(javor.api, { lines: [line({ vatCode: 'standard' })] });
  house.clock.set('2026-11-24T09:05:00Z');
  // Thirds and discounts that leave odd cents, in both price modes, with three treatments.
  const odd = [
    line({ productId: product, quantity: '1', unitPrice: '3.33', vatCode: 'standard' }),
    line({ quantity: '1', unitPrice: '3.34', vatCode: 'standard' }),
    line({ quantity: '7', unitPrice: '1.111', vatCode: 'reduced' }),
    line({ productId: product, quantity: '2', unitPrice: '0.99', discountPercent: '33.33', vatCode: 'standard' }),
    line({ quantity: '1', unitPrice: '10.00', vatCode: 'exempt', exemptionReason: 'art39_health' }),
  ];
  await issue(javor.api, { lines: odd, discountPercent: '7.5', contactId: buyer });
  await issue(javor.api, { lines: odd, priceMode: 'gross', paymentMethod: 'transfer', dueOn: '2026-12-01', contactId: buyer });
  cancelled = (await issue(javor.api, { lines: odd, priceMode: 'gross', discountPercent: '12.34' })).id;
  await javor.api.invoicing.cancel({ id: cancelled, reason: '' });
  await issue(javor.api, { lines: [line({ vatCode: 'standard' }), line({ quantity: '-1', vatCode: 'standard' })] });
  const [place] = await javor.api.companies.listPremises();
  const { id = '', code = '', name = '', street = '', postalCode = '', city = '' } = place ?? {};
  const town = { consumptionTaxPercent: '3', consumptionTaxFrom: '2026-01-01' };
  await javor.api.companies.savePremises({ id, code, name, street, postalCode, city, ...town });
  const levies = { consumptionTax: true, packagingPieces: '1', fee: { name: 'Naknada: okoliš', amount: '0.35' } };
  const drink = line({ productId: product, quantity: '3', unitPrice: '3.19', vatCode: 'standard', levies });
  await issue(javor.api, {
    lines: [drink, line({ vatCode: 'standard' })],
    priceMode: 'gross',
    paymentMethod: 'cash',
    contactId: buyer,
  });
  await javor.api.invoicing.createDraft({ content: { lines: [line({ unitPrice: '9999' })] } });
});
afterAll(() => house.close());

const sums = async () => {
  const { items } = await javor.api.invoicing.list({ ...NOVEMBER, limit: 100 });
  return { documents: items.length, total: sumMinor(items.map(({ total }) => minorFromDecimal(total))) };
};

describe('sales of a period', () => {
  it.each(SALES_GROUPS)(
    'by %s come to the sums of the documents to the cent, stornos taken off and drafts left out',
    async (by) => {
      const report = await javor.api.reports.sales({ by, ...NOVEMBER });
      const documents = await sums();
      const rows = (pick: 'base' | 'vat' | 'levies' | 'total' | 'previous') =>
        sumMinor(report.rows.map((row) => minorFromDecimal(row[pick])));
      expect(rows('total')).toBe(documents.total);
      expect(minorFromDecimal(report.sum.total)).toBe(documents.total);
      expect(report.sum.documents).toBe(documents.documents);
      // The base of a tax beside VAT is in the rows of VAT already.
      const taxed = report.rows.filter(({ key }) => key.startsWith('levy:')).map(({ base }) => minorFromDecimal(base));
      expect(rows('base') - sumMinor(taxed)).toBe(minorFromDecimal(report.sum.base));
      expect(rows('levies')).toBe(minorFromDecimal(report.sum.levies));
      expect(rows('vat')).toBe(minorFromDecimal(report.sum.vat));
      // October's 100.00 and 25 % VAT stand before, up to the same day.
      expect(report.before).toEqual({ from: '2026-10-01', to: '2026-10-24' });
      expect(report.sum.previous).toBe('125.00');
      expect(rows('previous')).toBe(12500n);
    },
  );

  it.each(SALES_GROUPS)('by %s lead to the documents that each row sums', async (by) => {
    const report = await javor.api.reports.sales({ by, ...NOVEMBER });
    for (const row of report.rows) {
      const list = await javor.api.invoicing.list({ ...row.filter, limit: 100 });
      expect(list.count, row.label).toBe(row.documents);
      if (by !== 'product' && by !== 'vat') expect(list.total, row.label).toBe(row.total);
    }
  });

  it('name their rows in the language of who asks', async () => {
    const labels = async (by: (typeof SALES_GROUPS)[number]) =>
      (await javor.api.reports.sales({ by, ...NOVEMBER })).rows.map(({ label }) => label);
    expect(await labels('month')).toEqual(['studeni 2026.']);
    // October’s document stands beside the day that it is compared with.
    expect(await labels('day')).toEqual(['15. 11. 2026.', '24. 11. 2026.']);
    expect(await labels('vat')).toEqual([
      '25\u00a0%',
      '13\u00a0%',
      'Oslobođeno PDV-a',
      'Porez na potrošnju 3\u00a0%',
      'Naknada: okoliš',
      'Povratna naknada',
    ]);
    expect((await labels('customer')).sort()).toEqual(['Kupci bez zapisa u imeniku', 'Đurđa Šćepanović'].sort());
    expect((await labels('product')).sort()).toEqual(['Mapa', 'Ostali porezi i naknade', 'Stavke izvan cjenika']);
    expect((await labels('payment')).sort()).toEqual(['Gotovina', 'Kartica', 'Transakcijski račun']);
    expect(await labels('operator')).toEqual(['Ana Kovač']);
    expect(await labels('premises')).toEqual(['P1 · Ured']);
  });

  it('stand beside the month that each is compared with', async () => {
    const { rows, before } = await javor.api.reports.sales({ by: 'month', from: '2026-10-01', to: '2026-11-30' });
    expect(before).toEqual({ from: '2026-08-01', to: '2026-09-24' });
    expect(rows.map(({ label, previous }) => [label, previous])).toEqual([
      ['listopad 2026.', '0.00'],
      ['studeni 2026.', '0.00'],
    ]);
  });

  it('sum what is beyond the shown rows', async () => {
    const { rows, others, sum } = await javor.api.reports.sales({ by: 'vat', ...NOVEMBER, limit: 1 });
    expect(others?.rows).toBe(5);
    const [first] = rows;
    expect(minorFromDecimal(first?.total ?? '') + minorFromDecimal(others?.total ?? '')).toBe(minorFromDecimal(sum.total));
  });

  it('are nothing where nothing was sold, and refuse a period that ends before it begins', async () => {
    const empty = await javor.api.reports.sales({ by: 'customer', from: '2020-01-01', to: '2020-01-31' });
    expect(empty).toMatchObject({ rows: [], others: null, sum: { documents: 0, total: '0.00', changePercent: null } });
    const reversed = await refusal(javor.api.reports.sales({ by: 'customer', from: '2026-02-01', to: '2026-01-31' }));
    expect(reversed.issues.map(({ code }) => code)).toEqual(['REPORT_PERIOD_REVERSED']);
  });
});

describe('sales as files', () => {
  it('have every row and the sum, in a form that Croatian Excel counts with', async () => {
    const { filename, text } = await javor.api.reports.salesCsv({ by: 'vat', ...NOVEMBER });
    const [head, ...rows] = text.replace(/\r\n$/, '').split('\r\n');
    expect(filename).toBe('prodaja-po-stopama-2026-11-01-2026-11-30.csv');
    expect(head).toBe('\ufeffStopa PDV-a;Računi;Osnovica;PDV;Ostali porezi i naknade;Ukupno;Razdoblje prije;Promjena (%)');
    const { sum } = await javor.api.reports.sales({ by: 'vat', ...NOVEMBER });
    expect(rows.at(-1)?.split(';').slice(0, 6)).toEqual([
      'Ukupno',
      String(sum.documents),
      ...[sum.base, sum.vat, sum.levies, sum.total].map((amount) => amount.replace('.', ',')),
    ]);
    expect(rows).toHaveLength(7);
  });

  it('are printed as PDF, the same each time at the same moment', async () => {
    const [first, second] = [
      await javor.api.reports.salesPdf({ by: 'product', ...NOVEMBER }),
      await javor.api.reports.salesPdf({ by: 'product', ...NOVEMBER }),
    ];
    expect(first.filename).toBe('prodaja-po-artiklima-2026-11-01-2026-11-30.pdf');
    expect(Buffer.from(first.base64, 'base64').subarray(0, 5).toString()).toBe('%PDF-');
    expect(first).toEqual(second);
  });
});
