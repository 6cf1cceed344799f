import { describe, expect, it } from 'vitest';
import { isKpd, normalizeKpd } from './kpd.ts';
import { UNITS, unitOf, unitSymbol } from './units.ts';

describe('units', () => {
  it('have each code once and words in both languages', () => {
    expect(new Set(UNITS.map(({ code }) => code)).size).toBe(UNITS.length);
    expect(
      UNITS.flatMap(({ symbol, label }) => [symbol.hr, symbol.en, label.hr, label.en]).filter((word) => word === ''),
    ).toEqual([]);
  });

  it('are written as people write them', () => {
    expect(unitSymbol('H87', 'hr')).toBe('kom');
    expect(unitSymbol('H87', 'en')).toBe('pcs');
    expect(unitSymbol('MTK', 'hr')).toBe('m²');
    expect(unitOf('KOM')).toBeNull();
    expect(unitSymbol('KOM', 'hr')).toBe('KOM');
  });
});

describe('KPD codes', () => {
  it.each(['62.10.11', '621011', 'J62.10.11', 'j 62 10 11', 'J.62.10.11'])('%j is stored as 62.10.11', (text) => {
    expect(normalizeKpd(text)).toBe('62.10.11');
    expect(isKpd('62.10.11')).toBe(true);
  });

  it.each(['', '62.01', '62.01.1', '62.10.111', 'usluga', '62-10-11'])('%j is no six-digit code', (text) => {
    expect(normalizeKpd(text)).toBeNull();
    expect(isKpd(text)).toBe(false);
  });
});
