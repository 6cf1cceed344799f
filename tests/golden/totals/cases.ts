import type { PriceMode } from '#server/domain/invoicing/document.ts';
import type { VatCode } from '#server/domain/invoicing/vat-code.ts';

/** quantity, unit price, VAT code, discount of the line in percent */
type Line = readonly [quantity: string, unitPrice: string, vatCode: VatCode, discountPercent?: string];
/** VAT code, base, VAT */
type Group = readonly [vatCode: VatCode, base: string, vat: string];

export interface TotalsCase {
  readonly name: string;
  readonly priceMode: PriceMode;
  readonly discountPercent?: string;
  readonly sellerInVat?: false;
  readonly lines: readonly Line[];
  /** Amounts of the lines after their discounts. */
  readonly amounts: readonly string[];
  readonly groups: readonly Group[];
  readonly base: string;
  readonly vat: string;
  readonly total: string;
}

const gross = (unitPrice: string, vatCode: VatCode, base: string, vat: string): TotalsCase => ({
  name: `${unitPrice} with VAT inside (${vatCode})`,
  priceMode: 'gross',
  lines: [['1', unitPrice, vatCode]],
  amounts: [unitPrice],
  groups: [[vatCode, base, vat]],
  base,
  vat,
  total: unitPrice,
});

/** Worked by hand; rates 25, 13 and 5. */
export const TOTALS_CASES: readonly TotalsCase[] = [
  {
    name: 'VAT once for the group, not line by line',
    priceMode: 'net',
    lines: [
      ['3', '1.49', 'standard'],
      ['1', '0.10', 'standard'],
      ['1', '0.10', 'standard'],
    ],
    amounts: ['4.47', '0.10', '0.10'],
    groups: [['standard', '4.67', '1.17']],
    base: '4.67',
    vat: '1.17',
    total: '5.84',
  },
  {
    name: 'a half cent goes up where binary fractions would go down',
    priceMode: 'net',
    lines: [['1', '0.58', 'standard']],
    amounts: ['0.58'],
    groups: [['standard', '0.58', '0.15']],
    base: '0.58',
    vat: '0.15',
    total: '0.73',
  },
  {
    name: 'a discount on the line',
    priceMode: 'net',
    lines: [['1', '1234.56', 'standard', '10']],
    amounts: ['1111.10'],
    groups: [['standard', '1111.10', '277.78']],
    base: '1111.10',
    vat: '277.78',
    total: '1388.88',
  },
  {
    name: 'the same discount on the document',
    priceMode: 'net',
    discountPercent: '10',
    lines: [['1', '1234.56', 'standard']],
    amounts: ['1234.56'],
    groups: [['standard', '1111.10', '277.78']],
    base: '1111.10',
    vat: '277.78',
    total: '1388.88',
  },
  {
    name: 'all rates, fractions of a unit, prices finer than a cent',
    priceMode: 'net',
    lines: [
      ['7', '12.345', 'standard'],
      ['2.5', '19.99', 'standard', '10'],
      ['4', '3.10', 'reduced'],
      ['10', '0.89', 'super_reduced'],
      ['1', '15.00', 'zero'],
    ],
    amounts: ['86.42', '44.98', '12.40', '8.90', '15.00'],
    groups: [
      ['standard', '131.40', '32.85'],
      ['reduced', '12.40', '1.61'],
      ['super_reduced', '8.90', '0.45'],
      ['zero', '15.00', '0.00'],
    ],
    base: '167.70',
    vat: '34.91',
    total: '202.61',
  },
  {
    name: 'thirds at three rates',
    priceMode: 'net',
    lines: [
      ['3', '33.33', 'standard'],
      ['3', '33.33', 'reduced'],
      ['3', '33.33', 'super_reduced'],
    ],
    amounts: ['99.99', '99.99', '99.99'],
    groups: [
      ['standard', '99.99', '25.00'],
      ['reduced', '99.99', '13.00'],
      ['super_reduced', '99.99', '5.00'],
    ],
    base: '299.97',
    vat: '43.00',
    total: '342.97',
  },
  gross('10.00', 'standard', '8.00', '2.00'),
  gross('2.20', 'reduced', '1.95', '0.25'),
  gross('1.99', 'super_reduced', '1.90', '0.09'),
  gross('0.01', 'standard', '0.01', '0.00'),
  gross('99.99', 'standard', '79.99', '20.00'),
  {
    name: 'a café receipt with VAT inside',
    priceMode: 'gross',
    lines: [
      ['3', '1.80', 'standard'],
      ['2', '2.20', 'reduced'],
      ['1', '0.50', 'super_reduced'],
    ],
    amounts: ['5.40', '4.40', '0.50'],
    groups: [
      ['standard', '4.32', '1.08'],
      ['reduced', '3.89', '0.51'],
      ['super_reduced', '0.48', '0.02'],
    ],
    base: '8.69',
    vat: '1.61',
    total: '10.30',
  },
  {
    name: 'a freelancer outside VAT',
    priceMode: 'net',
    sellerInVat: false,
    lines: [['40', '45.00', 'standard']],
    amounts: ['1800.00'],
    groups: [['exempt', '1800.00', '0.00']],
    base: '1800.00',
    vat: '0.00',
    total: '1800.00',
  },
  {
    name: 'a document discount that does not divide keeps its cent',
    priceMode: 'net',
    discountPercent: '10',
    lines: [
      ['1', '0.05', 'standard'],
      ['1', '0.05', 'reduced'],
      ['1', '0.05', 'super_reduced'],
    ],
    amounts: ['0.05', '0.05', '0.05'],
    groups: [
      ['standard', '0.04', '0.01'],
      ['reduced', '0.04', '0.01'],
      ['super_reduced', '0.05', '0.00'],
    ],
    base: '0.13',
    vat: '0.02',
    total: '0.15',
  },
  {
    name: 'a storno of the café receipt',
    priceMode: 'gross',
    lines: [
      ['-3', '1.80', 'standard'],
      ['-2', '2.20', 'reduced'],
      ['-1', '0.50', 'super_reduced'],
    ],
    amounts: ['-5.40', '-4.40', '-0.50'],
    groups: [
      ['standard', '-4.32', '-1.08'],
      ['reduced', '-3.89', '-0.51'],
      ['super_reduced', '-0.48', '-0.02'],
    ],
    base: '-8.69',
    vat: '-1.61',
    total: '-10.30',
  },
];
