import { describe, expect, it } from 'vitest';

import { zkiText } from '#server/domain/fiscal/zki.ts';

const fields = {
  Oib: '69435151530',
  DatVrijeme: '24.11.2026T08:05:09',
  BrOznRac: '1',
  OznPosPr: 'POSL1',
  OznNapUr: '1',
  IznosUkupno: '12.50',
};

describe('zkiText', () => {
  it('joins the six fields with nothing between them and a space in the time', () => {
    expect(zkiText(fields)).toBe('6943515153024.11.2026 08:05:091POSL1112.50');
  });

  it('keeps the sign of a storno', () => {
    expect(zkiText({ ...fields, IznosUkupno: '-12.50' })).toBe('6943515153024.11.2026 08:05:091POSL11-12.50');
  });
});
