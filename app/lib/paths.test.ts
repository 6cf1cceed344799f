import { describe, expect, it } from 'vitest';
import { safeNext, signInPath } from '#app/lib/paths.ts';

describe('the way back after signing in', () => {
  it.each([
    ['/studio/racuni?q=a#x', '/studio/racuni?q=a#x'],
    [null, '/'],
    ['', '/'],
    ['//evil.example', '/'],
    ['/\\evil.example', '/'],
    ['/\t/evil.example', '/'],
    ['https://evil.example', '/'],
    ['javascript:alert(1)', '/'],
  ])('%j leads to %s', (next, expected) => {
    expect(safeNext(next)).toBe(expected);
  });

  it('remembers the page', () => {
    expect(signInPath(new Request('http://x/studio/racuni?a=1'))).toBe('/prijava?next=%2Fstudio%2Fracuni%3Fa%3D1');
    expect(signInPath(new Request('http://x/'))).toBe('/prijava');
  });
});
