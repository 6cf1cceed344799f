import type { Translate } from '#app/i18n/t.ts';
import type { RecurringRhythm } from '#server/contracts/recurring.ts';

const NAMED: Readonly<Record<number, 'month' | 'quarter' | 'year'>> = { 1: 'month', 3: 'quarter', 12: 'year' };

/** `Mjesečno, 15. u mjesecu`; weeks have no day of the month. */
export function rhythmWords(t: Translate, { unit, every, day }: RecurringRhythm): string {
  if (unit === 'week') return t('recurring.rhythm.weeks', { every });
  const named = NAMED[every];
  const rhythm = named === undefined ? t('recurring.rhythm.months', { every }) : t(`recurring.rhythm.${named}`);
  return t('recurring.rhythm.onDay', { rhythm, day });
}
