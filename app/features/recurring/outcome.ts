import type { OccurrenceDto } from '#server/contracts/recurring.ts';

/** What became of a day of a schedule, as its log says it. */
export type Outcome = OccurrenceDto['state'] | 'failedMail' | 'gone';

/** What a person did afterwards counts more than what the schedule had left. */
export function outcomeOf({ state, number, isGone, failure }: OccurrenceDto): Outcome {
  if (isGone) return 'gone';
  if (state === 'failed' && number !== null) return failure?.startsWith('EMAIL') ? 'failedMail' : 'issued';
  return state === 'draft' && number !== null ? 'issued' : state;
}
