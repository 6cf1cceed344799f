import type { ProductFields } from '#server/contracts/products.ts';
import { unitOf, UNITS } from '#server/domain/catalog/units.ts';
import type { DocumentLocale, PriceMode } from '#server/domain/invoicing/document.ts';
import type { LineLevies } from '#server/domain/invoicing/levies.ts';
import { rateOf, type VatCode, type VatRates } from '#server/domain/invoicing/vat-code.ts';
import { foldText } from '#server/domain/shared/fold-text.ts';
import type { TableColumn } from '#server/modules/table-import/index.ts';

/** Fields of a file; a price may stand in a column that says whether VAT is in it. */
export type ProductColumn = Exclude<keyof ProductFields, 'levies'> | 'priceNet' | 'priceGross' | LevyColumn;

/** Taxes and fees beside VAT stand in columns of their own. */
export const LEVY_COLUMNS = [
  'consumptionTax',
  'packagingPieces',
  'feeName',
  'feeAmount',
  'otherTaxName',
  'otherTaxPercent',
  'purchasePrice',
] as const;
export type LevyColumn = (typeof LEVY_COLUMNS)[number];

/** Columns that a file may have. */
export const PRODUCT_COLUMNS: readonly (TableColumn & { readonly field: ProductColumn })[] = [
  {
    field: 'code',
    header: { hr: 'Šifra', en: 'Code' },
    aliases: ['Šifra artikla', 'Šifra proizvoda', 'Oznaka', 'SKU', 'Item code', 'Product code'],
  },
  {
    field: 'name',
    header: { hr: 'Naziv', en: 'Name' },
    aliases: [
      'Artikl',
      'Usluga',
      'Naziv artikla',
      'Naziv usluge',
      'Naziv artikla ili usluge',
      'Proizvod',
      'Naziv proizvoda',
      'Item',
      'Product',
      'Service',
      'Item name',
      'Product name',
    ],
    required: true,
  },
  {
    field: 'description',
    header: { hr: 'Opis', en: 'Description' },
    aliases: ['Dodatni opis', 'Further description', 'Napomena', 'Details'],
  },
  {
    field: 'unit',
    header: { hr: 'Jedinica mjere', en: 'Unit' },
    aliases: ['JM', 'J.M.', 'Jed. mjere', 'Jedinica', 'Mjera', 'Unit of measure', 'UoM'],
  },
  {
    field: 'price',
    header: { hr: 'Cijena', en: 'Price' },
    aliases: ['Cijena (EUR)', 'Cijena EUR', 'Cijena €', 'Jedinična cijena', 'Unit price', 'Price EUR'],
  },
  {
    field: 'priceNet',
    header: { hr: 'Cijena bez PDV-a', en: 'Price without VAT' },
    aliases: ['Neto cijena', 'Cijena neto', 'VPC', 'Veleprodajna cijena', 'Net price', 'Price excl. VAT'],
  },
  {
    field: 'priceGross',
    header: { hr: 'Cijena s PDV-om', en: 'Price with VAT' },
    aliases: ['Bruto cijena', 'Cijena bruto', 'Cijena sa PDV-om', 'MPC', 'Maloprodajna cijena', 'Gross price', 'Price incl. VAT'],
  },
  { field: 'priceMode', header: { hr: 'Vrsta cijene', en: 'Price kind' }, aliases: ['Neto/bruto', 'Price mode', 'Net/gross'] },
  {
    field: 'vatCode',
    header: { hr: 'PDV', en: 'VAT' },
    aliases: ['Stopa PDV-a', 'PDV %', 'PDV stopa', 'Porez', 'Porezna stopa', 'VAT rate', 'VAT %', 'Tax', 'Tax rate', 'Tarifa'],
  },
  {
    field: 'exemptionReason',
    header: { hr: 'Razlog oslobođenja', en: 'Exemption reason' },
    aliases: ['Razlog neoporezivanja', 'Oslobođenje'],
  },
  { field: 'kpd', header: { hr: 'KPD', en: 'KPD' }, aliases: ['KPD šifra', 'KPD 2025', 'Šifra KPD', 'KPD code', 'CPA'] },
  {
    field: 'consumptionTax',
    header: { hr: 'Porez na potrošnju', en: 'Consumption tax' },
    aliases: ['PNP', 'Porez na potrošnju (da/ne)', 'Podliježe porezu na potrošnju'],
  },
  {
    field: 'packagingPieces',
    header: { hr: 'Povratna ambalaža (kom)', en: 'Returnable packaging (pieces)' },
    aliases: ['Povratna ambalaža', 'Returnable packaging'],
  },
  { field: 'feeName', header: { hr: 'Naziv naknade', en: 'Fee name' }, aliases: ['Naknada'] },
  { field: 'feeAmount', header: { hr: 'Iznos naknade', en: 'Fee amount' }, aliases: ['Naknada (EUR)', 'Naknada iznos'] },
  { field: 'otherTaxName', header: { hr: 'Naziv ostalog poreza', en: 'Other tax name' }, aliases: ['Ostali porez'] },
  { field: 'otherTaxPercent', header: { hr: 'Stopa ostalog poreza', en: 'Other tax rate' }, aliases: ['Ostali porez %'] },
  { field: 'purchasePrice', header: { hr: 'Nabavna cijena', en: 'Purchase price' }, aliases: ['NC', 'Cijena nabave'] },
];

/** Columns of an exported file, in order. */
export const EXPORT_FIELDS = [
  'code',
  'name',
  'description',
  'unit',
  'price',
  'priceMode',
  'vatCode',
  'exemptionReason',
  'kpd',
  ...LEVY_COLUMNS,
] as const satisfies readonly ProductColumn[];

const byWord = new Map(
  UNITS.flatMap(({ code, symbol, label }): [string, string][] =>
    [code, symbol.hr, symbol.en, label.hr, label.en].map((word) => [unitWord(word), code]),
  ),
);
const OTHER_UNITS: Readonly<Record<string, string>> = {
  sati: 'HUR',
  hrs: 'HUR',
  hours: 'HUR',
  komada: 'H87',
  kmd: 'H87',
  pc: 'H87',
  dana: 'DAY',
  usl: 'E48',
  m2: 'MTK',
  m3: 'MTQ',
  lit: 'LTR',
  pausal: 'E48',
  mj: 'MON',
  pak: 'XPK',
};

/** Superscripts and a lone % must not get lost, as they would in folded text. */
function unitWord(text: string): string {
  return foldText(text.replace('²', '2').replace('³', '3')) || text.trim();
}

/** Code of a unit that is written as a code, a symbol or a word; null for an unknown one. */
export const unitOfText = (text: string): string | null =>
  unitOf(text.trim().toUpperCase())?.code ?? byWord.get(unitWord(text)) ?? OTHER_UNITS[unitWord(text)] ?? null;

export const PRICE_WORDS: Readonly<Record<PriceMode, Readonly<Record<DocumentLocale, string>>>> = {
  net: { hr: 'bez PDV-a', en: 'without VAT' },
  gross: { hr: 's PDV-om', en: 'with VAT' },
};
const PRICE_MODES: Readonly<Record<string, PriceMode>> = {
  'bez pdv a': 'net',
  neto: 'net',
  net: 'net',
  'without vat': 'net',
  's pdv om': 'gross',
  'sa pdv om': 'gross',
  bruto: 'gross',
  gross: 'gross',
  'with vat': 'gross',
};
export const priceModeOfText = (text: string): PriceMode | null => PRICE_MODES[foldText(text)] ?? null;

/** Words for the treatments that are no rate. */
export const VAT_WORDS: Readonly<
  Record<Exclude<VatCode, 'standard' | 'reduced' | 'super_reduced' | 'zero'>, Readonly<Record<DocumentLocale, string>>>
> = {
  exempt: { hr: 'oslobođeno', en: 'exempt' },
  reverse_charge: { hr: 'prijenos porezne obveze', en: 'reverse charge' },
  outside: { hr: 'ne podliježe PDV-u', en: 'outside VAT' },
};
const VAT_TEXTS: Readonly<Record<string, VatCode>> = {
  oslobodeno: 'exempt',
  exempt: 'exempt',
  'prijenos porezne obveze': 'reverse_charge',
  ppo: 'reverse_charge',
  'reverse charge': 'reverse_charge',
  'ne podlijeze pdv u': 'outside',
  'ne podlijeze': 'outside',
  neoporezivo: 'outside',
  'outside vat': 'outside',
};

/** VAT code of `25`, `25 %`, `25,00 %` by the rates in force, or of a word; null for what is neither. */
export function vatCodeOfText(text: string, rates: VatRates): VatCode | null {
  const percent = /^(\d{1,2})(?:[.,]0+)?\s*%?$/.exec(text.trim())?.[1];
  if (percent === undefined) return VAT_TEXTS[foldText(text)] ?? null;
  const codes = ['standard', 'reduced', 'super_reduced', 'zero'] as const;
  return codes.find((code) => Number(rateOf(code, rates)) === Number(percent)) ?? null;
}

const YES: Readonly<Record<DocumentLocale, string>> = { hr: 'da', en: 'yes' };
const YES_NO: Readonly<Record<string, boolean>> = {
  da: true,
  yes: true,
  x: true,
  '1': true,
  pnp: true,
  true: true,
  ne: false,
  no: false,
  '0': false,
  false: false,
};

/** `da`, `x`, `ne`; null for what is neither. */
export const yesNoOfText = (text: string): boolean | null => YES_NO[foldText(text)] ?? null;

function levyCells(levies: LineLevies | null, locale: DocumentLocale): Readonly<Record<LevyColumn, string>> {
  const { consumptionTax, packagingPieces = '', fee, otherTax, purchasePrice = '' } = levies ?? {};
  return {
    consumptionTax: consumptionTax === true ? YES[locale] : '',
    packagingPieces,
    feeName: fee?.name ?? '',
    feeAmount: (fee?.amount ?? '').replace('.', ','),
    otherTaxName: otherTax?.name ?? '',
    otherTaxPercent: (otherTax?.percent ?? '').replace('.', ','),
    purchasePrice: purchasePrice.replace('.', ','),
  };
}

/** A product as the cells of a file, which an import reads back as they were; the price with a decimal comma. */
export function productCells(
  product: ProductFields,
  rates: VatRates,
  locale: DocumentLocale,
): Readonly<Record<(typeof EXPORT_FIELDS)[number], string>> {
  const { code, name, description, unit, price, priceMode, vatCode, exemptionReason, kpd, levies } = product;
  const isWord = vatCode === 'exempt' || vatCode === 'reverse_charge' || vatCode === 'outside';
  return {
    code: code ?? '',
    name,
    description,
    unit: unitOf(unit)?.symbol[locale] ?? unit,
    price: price.replace('.', ','),
    priceMode: PRICE_WORDS[priceMode][locale],
    vatCode: isWord ? VAT_WORDS[vatCode][locale] : rateOf(vatCode, rates),
    exemptionReason: exemptionReason ?? '',
    kpd: kpd ?? '',
    ...levyCells(levies, locale),
  };
}
