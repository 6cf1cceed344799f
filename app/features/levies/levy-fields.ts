import { formatDecimal } from '#app/i18n/format.ts';
import { parseDecimal } from '#app/i18n/parse.ts';
import { type LineLevies, tidyLevies } from '#server/domain/invoicing/levies.ts';

/** Taxes and fees beside VAT of a line as they stand in its form: texts as typed, `''` for nothing, `on` for a ticked box. */
export interface LevyFields {
  readonly consumptionTax: string;
  readonly packagingPieces: string;
  readonly feeName: string;
  readonly feeAmount: string;
  readonly otherTaxName: string;
  readonly otherTaxPercent: string;
  readonly purchasePrice: string;
}

export const LEVY_FIELDS = [
  'consumptionTax',
  'packagingPieces',
  'feeName',
  'feeAmount',
  'otherTaxName',
  'otherTaxPercent',
  'purchasePrice',
] as const satisfies readonly (keyof LevyFields)[];

export const NO_LEVIES: LevyFields = {
  consumptionTax: '',
  packagingPieces: '',
  feeName: '',
  feeAmount: '',
  otherTaxName: '',
  otherTaxPercent: '',
  purchasePrice: '',
};

const written = (decimal: string, decimals: number): string => formatDecimal(decimal, decimals).replace('\u2212', '-');

const read = (typed: string): string => parseDecimal(typed) ?? typed.trim();

export const levyFieldsOf = (levies: LineLevies | null | undefined): LevyFields => ({
  consumptionTax: levies?.consumptionTax === true ? 'on' : '',
  packagingPieces: levies?.packagingPieces ?? '',
  feeName: levies?.fee?.name ?? '',
  feeAmount: written(levies?.fee?.amount ?? '', 2),
  otherTaxName: levies?.otherTax?.name ?? '',
  otherTaxPercent: written(levies?.otherTax?.percent ?? '', 0),
  purchasePrice: written(levies?.purchasePrice ?? '', 2),
});

/** What the fields say; null for nothing. What cannot be read stays, for issuing to complain about. */
export const leviesOf = (fields: LevyFields): LineLevies | null =>
  tidyLevies({
    consumptionTax: fields.consumptionTax !== '',
    packagingPieces: read(fields.packagingPieces),
    fee: { name: fields.feeName, amount: read(fields.feeAmount) },
    otherTax: { name: fields.otherTaxName, percent: read(fields.otherTaxPercent) },
    purchasePrice: read(fields.purchasePrice),
  });

/** Whether a line bears any. */
export const hasLevies = (fields: LevyFields): boolean => LEVY_FIELDS.some((field) => fields[field].trim() !== '');
