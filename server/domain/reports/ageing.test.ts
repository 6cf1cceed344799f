import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { AGE_BUCKETS, bucketOf } from './ageing.ts';

describe('how late a receivable is', () => {
  it('changes on the first day after each limit', () => {
    expect([-5, 0, 1, 30, 31, 60, 61, 90, 91].map(bucketOf)).toEqual([
      'notDue',
      'notDue',
      'days30',
      'days30',
      'days60',
      'days60',
      'days90',
      'days90',
      'older',
    ]);
  });

  it('never falls back as days pass', () => {
    const place = (days: number) => AGE_BUCKETS.indexOf(bucketOf(days));
    fc.assert(fc.property(fc.integer({ min: -400, max: 400 }), (days) => place(days) <= place(days + 1)));
  });
});
