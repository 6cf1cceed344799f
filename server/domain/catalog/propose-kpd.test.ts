import { describe, expect, it } from 'vitest';

import { KPD_STARTER } from './kpd-starter.ts';
import { isMadeGood, isTrade, proposeKpd, similarity, stemsOf, type UsedKpd } from './propose-kpd.ts';

const first = (text: string, used: readonly UsedKpd[] = []): string | undefined =>
  proposeKpd(text, used, KPD_STARTER, 5)[0]?.code;

describe('proposals of KPD codes', () => {
  it.each([
    ['Izrada web stranice', '62.10.11'],
    ['grafički dizajn logotipa', '74.12.11'],
    ['GRAFICKI DIZAJN', '74.12.11'],
    ['knjigovodstvo za studeni', '69.20.23'],
    ['frizura', '96.21.11'],
    ['prijevod ugovora', '74.30.01'],
    ['čišćenje ureda', '81.21.02'],
    ['translation', '74.30.01'],
    ['najamnina za stan', '68.20.01'],
  ])('finds %s by words, with or without diacritics and endings', (text, code) => {
    expect(first(text)).toBe(code);
  });

  it('finds what was typed with a slip', () => {
    expect(proposeKpd('fotografirnje vjencnja', [], KPD_STARTER, 3).map(({ code }) => code)).toContain('74.20.23');
  });

  it('puts what the company used for the same words before everything, and says so', () => {
    const used = [{ code: '74.12.12', description: 'Dizajn logotipa', times: 12 }];
    expect(proposeKpd('dizajn LOGOTIPA', used, KPD_STARTER, 3)[0]).toEqual({
      code: '74.12.12',
      reason: { kind: 'used', description: 'Dizajn logotipa', times: 12 },
    });
    expect(proposeKpd('dizajn logotipa za kafić', used, KPD_STARTER, 3)[0]).toEqual({
      code: '74.12.12',
      reason: { kind: 'alike', description: 'Dizajn logotipa' },
    });
  });

  it('leaves out what the company used for something else', () => {
    const used = [{ code: '47.71.00', description: 'Majica kratkih rukava', times: 400 }];
    expect(proposeKpd('knjigovodstvene usluge', used, KPD_STARTER, 9).map(({ code }) => code)).not.toContain('47.71.00');
  });

  it('finds codes by their beginning, however it is typed', () => {
    for (const text of ['62.10', '6210', 'J62.10', '62 10'])
      expect(proposeKpd(text, [], KPD_STARTER, 9).map(({ code }) => code)).toEqual(['62.10.11', '62.10.12']);
  });

  it('offers without words what the company uses most, each code once', () => {
    const used = [
      { code: '62.10.11', description: 'Aplikacija', times: 2 },
      { code: '62.20.20', description: 'Savjet', times: 9 },
      { code: '62.10.11', description: 'Stranica', times: 3 },
    ];
    expect(proposeKpd('', used, KPD_STARTER, 9).map(({ code }) => code)).toEqual(['62.20.20', '62.10.11']);
  });

  it('counts likeness as PostgreSQL does', () => {
    expect(similarity('word', 'two words')).toBeCloseTo(0.363636, 5);
    expect(similarity('', '')).toBe(0);
  });

  it('cuts words to what does not change', () => {
    expect(stemsOf('Usluge čišćenja')).toEqual(['uslu', 'ciscen']);
  });

  it('knows goods from the services of selling them', () => {
    expect(isMadeGood('10.71.11')).toBe(true);
    expect(isMadeGood('18.12.02')).toBe(false);
    expect(isTrade('47.71.00')).toBe(true);
    expect(isMadeGood('62.10.11')).toBe(false);
  });

  it('has no code twice and none that is malformed', () => {
    const codes = KPD_STARTER.map(({ code }) => code);
    expect(new Set(codes).size).toBe(codes.length);
    expect(codes.filter((code) => !/^\d\d\.\d\d\.\d\d$/.test(code))).toEqual([]);
    expect(KPD_STARTER.filter(({ name }) => name.hr === '' || name.en === '')).toEqual([]);
  });
});
