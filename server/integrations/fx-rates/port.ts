import type { PlainDate } from '#server/domain/shared/plain-date.ts';

/** The rate of one currency on one list. Rates are decimal strings: units of the currency for 1 EUR. */
export interface FxRate {
  /** ISO 4217. */
  readonly currency: string;
  readonly buying: string;
  readonly middle: string;
  readonly selling: string;
  /** Number of the list (`broj tečajnice`). */
  readonly listNumber: string;
  /** From when the list applies. On days without a list of their own it is an earlier day than the one asked for. */
  readonly appliesOn: PlainDate;
}

/** Official exchange rates of the euro. Throws only `ProviderError`. */
export interface FxRatesPort {
  /** The list that applies on a day; empty when there is none yet (a day to come). */
  ratesOn(day: PlainDate): Promise<readonly FxRate[]>;
}
