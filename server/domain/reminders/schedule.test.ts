import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { addDays, daysBetween } from '#server/domain/shared/plain-date.ts';

import { DEFAULT_STEPS, goesOutOn, isReminderTime, nextReminder } from './schedule.ts';

const DUE = '2026-11-01';
const next = (...reminded: number[]) => {
  const found = nextReminder(
    DEFAULT_STEPS,
    DUE,
    reminded.map((each) => addDays(DUE, each)),
  );
  return found === null ? null : [found.step, daysBetween(DUE, found.on)];
};

describe('the schedule of reminders', () => {
  it('begins on the day that the first step says, goes on by the days between the steps, and ends with the last', () => {
    expect(next()).toEqual([0, 3]);
    expect(next(3)).toEqual([1, 10]);
    expect(next(3, 10)).toEqual([2, 20]);
    expect(next(3, 10, 20)).toBeNull();
  });

  it('begins with the first step over old debts too, and never brings two together', () => {
    expect(next(100)).toEqual([1, 107]);
    expect(next(100, 107)).toEqual([2, 117]);
  });

  it('sends whatever days are asked each step once, in order, never two on one day', () => {
    const anySteps = fc
      .uniqueArray(fc.integer({ min: 1, max: 60 }), { minLength: 1, maxLength: 5 })
      .map((days) => [...days].sort((a, b) => a - b).map((afterDays) => ({ afterDays, text: { hr: '', en: '' } })));
    fc.assert(
      fc.property(anySteps, fc.array(fc.nat(200), { maxLength: 40 }), (steps, asked) => {
        const reminded: string[] = [];
        for (const day of [...asked].sort((a, b) => a - b)) {
          const today = addDays(DUE, day);
          const due = nextReminder(steps, DUE, reminded);
          if (due === null || due.on > today) continue;
          expect(due.step).toBe(reminded.length);
          expect(daysBetween(DUE, today)).toBeGreaterThanOrEqual(steps[due.step]?.afterDays ?? 0);
          expect(reminded).not.toContain(today);
          reminded.push(today);
        }
      }),
    );
  });
});

describe('the hours of reminders', () => {
  it('are those of a working day', () => {
    const at = (date: string, time: string) => isReminderTime({ date, time });
    expect([at('2026-11-20', '07:59:59'), at('2026-11-20', '08:00:00')]).toEqual([false, true]);
    expect([at('2026-11-20', '17:59:59'), at('2026-11-20', '18:00:00')]).toEqual([true, false]);
    // Saturday, and the Day of Remembrance.
    expect([at('2026-11-21', '10:00:00'), at('2026-11-18', '10:00:00')]).toEqual([false, false]);
  });

  it('say on which day a reminder goes', () => {
    const morning = { date: '2026-11-20', time: '09:00:00' };
    const evening = { date: '2026-11-20', time: '19:00:00' };
    expect(goesOutOn('2026-11-01', morning, null)).toBe('2026-11-20');
    expect(goesOutOn('2026-11-01', evening, null)).toBe('2026-11-23');
    expect(goesOutOn('2026-11-25', morning, null)).toBe('2026-11-25');
    expect(goesOutOn('2026-11-01', morning, '2026-11-27')).toBe('2026-11-30');
    expect(goesOutOn('2026-11-01', morning, '2026-11-02')).toBe('2026-11-20');
  });
});
