import { describe, expect, it } from 'vitest';

import { toRegisteredCompany } from './map.ts';
import { sudregSubject } from './wire.ts';

const map = (raw: unknown) => toRegisteredCompany(sudregSubject.parse(raw));

describe('an entity of the court register', () => {
  it('gives names, seat, form and whether it still exists', () => {
    expect(
      map({
        mbs: 80123456,
        oib: 69435151530,
        tvrtka: { ime: 'ŽIŽULA društvo s ograničenom odgovornošću za trgovinu' },
        skracena_tvrtka: { ime: 'ŽIŽULA d.o.o.' },
        sjediste: {
          ulica: 'Šetalište đaka',
          kucni_broj: 12,
          kucni_podbroj: 'a',
          naziv_naselja: 'Čakovec',
          postanski_broj: 40000,
        },
        pravni_oblik: { vrsta_pravnog_oblika: { naziv: 'društvo s ograničenom odgovornošću' } },
        status: 1,
        anything: { else: true },
      }),
    ).toEqual({
      mbs: '80123456',
      oib: '69435151530',
      name: 'ŽIŽULA društvo s ograničenom odgovornošću za trgovinu',
      shortName: 'ŽIŽULA d.o.o.',
      street: 'Šetalište đaka 12a',
      postalCode: '40000',
      city: 'Čakovec',
      legalForm: 'društvo s ograničenom odgovornošću',
      active: true,
    });
  });

  it('gives what there is, and an OIB keeps its leading nought', () => {
    expect(map({ oib: 1234567890, skracena_tvrtka: { ime: 'Kratko d.o.o.' }, status: 2 })).toEqual({
      mbs: null,
      oib: '01234567890',
      name: 'Kratko d.o.o.',
      shortName: 'Kratko d.o.o.',
      street: null,
      postalCode: null,
      city: null,
      legalForm: null,
      active: false,
    });
  });

  it('without a name is none', () => {
    expect(map({ oib: '69435151530', tvrtka: { ime: '' } })).toBeNull();
  });
});
