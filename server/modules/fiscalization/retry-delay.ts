const STEPS_MS = [10_000, 30_000, 60_000, 120_000, 300_000, 600_000] as const;

/** Pause before the next try after `attempts` failed ones: growing to ten minutes, spread by a fifth so that a backlog does not march in step. */
export function retryDelayMs(attempts: number, random: number): number {
  const step = STEPS_MS[Math.min(Math.max(attempts, 1), STEPS_MS.length) - 1] ?? 600_000;
  return Math.round(step * (0.8 + 0.4 * random));
}
