import { describe, expect, it } from 'vitest';

import { findParagonIssues, paragonInstant } from './paragon.ts';

describe('the time on a paper receipt', () => {
  const codes = (on: string, at: string, now: string) => findParagonIssues(on, at, new Date(now)).map(({ code }) => code);

  it('is of the last thirty days', () => {
    expect(codes('2026-11-24', '10:05', '2026-11-24T09:05:00Z')).toEqual([]);
    expect(codes('2026-11-24', '10:06', '2026-11-24T09:05:00Z')).toEqual(['PARAGON_IN_FUTURE']);
    expect(codes('2026-10-25', '00:00', '2026-11-24T22:59:59Z')).toEqual([]);
    expect(codes('2026-10-25', '00:00', '2026-11-24T23:00:00Z')).toEqual(['PARAGON_TOO_OLD']);
  });

  it('is one that there was', () => {
    expect(codes('2026-03-29', '01:59', '2026-03-30T09:00:00Z')).toEqual([]);
    expect(codes('2026-03-29', '02:30', '2026-03-30T09:00:00Z')).toEqual(['PARAGON_NO_SUCH_TIME']);
    expect(codes('2026-03-29', '03:00', '2026-03-30T09:00:00Z')).toEqual([]);
  });

  it('is the first passage of the hour that October repeats', () => {
    expect(paragonInstant('2026-10-25', '02:30').toISOString()).toBe('2026-10-25T00:30:00.000Z');
  });
});
