import { describe, expect, it } from 'vitest';

import { foldText, searchPattern } from './fold-text.ts';

describe('foldText', () => {
  it.each([
    ['Đurđa Šćepanović', 'durda scepanovic'],
    ['ČAROBNI VRT j.d.o.o.', 'carobni vrt j d o o'],
    ['  44/P1/1 ', '44 p1 1'],
    ['Müller & Söhne Straße', 'muller sohne strasse'],
    ['Žužul-Ćosić', 'zuzul cosic'],
  ])('%s is found as %s', (text, folded) => {
    expect(foldText(text)).toBe(folded);
  });

  it('makes a pattern in which a percent sign is no wildcard, and none for blank input', () => {
    expect(searchPattern('Šib')).toBe('%sib%');
    expect(searchPattern('100%')).toBe('%100%');
    expect(searchPattern(' ./ ')).toBeNull();
  });
});
