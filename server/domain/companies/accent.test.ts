import { expect, it } from 'vitest';

import { contrastWithWhite, isAccent } from './accent.ts';

it('contrast is that of WCAG', () => {
  expect(contrastWithWhite('#ffffff')).toBeCloseTo(1, 3);
  expect(contrastWithWhite('#000000')).toBeCloseTo(21, 3);
  // The grey that is known to be the first that may not be text.
  expect(contrastWithWhite('#767676')).toBeCloseTo(4.54, 2);
  expect(contrastWithWhite('#777777')).toBeCloseTo(4.48, 2);
});

it('a colour is six digits in small letters', () => {
  expect(['#0d6b62', '#0D6B62', '0d6b62', '#0d6b6', 'red', '#0d6b62;'].map(isAccent)).toEqual([
    true,
    false,
    false,
    false,
    false,
    false,
  ]);
});
