import { describe, expect, it } from 'vitest';
import { renderInvoicePdf } from '#server/modules/invoicing/pdf/render-invoice-pdf.ts';
import type { FiscalState, IssuedDocument } from '#server/domain/invoicing/document.ts';
import { abroad, fiscalizedState, freelancer, grossPrices, pendingState, storno } from './documents.ts';
import { veryLong } from './long-documents.ts';
import { decodeSymbol, drawnSymbols, type DrawnSymbol } from './drawn-symbols.ts';

const MILLIMETRE = 72 / 25.4;
const PAGE_WIDTH = 595.28;

interface Symbols {
  readonly pdf417: DrawnSymbol[];
  readonly qr: DrawnSymbol[];
}

async function symbolsOf(document: IssuedDocument, fiscal: FiscalState | null, demo = false): Promise<Symbols> {
  const symbols = drawnSymbols(await renderInvoicePdf({ document, fiscal, demo, logo: null }));
  const isSquare = ({ x, y, right, bottom }: DrawnSymbol): boolean => Math.abs(right - x - (bottom - y)) < 0.5;
  return { pdf417: symbols.filter((symbol) => !isSquare(symbol)), qr: symbols.filter(isSquare) };
}

function only(symbols: readonly DrawnSymbol[]): DrawnSymbol {
  const [symbol] = symbols;
  if (symbol === undefined || symbols.length !== 1) throw new RangeError(`${symbols.length} symbols`);
  return symbol;
}

describe('payment code', () => {
  it('holds the payment order, with Croatian letters', async () => {
    const { pdf417 } = await symbolsOf(freelancer, fiscalizedState);
    expect(decodeSymbol(only(pdf417), 'PDF_417').split('\n')).toEqual([
      'HRVHUB30',
      'EUR',
      '000000000125000',
      'Ivan Perić',
      'Radnička cesta 1',
      '10000 Zagreb',
      'Dizajn studio Sova',
      'Ilica 1',
      '10000 Zagreb',
      'HR7799999981234567897',
      'HR01',
      '2026-44-9',
      'COST',
      'Račun 44/P1/1',
      '',
    ]);
  });

  it('has modules that a phone can tell apart, and stays on the page with the longest names', async () => {
    const symbol = only((await symbolsOf(veryLong, fiscalizedState)).pdf417);
    expect(decodeSymbol(symbol, 'PDF_417')).toContain('\nMinistarstvo prostornoga uređe\n');
    expect(Math.min(...symbol.squares.map((square) => square.right - square.x))).toBeGreaterThan(0.25 * MILLIMETRE);
    expect(symbol.bottom).toBeLessThan(820);
  });

  it('is printed for a customer abroad from the names as they were written', async () => {
    const { pdf417, qr } = await symbolsOf(abroad, null);
    expect(decodeSymbol(only(pdf417), 'PDF_417')).toContain('\nMüller & Söhne GmbH\nWähringer Straße 12\n1090 Wien\n');
    expect(qr).toEqual([]);
  });

  it('is left out where nothing is to be transferred', async () => {
    expect((await symbolsOf(grossPrices, fiscalizedState)).pdf417).toEqual([]);
    expect((await symbolsOf(storno, fiscalizedState)).pdf417).toEqual([]);
    expect((await symbolsOf({ ...freelancer, seller: { ...freelancer.seller, iban: null } }, fiscalizedState)).pdf417).toEqual(
      [],
    );
  });
});

describe('QR code of the Tax Administration', () => {
  it.each([
    ['with the JIR', fiscalizedState],
    ['with the ZKI as long as there is no JIR', pendingState],
  ])('leads to the check of the receipt, %s', async (_, fiscal) => {
    expect(decodeSymbol(only((await symbolsOf(freelancer, fiscal)).qr), 'QR_CODE')).toBe(fiscal.qrUrl);
  });

  it('is at least 20 mm wide with 2 mm of white around it', async () => {
    const { qr, pdf417 } = await symbolsOf(freelancer, fiscalizedState);
    const code = only(qr);
    expect(code.right - code.x).toBeGreaterThanOrEqual(20 * MILLIMETRE);
    expect(PAGE_WIDTH - code.right).toBeGreaterThanOrEqual(2 * MILLIMETRE);
    expect(code.x - only(pdf417).right).toBeGreaterThanOrEqual(2 * MILLIMETRE);
  });
});
