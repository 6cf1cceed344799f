import { describe, expect, it } from 'vitest';
import { unitLabel } from './unit-label.ts';

describe('unit beside a quantity', () => {
  it.each([
    ['DAY', '1', 'dan', 'day'],
    ['DAY', '21', 'dan', 'days'],
    ['DAY', '2.5', 'dana', 'days'],
    ['MON', '3', 'mjeseca', 'months'],
    ['MON', '12', 'mjeseci', 'months'],
    ['E48', '-2', 'usluge', 'services'],
    ['E48', '5', 'usluga', 'services'],
    ['HUR', '20', 'h', 'h'],
    ['MTK', '3', 'm²', 'm²'],
    ['ZZ9', '1', 'ZZ9', 'ZZ9'],
  ])('%s × %s', (code, quantity, hr, en) => {
    expect([unitLabel(code, quantity, 'hr'), unitLabel(code, quantity, 'en')]).toEqual([hr, en]);
  });
});
