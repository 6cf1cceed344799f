import { z } from 'zod';

import { isPlainDate, type PlainDate } from '#server/domain/shared/plain-date.ts';

const day = z.string().refine(isPlainDate, 'FIELD_DATE');

/** The list of a day; of today in Zagreb when none is named. */
export const ExchangeRatesInput = z.object({ on: day.optional() });
export type ExchangeRatesInput = z.infer<typeof ExchangeRatesInput>;

export const ExchangeRateInput = z.object({ currency: z.string().regex(/^[A-Z]{3}$/, 'FIELD_INVALID'), on: day.optional() });
export type ExchangeRateInput = z.infer<typeof ExchangeRateInput>;

/** Rates are decimal strings: units of the currency for 1 EUR. */
export interface ExchangeRate {
  readonly currency: string;
  readonly buying: string;
  readonly middle: string;
  readonly selling: string;
  readonly listNumber: string;
  /** The day from which the list applies; earlier than the day asked for where that has no list of its own. */
  readonly appliesOn: PlainDate;
}

export interface ExchangeRateList {
  /** The day that was asked for. */
  readonly on: PlainDate;
  /** Empty when there is no list for the day yet. */
  readonly rates: readonly ExchangeRate[];
}
