import { describe, expect, it } from 'vitest';
import { initialsOf } from './logo.ts';

describe('initials of a firm', () => {
  it.each([
    ['Dizajn studio Sova', 'DS'],
    ['Kavana „Kod Đure”', 'KĐ'],
    ['čist zrak d.o.o.', 'ČZ'],
    ['Sova', 'S'],
    ['  3D – tisak ', '3T'],
    ['„”', ''],
  ])('%s', (name, initials) => {
    expect(initialsOf(name)).toBe(initials);
  });
});
