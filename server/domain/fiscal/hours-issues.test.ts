import { describe, expect, it } from 'vitest';

import { findExceptionIssues, findRegularIssues } from './hours-issues.ts';
import type { HoursSchedule, RegularHours } from './working-hours.ts';

const TODAY = '2026-11-24';
const day = { day: 1, from: '08:00', to: '16:00' } as const;
const codes = (schedule: HoursSchedule, over: Partial<RegularHours> = {}) =>
  findRegularIssues({ from: '2026-11-25', to: null, note: '', schedule, ...over }, TODAY).map(({ code }) => code);

describe('regular hours', () => {
  it('begin between tomorrow and 44 days from now', () => {
    const once = { kind: 'once', days: [day] } as const;
    expect(codes(once)).toEqual([]);
    expect(codes(once, { from: '2027-01-07' })).toEqual([]);
    expect(codes(once, { from: TODAY })).toEqual(['HOURS_BEGINNING_OUT_OF_RANGE']);
    expect(codes(once, { from: '2027-01-08' })).toEqual(['HOURS_BEGINNING_OUT_OF_RANGE']);
  });

  it('name a day, and run forward', () => {
    expect(codes({ kind: 'by_appointment' })).toEqual([]);
    expect(codes({ kind: 'once', days: [] })).toEqual(['HOURS_NO_DAY']);
    expect(codes({ kind: 'once', days: [{ ...day, to: '08:00' }] })).toEqual(['HOURS_NOT_FORWARD']);
    const twice = (from: string): HoursSchedule => ({
      kind: 'twice',
      days: [
        { ...day, part: 1 },
        { ...day, part: 2, from, to: '20:00' },
      ],
    });
    expect(codes(twice('17:00'))).toEqual([]);
    expect(codes(twice('15:00'))).toEqual(['HOURS_NOT_FORWARD']);
  });
});

describe('a day that differs', () => {
  const span = { from: '08:00', to: '12:00' };
  const found = (on: string, spans = [span]) => findExceptionIssues({ on, spans }, TODAY).map(({ code }) => code);

  it('is of today or of the two months to come', () => {
    expect(found(TODAY)).toEqual([]);
    expect(found('2027-01-22')).toEqual([]);
    expect(found('2026-11-23')).toEqual(['HOURS_DAY_OUT_OF_RANGE']);
    expect(found('2027-01-23')).toEqual(['HOURS_DAY_OUT_OF_RANGE']);
  });

  it('runs forward', () => {
    expect(found(TODAY, [span, { from: '17:00', to: '24:00' }])).toEqual([]);
    expect(found(TODAY, [span, { from: '11:00', to: '13:00' }])).toEqual(['HOURS_NOT_FORWARD']);
  });
});
