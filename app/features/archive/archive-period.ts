import { parseDate } from '#app/i18n/parse.ts';
import type { Period } from '#server/domain/reports/period.ts';
import type { PlainDate } from '#server/domain/shared/plain-date.ts';

/** The period of `?od=&do=`; null for one that is none. */
export function archivePeriod(query: URLSearchParams, today: PlainDate): Period | null {
  const from = parseDate(query.get('od') ?? '', today);
  const to = parseDate(query.get('do') ?? '', today);
  return from === null || to === null || to < from ? null : { from, to };
}
