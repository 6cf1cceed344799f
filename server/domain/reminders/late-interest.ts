import { divideHalfUp, sumMinor } from '#server/domain/shared/money.ts';
import { addDays, type PlainDate, yearOf } from '#server/domain/shared/plain-date.ts';

/** What interest is reckoned on. Amounts in cents. */
export interface LateDebt {
  /** Day by which it was to be paid; interest runs from the day after. */
  readonly dueOn: PlainDate;
  /** What was owed before the payments: the document less credit notes and what was prepaid. */
  readonly owedMinor: bigint;
  readonly payments: readonly { readonly paidOn: PlainDate; readonly amountMinor: bigint }[];
}

/** Percent a year on a day, in hundredths (`1015n` for 10.15 %). */
export interface LateRate {
  readonly hundredths: bigint;
  /** False where the day lies behind the last half-year that the table knows, and that one's rate stands in. */
  readonly isKnown: boolean;
}

/** The rate of a day, or null where the table knows none. */
export type RateOn = (day: PlainDate) => LateRate | null;

/** Days in a row with one debt and one rate. */
export interface InterestSpan {
  readonly from: PlainDate;
  readonly to: PlainDate;
  readonly days: number;
  readonly owedMinor: bigint;
  readonly rate: LateRate;
  readonly interestMinor: bigint;
}

export interface LateInterest {
  readonly totalMinor: bigint;
  /** True where a part of it was reckoned at the last known rate, as that of the half-year is not known. */
  readonly isEstimated: boolean;
  readonly spans: readonly InterestSpan[];
}

/** Hundredths of a percent by cents, over 365 and over 366 days: one denominator, so that nothing is rounded between. */
const DENOMINATOR = 10_000n * 365n * 366n;

/**
 * Statutory late interest up to and including `until`: simple, by the days, on what was still owed on each of them, each day at
 * its rate and its part of a calendar year (365 or 366 days). Interest bears no interest (Zakon o obveznim odnosima čl. 31). A
 * payment lessens the debt from its own day on. The sum is rounded half-up once; each span has the rounded sum up to its end less
 * the one before, so that the spans come to the sum. Null when a day has no rate: an amount is never guessed.
 */
export function lateInterest({ dueOn, owedMinor, payments }: LateDebt, until: PlainDate, rateOn: RateOn): LateInterest | null {
  const spans: Omit<InterestSpan, 'interestMinor'>[] = [];
  for (let day = addDays(dueOn, 1); day <= until; day = addDays(day, 1)) {
    const owed = owedMinor - sumMinor(payments.filter(({ paidOn }) => paidOn <= day).map(({ amountMinor }) => amountMinor));
    if (owed <= 0n) continue;
    const rate = rateOn(day);
    if (rate === null) return null;
    const last = spans.at(-1);
    if (last !== undefined && goesOn(last, day, owed, rate)) spans[spans.length - 1] = { ...last, to: day, days: last.days + 1 };
    else spans.push({ from: day, to: day, days: 1, owedMinor: owed, rate });
  }
  return summed(spans);
}

/** A new year begins a new span: its days may be another part of it. */
const goesOn = (span: Omit<InterestSpan, 'interestMinor'>, day: PlainDate, owed: bigint, { hundredths, isKnown }: LateRate) =>
  addDays(span.to, 1) === day &&
  yearOf(span.to) === yearOf(day) &&
  span.owedMinor === owed &&
  span.rate.hundredths === hundredths &&
  span.rate.isKnown === isKnown;

function summed(spans: readonly Omit<InterestSpan, 'interestMinor'>[]): LateInterest {
  let exact = 0n;
  let before = 0n;
  const counted = spans.map((span) => {
    exact += span.owedMinor * span.rate.hundredths * BigInt(span.days) * (isLeap(yearOf(span.from)) ? 365n : 366n);
    const upTo = divideHalfUp(exact, DENOMINATOR);
    const interestMinor = upTo - before;
    before = upTo;
    return { ...span, interestMinor };
  });
  return { totalMinor: before, isEstimated: spans.some(({ rate }) => !rate.isKnown), spans: counted };
}

const isLeap = (year: number): boolean => (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
