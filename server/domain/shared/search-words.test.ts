import { describe, expect, it } from 'vitest';

import { searchPattern } from './fold-text.ts';
import { amountWords, searchWords } from './search-words.ts';

const finds = (text: string, typed: string): boolean => text.includes((searchPattern(typed) ?? '').slice(1, -1));

describe('the text that a search looks through', () => {
  it.each(['1234.50', '1234,50', '1.234,50', '234,50'])('has the amount that is typed as %s', (typed) => {
    expect(finds(searchWords(amountWords('1234.50')), typed)).toBe(true);
  });

  it('groups every three digits, and none of a small amount', () => {
    expect(amountWords('1234567.00')).toEqual(['1234567.00', '1.234.567.00']);
    expect(amountWords('999.99')).toEqual(['999.99']);
    expect(amountWords('-1000.00')).toEqual(['-1000.00', '-1.000.00']);
  });

  it('fits an index, however much was written, and is never cut inside a letter', () => {
    const text = searchWords(['7/P1/1', ...Array.from({ length: 8 }, () => 'Ж'.repeat(200))]);
    expect(new TextEncoder().encode(text).length).toBeLessThanOrEqual(1_200);
    expect(text).not.toContain('\uFFFD');
    expect(finds(text, '7/p1/1')).toBe(true);
  });
});
