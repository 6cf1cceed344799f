import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { firm, issue, line, submissionOf } from '#tests/integration/invoicing/kit.ts';
import { createTestHouse, type TestCompany, type TestHouse } from '#tests/kit/house.ts';

let house: TestHouse;
let shop: TestCompany;

const NOVEMBER = { from: '2026-11-01', to: '2026-11-30' };

beforeAll(async () => {
  house = await createTestHouse();
  shop = await firm(house);
});
afterAll(() => house.close());

const used = (unitPrice: string, purchasePrice: string | null, quantity = '1') =>
  line({
    quantity,
    unitPrice,
    vatCode: 'exempt',
    exemptionReason: 'margin_used_goods',
    ...(purchasePrice === null ? {} : { levies: { purchasePrice } }),
  });
const sell = (lines: ReturnType<typeof line>[], over: object = {}) => issue(shop.api, { lines, paymentMethod: 'cash', ...over });
const marginOfNovember = async () => (await shop.api.reports.sales({ by: 'vat', ...NOVEMBER })).margin;

describe('what was sold under the margin scheme', () => {
  it('is not told where nothing was', async () => {
    await sell([line({ vatCode: 'standard' })]);
    expect(await marginOfNovember()).toBeNull();
  });

  it('is the sum of the margins that CIS was told, with the VAT that they hold', async () => {
    const { id } = await sell([used('99.99', '33.335', '3'), line({ vatCode: 'standard' })], { discountPercent: '10' });
    const loss = await sell([used('50.00', '80.00')]);
    const told = async (of: string) => (await submissionOf(house, of)).receipt.IznosMarza;
    // 3 × 99.99 less a tenth is 269.97; bought for 100.01 in all. Of a loss there is no margin to tell.
    expect([await told(id), await told(loss.id)]).toEqual(['169.96', undefined]);
    expect(await marginOfNovember()).toEqual({
      documents: 2,
      sold: '319.97',
      margin: '169.96',
      base: '135.97',
      vat: '33.99',
      unknown: 0,
    });
  });

  it('loses what is cancelled, and says what nobody knows', async () => {
    const before = await marginOfNovember();
    const { id } = await sell([used('1000.00', '400.00')]);
    expect((await marginOfNovember())?.margin).toBe('769.96');
    await shop.api.invoicing.cancel({ id, reason: '' });
    expect(await marginOfNovember()).toEqual({ ...before, documents: 4 });
    await sell([used('70.00', null), used('10.00', '5.00')]);
    expect(await marginOfNovember()).toEqual({ ...before, documents: 5, sold: '399.97', unknown: 1 });
  });

  it('stands in the files, and adds nothing to their sum', async () => {
    const { text } = await shop.api.reports.salesCsv({ by: 'vat', ...NOVEMBER });
    const rows = text.split(/\r?\n/);
    expect(rows.find((row) => row.startsWith('U tome marža'))).toMatch(/nabavna cijena: 1\);5;135,97;33,99;/);
    const report = await shop.api.reports.sales({ by: 'vat', ...NOVEMBER });
    expect(rows.filter(Boolean).at(-1)).toContain(report.sum.total.replace('.', ','));
    expect(text).not.toContain('400,00');
  });

  it('is no part of other reports', async () => {
    expect((await shop.api.reports.sales({ by: 'month', ...NOVEMBER })).margin).toBeNull();
  });
});
