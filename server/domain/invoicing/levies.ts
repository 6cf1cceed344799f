import {
  addDecimals,
  compareDecimals,
  DECIMAL_LIMITS,
  isDecimal,
  multiplyDecimals,
  multiplyToMinor,
  normalizeDecimal,
} from '#server/domain/shared/decimal.ts';
import { rateOf, type TaxRates, type VatCode } from './vat-code.ts';

/** What a line bears beside VAT, as its product says; what is absent it does not bear. Decimals as typed while it is a draft. */
export interface LineLevies {
  /** Porez na potrošnju, at the rate of the premises' town (Zakon o lokalnim porezima čl. 30-34). */
  readonly consumptionTax?: boolean | undefined;
  /** Pieces of returnable packaging in one unit, a whole number: 24 of a crate. */
  readonly packagingPieces?: string | undefined;
  /** Another fee outside VAT, in euros for one unit. */
  readonly fee?: { readonly name: string; readonly amount: string } | undefined;
  /** Another tax on the price without taxes, in percent. */
  readonly otherTax?: { readonly name: string; readonly percent: string } | undefined;
  /** What one unit was bought for, in euros with all taxes: of goods sold under the margin scheme. For the seller alone, never printed. */
  readonly purchasePrice?: string | undefined;
}

/** In the order in which documents list them. The first two are shares of a price, the others amounts for a piece. */
export const LEVY_KINDS = ['consumption_tax', 'other_tax', 'packaging', 'fee'] as const;
export type LevyKind = (typeof LEVY_KINDS)[number];

/** A levy of a whole document, in cents: one row of its recapitulation. None of it is subject to VAT. */
export interface Levy {
  readonly kind: LevyKind;
  /** As the line has it; empty where the kind says everything. */
  readonly name: string;
  /** Percent; empty for a fee by the piece. */
  readonly ratePercent: string;
  /** Price without any tax that the percentage is of; zero for a fee by the piece. */
  readonly baseMinor: bigint;
  readonly amountMinor: bigint;
}

/** What levies come to on one day at one place; null where no rate is known there. */
export interface LevyRates {
  /** Percent of the premises' town. */
  readonly consumptionTax: string | null;
  /** Euros for a piece of returnable packaging. */
  readonly packagingFee: string | null;
}

/** A tax that is a share of the price without taxes, and therefore inside a price with VAT. */
export type PercentTax = Pick<Levy, 'kind' | 'name' | 'ratePercent'>;

/** Tells levies of a document apart. */
export const levyKey = ({ kind, name, ratePercent }: PercentTax): string => `${LEVY_KINDS.indexOf(kind)} ${name} ${ratePercent}`;

/** Percent of all taxes inside a gross price of an issued line: VAT, and those that the document charges beside it. */
export function taxPercentOf(line: Borne & { readonly ratePercent: string }, charged: readonly Levy[] = []): string {
  const consumptionTax = charged.find(({ kind }) => kind === 'consumption_tax')?.ratePercent ?? null;
  const taxes = percentTaxesOf(line, { consumptionTax, packagingFee: null });
  return addDecimals(line.ratePercent, ...taxes.map(({ ratePercent }) => ratePercent));
}

/** Percent of all taxes that a price with VAT holds at these rates: `25` and a town's `3` are `28`. */
export const taxesInside = (vatCode: VatCode, levies: LineLevies | null | undefined, rates: TaxRates): string =>
  addDecimals(rateOf(vatCode, rates), ...percentTaxesOf({ levies }, rates.levies).map(({ ratePercent }) => ratePercent));

type Borne = { readonly levies?: LineLevies | null | undefined };

const percentOrNone = (percent: string | null | undefined): string | null =>
  percent !== null && percent !== undefined && isDecimal(percent, DECIMAL_LIMITS.percent) && compareDecimals(percent, '0') !== 0
    ? percent
    : null;

/** The taxes that are shares of a line's price; one whose percentage is not known or not readable yet is left out. */
export function percentTaxesOf({ levies }: Borne, rates: LevyRates | undefined): readonly PercentTax[] {
  const taxes: PercentTax[] = [];
  const consumption = levies?.consumptionTax === true ? percentOrNone(rates?.consumptionTax) : null;
  if (consumption !== null) taxes.push({ kind: 'consumption_tax', name: '', ratePercent: consumption });
  const other = percentOrNone(levies?.otherTax?.percent);
  if (other !== null) taxes.push({ kind: 'other_tax', name: levies?.otherTax?.name.trim() ?? '', ratePercent: other });
  return taxes;
}

/** What a line's fees by the piece come to, for its quantity; one that cannot be read yet counts as none. */
export function feesOf(line: Borne & { readonly quantity: string }, rates: LevyRates | undefined): readonly Levy[] {
  const { packagingPieces = '', fee } = line.levies ?? {};
  if (!isDecimal(line.quantity, DECIMAL_LIMITS.quantity)) return [];
  const row = (kind: LevyKind, name: string, perUnit: string): readonly Levy[] => {
    const amountMinor = multiplyToMinor(line.quantity, perUnit);
    return amountMinor === 0n ? [] : [{ kind, name, ratePercent: '', baseMinor: 0n, amountMinor }];
  };
  const perPiece = rates?.packagingFee ?? null;
  return [
    ...(isPieces(packagingPieces) && perPiece !== null ? row('packaging', '', multiplyDecimals(packagingPieces, perPiece)) : []),
    ...(fee !== undefined && isDecimal(fee.amount, DECIMAL_LIMITS.price) ? row('fee', fee.name.trim(), fee.amount) : []),
  ];
}

/** A whole number of pieces from 1 to 9999. */
export const isPieces = (text: string): boolean => /^[1-9]\d{0,3}$/.test(text);

/** Levies without what is empty, decimals in their shortest spelling; null where nothing is left. */
export function tidyLevies(levies: LineLevies | null | undefined): LineLevies | null {
  const { consumptionTax = false, packagingPieces = '', fee, otherTax, purchasePrice = '' } = levies ?? {};
  const short = (text: string): string => (isDecimal(text, DECIMAL_LIMITS.price) ? normalizeDecimal(text) : text.trim());
  const tidy: LineLevies = {
    ...(consumptionTax ? { consumptionTax } : {}),
    ...(packagingPieces.trim() === '' ? {} : { packagingPieces: packagingPieces.trim() }),
    ...(fee === undefined || (fee.name.trim() === '' && fee.amount.trim() === '')
      ? {}
      : { fee: { name: fee.name.trim(), amount: short(fee.amount) } }),
    ...(otherTax === undefined || (otherTax.name.trim() === '' && otherTax.percent.trim() === '')
      ? {}
      : { otherTax: { name: otherTax.name.trim(), percent: short(otherTax.percent) } }),
    ...(purchasePrice.trim() === '' ? {} : { purchasePrice: short(purchasePrice) }),
  };
  return Object.keys(tidy).length === 0 ? null : tidy;
}

/** Levies of the same kind, name and rate added up, in the order in which documents list them; what comes to nothing is left out. */
export function mergeLevies(levies: readonly Levy[]): readonly Levy[] {
  const rows = new Map<string, Levy>();
  for (const levy of levies) {
    const known = rows.get(levyKey(levy));
    rows.set(
      levyKey(levy),
      known === undefined
        ? levy
        : { ...known, baseMinor: known.baseMinor + levy.baseMinor, amountMinor: known.amountMinor + levy.amountMinor },
    );
  }
  return [...rows.entries()]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .flatMap(([, levy]) => (levy.baseMinor === 0n && levy.amountMinor === 0n ? [] : [levy]));
}

/** The same levies with the other sign. */
export const negateLevies = (levies: readonly Levy[]): readonly Levy[] =>
  levies.map((levy) => ({ ...levy, baseMinor: -levy.baseMinor, amountMinor: -levy.amountMinor }));
