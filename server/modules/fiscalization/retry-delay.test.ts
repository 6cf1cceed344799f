import { describe, expect, it } from 'vitest';

import { nextTryAt } from './retry-delay.ts';

const now = new Date('2026-12-01T09:00:00Z');
const pause = (attempts: number, random: number) =>
  (nextTryAt({ attempts, now, retryAt: null, random }).getTime() - now.getTime()) / 1000;

describe('the next try of a receipt', () => {
  it('comes after a pause that grows to ten minutes', () => {
    expect([1, 2, 3, 4, 5, 6, 7, 100].map((attempts) => pause(attempts, 0.5))).toEqual([10, 30, 60, 120, 300, 600, 600, 600]);
  });

  it('is spread by a fifth to both sides', () => {
    expect([pause(1, 0), pause(1, 1), pause(6, 0), pause(6, 1)]).toEqual([8, 12, 480, 720]);
  });

  it('never comes before the instant that was named, and not all of them at it', () => {
    const retryAt = new Date('2026-12-01T09:00:30Z');
    const after = (random: number) => nextTryAt({ attempts: 9, now, retryAt, random }).getTime() - retryAt.getTime();
    expect([after(0), after(0.5), after(1)]).toEqual([0, 5_000, 10_000]);
    const past = new Date('2026-12-01T08:00:00Z');
    expect(nextTryAt({ attempts: 1, now, retryAt: past, random: 0 })).toEqual(now);
  });
});
