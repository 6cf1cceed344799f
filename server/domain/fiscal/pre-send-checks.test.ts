import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { invoiceIssues } from '#app/i18n/hr/invoice-issues.ts';
import { REFERENCE_RULES } from '#drizzle/seed/reference/rules.ts';
import { findPreSendIssues } from './pre-send-checks.ts';
import type { FiscalReceipt } from './receipt.ts';

const good: FiscalReceipt = {
  Oib: '69435151530',
  USustPdv: true,
  DatVrijeme: '24.11.2026T08:05:09',
  OznSlijed: 'P',
  BrOznRac: '1',
  OznPosPr: 'POSL1',
  OznNapUr: '1',
  Pdv: [{ Stopa: '25.00', Osnovica: '10.00', Iznos: '2.50' }],
  IznosUkupno: '12.50',
  NacinPlac: 'G',
  OibOper: '69435151530',
  ZastKod: '1910bcf8dff2c6d30c5f87fef6afecb0',
  NakDost: false,
};

const check = (over: Partial<FiscalReceipt> = {}, now = '2026-11-24T07:05:10Z') =>
  findPreSendIssues({ ...good, ...over }, { now: new Date(now), rules: REFERENCE_RULES }).map(
    ({ path, code, severity }) => `${severity} ${path} ${code.replace('FISCAL_CHECK_', '')}`,
  );

const { Pdv: _vat, ...bare } = good;
const checkBare = (over: Partial<FiscalReceipt>) =>
  findPreSendIssues({ ...bare, ...over }, { now: new Date('2026-11-24T07:05:10Z'), rules: REFERENCE_RULES }).map(({ code }) =>
    code.replace('FISCAL_CHECK_', ''),
  );

it('a good receipt passes', () => {
  expect(check()).toEqual([]);
  expect(checkBare({ USustPdv: false })).toEqual([]);
});

describe('time', () => {
  it.each([
    ['2026-11-24T07:05:08Z', ['warn DatVrijeme 104']],
    ['2026-11-24T06:05:08Z', ['warn DatVrijeme 104', 'refuse DatVrijeme 177']],
    ['2026-11-24T01:05:08Z', ['warn DatVrijeme 103', 'warn DatVrijeme 104', 'refuse DatVrijeme 177']],
    ['2026-11-26T22:59:59Z', []],
    ['2026-11-26T23:00:00Z', ['warn DatVrijeme 152']],
    ['2026-11-30T12:00:00Z', ['warn DatVrijeme 153']],
    ['2026-12-24T12:00:00Z', ['warn DatVrijeme 153']],
    ['2026-12-25T12:00:00Z', ['warn DatVrijeme 153', 'refuse DatVrijeme 176']],
  ])('sent at %s', (now, issues) => {
    expect(check({}, now)).toEqual(issues);
  });
});

describe('the marks of premises and device', () => {
  it.each<[Partial<FiscalReceipt>, readonly string[]]>([
    [{ OznPosPr: 'POŠTA' }, ['refuse OznPosPr FISCAL_FORM_PREMISES']],
    [{ OznPosPr: 'P'.repeat(21) }, ['refuse OznPosPr FISCAL_FORM_PREMISES']],
    [{ OznNapUr: 'BLAG1' }, ['refuse OznNapUr FISCAL_FORM_DEVICE']],
    [{ OznNapUr: '01' }, ['refuse OznNapUr FISCAL_FORM_DEVICE']],
  ])('%j', (over, issues) => {
    expect(check(over)).toEqual(issues);
  });
});

describe('number and people', () => {
  it.each<[Partial<FiscalReceipt>, readonly string[]]>([
    [{ BrOznRac: '0' }, ['warn BrOznRac 105', 'refuse BrOznRac 178']],
    [{ BrOznRac: '1234567' }, ['warn BrOznRac 106']],
    [{ OibOper: '01234567890' }, ['refuse OibOper 179']],
    [{ OibPrimateljaRacuna: '12345678901' }, ['refuse OibPrimateljaRacuna 180']],
    [{ OibPrimateljaRacuna: '12345678903', NacinPlac: 'T' }, ['refuse OibPrimateljaRacuna 181']],
  ])('%j', (over, issues) => {
    expect(check(over)).toEqual(issues);
  });
});

describe('amounts', () => {
  it.each<[Partial<FiscalReceipt>, readonly string[]]>([
    [{ Pdv: [{ Stopa: '24.00', Osnovica: '10.00', Iznos: '2.50' }] }, ['warn Pdv.0.Stopa 110']],
    [{ Pdv: [{ Stopa: '25.00', Osnovica: '10.00', Iznos: '2.39' }], IznosUkupno: '12.39' }, ['warn Pdv.0.Iznos 160']],
    [{ Pdv: [{ Stopa: '25.00', Osnovica: '10.00', Iznos: '2.61' }], IznosUkupno: '12.61' }, ['warn Pdv.0.Iznos 161']],
    [{ Pdv: [{ Stopa: '25.00', Osnovica: '10.00', Iznos: '2.60' }], IznosUkupno: '12.60' }, []],
    [{ IznosUkupno: '12.51' }, []],
    [{ IznosUkupno: '12.52' }, ['refuse IznosUkupno 166']],
    [{ OstaliPor: [{ Naziv: 'Porez', Stopa: '1.00', Osnovica: '1.00', Iznos: '0.01' }] }, ['warn OstaliPor 125']],
    [{ Pnp: [{ Stopa: '3.00', Osnovica: '10.00', Iznos: '0.30' }], IznosUkupno: '12.80' }, []],
    [{ Pnp: [{ Stopa: '3.50', Osnovica: '10.00', Iznos: '0.35' }], IznosUkupno: '12.85' }, ['warn Pnp.0.Stopa 118']],
    [{ Pnp: [{ Stopa: '3.00', Osnovica: '10.00', Iznos: '0.41' }], IznosUkupno: '12.91' }, ['warn Pnp.0.Iznos 163']],
    [{ Naknade: [{ NazivN: 'Ambalaža', IznosN: '135.01' }], IznosUkupno: '147.51' }, ['warn Naknade.0.IznosN 164']],
  ])('%j', (over, issues) => {
    expect(check(over)).toEqual(issues);
  });

  it('beside a total of another sign or size', () => {
    expect(check({ IznosUkupno: '5.00' })).toEqual(['warn Pdv.0.Osnovica 112', 'refuse IznosUkupno 166']);
    expect(check({ IznosUkupno: '-12.50' })).toEqual(['warn Pdv.0.Osnovica 114', 'refuse IznosUkupno 166']);
    expect(checkBare({ IznosOslobPdv: '-1.00', IznosNePodlOpor: '13.50' })).toEqual(['127', '132']);
    expect(checkBare({ IznosMarza: '20.00' })).toEqual(['129']);
  });

  it('of a seller outside VAT', () => {
    const amounts = { IznosOslobPdv: '1.00', IznosMarza: '1.00', IznosNePodlOpor: '1.00' };
    expect(check({ USustPdv: false, ...amounts })).toEqual([
      'warn Pdv 142',
      'warn IznosOslobPdv 143',
      'warn IznosMarza 144',
      'warn IznosNePodlOpor 145',
    ]);
  });

  it('that are suspiciously high', () => {
    const of = (IznosUkupno: string, NacinPlac: FiscalReceipt['NacinPlac']) =>
      checkBare({ USustPdv: false, IznosUkupno, NacinPlac });
    expect(of('10000.00', 'K')).toEqual([]);
    expect(of('10000.01', 'K')).toEqual(['168', '185']);
    expect(of('-10000.01', 'G')).toEqual(['168', '185']);
    expect(of('150000.00', 'T')).toEqual([]);
    expect(of('150000.01', 'O')).toEqual(['167']);
  });
});

it('every check has its sentence, and none is without one', () => {
  const sources = ['./pre-send-checks.ts', './amount-checks.ts'].map((file) =>
    readFileSync(new URL(file, import.meta.url), 'utf8'),
  );
  const used = new Set(sources.flatMap((source) => source.match(/'1\d\d'/g) ?? []).map((code) => code.slice(1, -1)));
  const sentences = Object.keys(invoiceIssues).flatMap((key) =>
    key.startsWith('FISCAL_CHECK_') ? [key.slice('FISCAL_CHECK_'.length)] : [],
  );
  expect([...used].sort()).toEqual(sentences.sort());
});
