import { describe, expect, it } from 'vitest';
import { setupState } from './setup-steps.ts';

const day = (date: number) => new Date(Date.UTC(2026, 10, date));
const none = { provenAt: null, missingAt: null, confirmedAt: null };

describe('a step in FiskAplikacija', () => {
  it('is unknown until something is seen or said', () => {
    expect(setupState(none)).toEqual({ state: 'unknown', at: null });
    expect(setupState({ ...none, confirmedAt: day(3) })).toEqual({ state: 'confirmed', at: day(3) });
  });

  it('stands as it was seen last', () => {
    expect(setupState({ ...none, provenAt: day(2), missingAt: day(1) }).state).toBe('proven');
    expect(setupState({ ...none, provenAt: day(1), missingAt: day(2) })).toEqual({ state: 'missing', at: day(2) });
  });

  it('is missing in spite of an older word, and confirmed by a newer one', () => {
    expect(setupState({ ...none, missingAt: day(2), confirmedAt: day(1) }).state).toBe('missing');
    expect(setupState({ ...none, missingAt: day(2), confirmedAt: day(3) })).toEqual({ state: 'confirmed', at: day(3) });
    expect(setupState({ provenAt: day(1), missingAt: day(2), confirmedAt: day(3) }).state).toBe('confirmed');
  });
});
