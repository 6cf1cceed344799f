const STEPS_MS = [10_000, 30_000, 60_000, 120_000, 300_000, 600_000] as const;
/** What was told to come again at one instant comes within so long after it. */
const SPREAD_MS = 10_000;

interface Failed {
  /** How often it was tried, with this one. */
  readonly attempts: number;
  readonly now: Date;
  /** When the vendor, or the open circuit before it, wants to be asked again; null where nobody said. */
  readonly retryAt: Date | null;
  /** From 0 up to 1: spreads tries, so that a backlog does not march in step. */
  readonly random: number;
}

/**
 * When a receipt is tried again: after a pause that grows to ten minutes, spread by a fifth; or after the instant that was named,
 * never before it.
 */
export function nextTryAt({ attempts, now, retryAt, random }: Failed): Date {
  if (retryAt !== null) return new Date(Math.max(retryAt.getTime(), now.getTime()) + Math.round(SPREAD_MS * random));
  const step = STEPS_MS[Math.min(Math.max(attempts, 1), STEPS_MS.length) - 1] ?? 600_000;
  return new Date(now.getTime() + Math.round(step * (0.8 + 0.4 * random)));
}
