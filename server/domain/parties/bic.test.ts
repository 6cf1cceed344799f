import { describe, expect, it } from 'vitest';
import { isValidBic, normalizeBic } from './bic.ts';

describe('a BIC', () => {
  it('has eight or eleven characters with the country in the middle, however it was typed', () => {
    expect(['ZABAHR2X', 'ZABAHR2XXXX', normalizeBic(' zaba hr2x ')].map(isValidBic)).toEqual([true, true, true]);
    expect(['ZABAHR2', 'ZABAHR2XX', 'ZABA1R2X', 'HR7799999981', ''].some(isValidBic)).toBe(false);
  });
});
