import { getDocumentProxy } from 'unpdf';
import { describe, expect, it } from 'vitest';
import type { FiscalState, IssuedDocument } from '#server/domain/invoicing/document.ts';
import { renderSlipPdf } from '#server/modules/invoicing/pdf/render-slip-pdf.ts';
import type { SlipWidth } from '#server/modules/invoicing/pdf/slip-definition.ts';
import { cafeOutsideVat, cafeReceipt } from '#tests/golden/totals/cafe.ts';
import { fiscalizedState, freelancer, inDollars, pendingState, storno, vatCompany } from './documents.ts';
import { decodeSymbol, drawnSymbols } from './drawn-symbols.ts';
import { hundredLines } from './long-documents.ts';
import { pageTexts } from './page-text.ts';

const MILLIMETRE = 72 / 25.4;

const print = (document: IssuedDocument, width: SlipWidth, fiscal: FiscalState | null = fiscalizedState, demo = false) =>
  renderSlipPdf({ document, fiscal, demo, width, payments: [] });

/** Width and height of the sheets, millimetres. */
async function sheets(pdf: Uint8Array): Promise<(readonly [number, number])[]> {
  const document = await getDocumentProxy(pdf.slice());
  const pages = Array.from({ length: document.numPages }, (_, index) => document.getPage(index + 1));
  return (await Promise.all(pages)).map(({ view: [x = 0, y = 0, right = 0, top = 0] }) => [
    Math.round((right - x) / MILLIMETRE),
    (top - y) / MILLIMETRE,
  ]);
}

/** Of an order and a contract, with a line of its own delivery. */
const ordered: IssuedDocument = {
  ...vatCompany,
  einvoice: { orderNumber: '4500123456', contract: 'U-7/2026' },
  lines: vatCompany.lines.map((line, index) =>
    index === 0 ? { ...line, references: { orderLine: '10', despatch: 'OTP-7/2026' } } : line,
  ),
};

describe('a receipt from the roll', () => {
  it.each([
    ['slip-cafe-58', cafeReceipt, 58, fiscalizedState],
    ['slip-cafe-80', cafeReceipt, 80, pendingState],
    ['slip-paragon-58', { ...cafeReceipt, paragonNumber: 'B1-17' }, 58, fiscalizedState],
    ['slip-outside-vat-58', cafeOutsideVat, 58, fiscalizedState],
    ['slip-company-58', vatCompany, 58, null],
    ['slip-ordered-58', ordered, 58, null],
    ['slip-ordered-80', ordered, 80, null],
    ['slip-in-currency-80', inDollars, 80, null],
    ['slip-storno-80', storno, 80, fiscalizedState],
    ['slip-english-58', { ...freelancer, locale: 'en' }, 58, fiscalizedState],
  ] as const)('%s says what the large paper says', async (name, document, width, fiscal) => {
    const [page = '', ...others] = await pageTexts(await print(document, width, fiscal));
    expect(others).toEqual([]);
    await expect(`${page}\n`).toMatchFileSnapshot(`expected/${name}.txt`);
  });

  it('names each way in which it was paid, where there are several', async () => {
    const payments = [
      { method: 'cash', amountMinor: 490n },
      { method: 'card', amountMinor: 1_000n },
    ] as const;
    const pdf = await renderSlipPdf({ document: cafeReceipt, fiscal: fiscalizedState, demo: true, width: 58, payments });
    const [page] = await pageTexts(pdf);
    expect(page).toMatch(/Gotovina \| 4,90\s€\nKartica \| 10,00\s€/);
    expect(page).toContain('DEMO');
  });

  it.each([58, 80] as const)('is one sheet of %i mm that ends with the receipt, short or long', async (width) => {
    const short = await sheets(await print(cafeReceipt, width));
    const long = await sheets(await print(hundredLines, width));
    expect([short.map(([wide]) => wide), long.map(([wide]) => wide)]).toEqual([[width], [width]]);
    expect(short[0]?.[1]).toBeLessThan(180);
    expect(long[0]?.[1]).toBeGreaterThan(800);
  });

  it.each([58, 80] as const)('of %i mm has a code of at least 20 mm with 2 mm of white around it', async (width) => {
    const pdf = await print(cafeReceipt, width);
    const [code, ...others] = drawnSymbols(pdf);
    if (code === undefined || others.length > 0) throw new RangeError('not one code');
    expect(decodeSymbol(code, 'QR_CODE')).toBe(fiscalizedState.qrUrl);
    expect(code.right - code.x).toBeGreaterThanOrEqual(20 * MILLIMETRE);
    expect(Math.min(code.x, width * MILLIMETRE - code.right)).toBeGreaterThanOrEqual(2 * MILLIMETRE);
    const [[, height] = [0, 0]] = await sheets(pdf);
    expect(height * MILLIMETRE - code.bottom).toBeGreaterThanOrEqual(2 * MILLIMETRE);
  });

  it('is the same to the byte each time', async () => {
    expect(await print(cafeReceipt, 58)).toEqual(await print(cafeReceipt, 58));
  });
});
