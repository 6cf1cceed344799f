import type { Clock } from '#server/domain/shared/clock.ts';

/** A clock that a test sets and moves; it stands still otherwise. */
export interface TestClock extends Clock {
  set(instant: string | Date): void;
  advance(ms: number): void;
}

export function testClock(start: string | Date = '2026-11-24T09:05:00.000Z'): TestClock {
  let current = new Date(start).getTime();
  return {
    now: () => new Date(current),
    set: (instant) => void (current = new Date(instant).getTime()),
    advance: (ms) => void (current += ms),
  };
}
