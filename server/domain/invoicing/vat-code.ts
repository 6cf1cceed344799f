import type { LevyRates } from './levies.ts';

/**
 * How VAT treats a line. The percentages behind the three rates live in the dated rule table
 * (`vat.rate.standard`, `vat.rate.reduced`, `vat.rate.super_reduced`), never here.
 */
export const VAT_CODES = ['standard', 'reduced', 'super_reduced', 'zero', 'exempt', 'reverse_charge', 'outside'] as const;

export type VatCode = (typeof VAT_CODES)[number];

/** EN 16931 BT-151 / UNCL 5305 category of each code. */
export const VAT_CATEGORY = {
  standard: 'S',
  reduced: 'S',
  super_reduced: 'S',
  zero: 'Z',
  exempt: 'E',
  reverse_charge: 'AE',
  outside: 'O',
} as const satisfies Record<VatCode, 'S' | 'Z' | 'E' | 'AE' | 'O'>;

/** Percentages in force on one day, as decimal strings (`25`, `13`, `5`). */
export interface VatRates {
  readonly standard: string;
  readonly reduced: string;
  readonly super_reduced: string;
}

/** The rates that a document is computed with. */
export interface TaxRates extends VatRates {
  /** What is charged beside VAT; absent where nothing is known of it. */
  readonly levies?: LevyRates | undefined;
}

/** Percentage that a code carries: its rate for the three taxed codes, `0` for all others. */
export function rateOf(code: VatCode, rates: VatRates): string {
  return code === 'standard' || code === 'reduced' || code === 'super_reduced' ? rates[code] : '0';
}

/**
 * One row of a recapitulation as a filter writes it: code and percentage, `standard:25`; of what stands beside VAT kind, percentage and
 * name, `levy:consumption_tax:3:`, or `levy` for any.
 */
export const VAT_ROW = /^(?:levy(?::[a-z_]{1,20}:[\d.]{0,8}:.{0,100})?|[a-z_]{1,20}:\d{1,3}(\.\d{1,4})?)$/;
