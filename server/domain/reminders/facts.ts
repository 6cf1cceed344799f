import { decimalFromMinor } from '#server/domain/shared/money.ts';

import type { LateInterest } from './late-interest.ts';

/** A row of the calculation of interest that goes with a reminder; amounts and the rate (percent a year) are decimal strings. */
export interface ReminderSpan {
  readonly from: string;
  readonly to: string;
  readonly days: number;
  readonly owed: string;
  readonly rate: string;
  readonly interest: string;
}

/** What a reminder tells, as plain data: a mail may not change from try to try. Amounts are decimal strings. */
export interface ReminderFacts {
  /** From 0, in the order of the schedule. */
  readonly step: number;
  readonly open: string;
  /** Null where late interest is not told, or is none. */
  readonly interest: {
    readonly total: string;
    /** Last day that it was reckoned for. */
    readonly until: string;
    readonly isEstimated: boolean;
    readonly spans: readonly ReminderSpan[];
  } | null;
  /** Compensation for the costs of collecting; null where it is not told. */
  readonly compensation: string | null;
}

/** Interest reckoned up to a day, as a reminder tells it; null where there is none. */
export function interestFacts(interest: LateInterest | null, until: string): ReminderFacts['interest'] {
  if (interest === null || interest.totalMinor === 0n) return null;
  const { totalMinor, isEstimated, spans } = interest;
  return {
    total: decimalFromMinor(totalMinor),
    until,
    isEstimated,
    spans: spans.map(({ from, to, days, owedMinor, rate, interestMinor }) => ({
      from,
      to,
      days,
      owed: decimalFromMinor(owedMinor),
      rate: decimalFromMinor(rate.hundredths),
      interest: decimalFromMinor(interestMinor),
    })),
  };
}
