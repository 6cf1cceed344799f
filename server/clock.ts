import type { Clock } from '#server/domain/shared/clock.ts';

/** The machine's clock: the one place that reads it. */
export const systemClock: Clock = { now: () => new Date() };
