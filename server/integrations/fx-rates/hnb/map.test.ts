import { describe, expect, it } from 'vitest';

import { toFxRate } from './map.ts';
import { hnbRates } from './wire.ts';

const USD = {
  broj_tecajnice: '73',
  datum_primjene: '2025-04-14',
  drzava: 'SAD',
  drzava_iso: 'USA',
  sifra_valute: '840',
  valuta: 'USD',
  kupovni_tecaj: '1,136300',
  srednji_tecaj: '1,134600',
  prodajni_tecaj: '1,132900',
};

describe('a rate of HNB', () => {
  it('is read with its decimal comma', () => {
    expect(hnbRates.parse([USD]).map(toFxRate)).toEqual([
      { currency: 'USD', buying: '1.1363', middle: '1.1346', selling: '1.1329', listNumber: '73', appliesOn: '2025-04-14' },
    ]);
  });

  it.each(['1.134600', '1,13,46', '', '-1,1', '1e3', 'n/a'])('is refused when it is written %j', (srednji_tecaj) => {
    expect(hnbRates.safeParse([{ ...USD, srednji_tecaj }]).success).toBe(false);
  });
});
