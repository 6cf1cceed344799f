import type { Deps } from '#server/context.ts';
import { type PlainDate, zagrebDateOf } from '#server/domain/shared/plain-date.ts';

/** The number of a document bears another day than the one that everything was checked for. */
export class DayTurned extends Error {
  readonly day: PlainDate;

  constructor(day: PlainDate) {
    super('the day turned while a number was waited for');
    this.day = day;
  }
}

/**
 * Issues with the day of today. Where the number was waited for over midnight, or the clock was put back behind the last document, nothing
 * was written, and everything is checked again for the day that the document gets: duties and limits of a new year begin with its first second.
 */
export async function onIssueDay<T>(deps: Pick<Deps, 'clock'>, issue: (today: PlainDate) => Promise<T>): Promise<T> {
  let today = zagrebDateOf(deps.clock.now());
  for (;;) {
    try {
      return await issue(today);
    } catch (error) {
      if (!(error instanceof DayTurned)) throw error;
      today = error.day;
    }
  }
}
