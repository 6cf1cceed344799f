import { compareDecimals, DECIMAL_LIMITS, isDecimal } from '#server/domain/shared/decimal.ts';
import { isPlainDate, type PlainDate } from '#server/domain/shared/plain-date.ts';

/** From a day on, what the town of a premises takes as porez na potrošnju, in percent; `0` where it takes none. */
export interface ConsumptionTaxRate {
  readonly from: PlainDate;
  readonly percent: string;
}

/** The percentage of a day; null before the first one and where a premises has none. */
export function consumptionTaxAt(rates: readonly ConsumptionTaxRate[], date: PlainDate): string | null {
  const begun = rates.filter(({ from }) => from <= date);
  return (
    begun.reduce<ConsumptionTaxRate | null>((last, rate) => (last === null || rate.from > last.from ? rate : last), null)
      ?.percent ?? null
  );
}

/** The rates with one more, which takes the place of one of the same day; in the order of their days. */
export const withRate = (rates: readonly ConsumptionTaxRate[], rate: ConsumptionTaxRate): readonly ConsumptionTaxRate[] =>
  [...rates.filter(({ from }) => from !== rate.from), rate].sort((a, b) => (a.from < b.from ? -1 : 1));

/** Whether a rate can be what a town decided: from a real day on, and no more than the law lets it take. */
export const isConsumptionTaxRate = ({ from, percent }: ConsumptionTaxRate, limit: string): boolean =>
  isPlainDate(from) &&
  isDecimal(percent, DECIMAL_LIMITS.percent) &&
  compareDecimals(percent, '0') >= 0 &&
  compareDecimals(percent, limit) <= 0;
