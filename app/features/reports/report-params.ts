import { parseDate } from '#app/i18n/parse.ts';
import { SALES_GROUPS, type SalesGroup } from '#server/contracts/reports.ts';
import { type Period, presetOf, presetPeriod } from '#server/domain/reports/period.ts';

/** What of a report of sales stands in its address. */
export interface SalesParams {
  readonly by: SalesGroup;
  readonly period: Period;
}

/**
 * Reads the address (`po`, `od`, `do`): what it does not understand counts as not given, and without days it is this month.
 * Days the wrong way round are turned.
 */
export function readSalesParams(query: URLSearchParams, today: string): SalesParams {
  const by = SALES_GROUPS.find((group) => group === query.get('po')) ?? 'customer';
  const [from, to] = [parseDate(query.get('od') ?? '', today), parseDate(query.get('do') ?? '', today)];
  if (from === null || to === null) return { by, period: presetPeriod('month', today) };
  return { by, period: from <= to ? { from, to } : { from: to, to: from } };
}

/** The address's query for these params; this month needs no days. */
export function salesQuery({ by, period }: SalesParams, today: string): string {
  const query = new URLSearchParams();
  if (by !== 'customer') query.set('po', by);
  if (presetOf(period, today) !== 'month') {
    query.set('od', period.from);
    query.set('do', period.to);
  }
  const text = query.toString();
  return text ? `?${text}` : '';
}
