import type { Translate } from '#app/i18n/t.ts';
import type { LevyFields } from '#app/features/levies/levy-fields.ts';
import type { ProductField } from '#app/features/products/product-values.ts';

/** Columns that an import of products understands, with what a cell may hold. */
export const PRODUCT_EXAMPLE = [
  { field: 'name', required: true, example: 'Izrada logotipa' },
  { field: 'code', example: 'LOGO-1' },
  { field: 'description', example: 'Tri prijedloga i priprema za tisak' },
  { field: 'unit', example: 'kom, h, usluga, m²' },
  { field: 'price', required: true, example: '1.234,50' },
  { field: 'priceMode', example: 'bez PDV-a, s PDV-om' },
  { field: 'vatCode', example: '25, 13, 5, 0, oslobođeno' },
  { field: 'exemptionReason', example: 'art39_education' },
  { field: 'kpd', example: '62.10.11' },
  { field: 'consumptionTax', example: 'da, ne' },
  { field: 'packagingPieces', example: '1' },
  { field: 'feeName', example: 'Naknada za okoliš' },
  { field: 'feeAmount', example: '0,50' },
] as const satisfies readonly {
  readonly field: ProductField | keyof LevyFields;
  readonly required?: boolean;
  readonly example: string;
}[];

const COLUMN_WORDS: Readonly<Record<string, string>> = {
  exemptionReason: 'column.reason',
  priceMode: 'column.priceMode',
  priceNet: 'column.price',
  priceGross: 'column.price',
};

/** Name of such a column, which the import recognises in a file's header. */
export const productColumn = (t: Translate, field: string): string =>
  t.dynamic(`products.${COLUMN_WORDS[field] ?? field}`) ?? t.dynamic(`levies.column.${field}`) ?? field;

/** Rows of the example file. */
export const PRODUCT_ROWS: readonly (readonly string[])[] = [
  [
    'Izrada logotipa',
    'LOGO-1',
    'Tri prijedloga i priprema za tisak',
    'usluga',
    '450,00',
    'bez PDV-a',
    '25',
    '',
    '74.12.12',
    '',
    '',
    '',
    '',
  ],
  ['Savjetovanje', 'SAT', '', 'h', '45,50', 'bez PDV-a', '25', '', '62.20.20', '', '', '', ''],
  ['Knjiga „Sova”', 'KNJ-7', '', 'kom', '18,90', 's PDV-om', '5', '', '58.11.13', '', '', '', ''],
  ['Gazirani sok 0,25 l', 'SOK', '', 'kom', '3,20', 's PDV-om', '25', '', '', 'da', '1', '', ''],
];
