import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { decodeCsv } from './csv-decode.ts';
import { numberOfCell } from './csv-number.ts';
import { csvText, neutralizeCell, restoreCell } from './csv-write.ts';
import { DomainError } from './errors.ts';

const codeOf = (action: () => unknown): string => {
  try {
    action();
  } catch (error) {
    if (error instanceof DomainError) return error.code;
  }
  return '';
};

describe('cells of an exported file', () => {
  it.each(['=1+1', '+385 91 234', '-5+1', '-A1', '@SUM(A1)', '\t=1', '＝1', "'=1"])('%j is no formula', (cell) => {
    expect(neutralizeCell(cell)).toBe(`'${cell}`);
  });

  it.each(['Ana', '', "O'Neill", "'90-te", '-5', '-1250,00'])('%j stays as it is', (cell) => {
    expect(neutralizeCell(cell)).toBe(cell);
  });

  it('come back as they were', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom("'", '=', '+', '-', '@', '\t', 'a', ';') }),
        (cell) => restoreCell(neutralizeCell(cell)) === cell,
      ),
    );
  });

  it('are separated and quoted as Excel here expects', () => {
    expect(
      csvText([
        ['Naziv', 'Bilješka'],
        ['Obrt "Sova"; Zagreb', 'dva\nretka'],
      ]),
    ).toBe('\ufeffNaziv;Bilješka\r\n"Obrt ""Sova""; Zagreb";"dva\nretka"\r\n');
  });
});

describe('bytes of a file', () => {
  it('are read in each encoding that Croatian programs write', () => {
    const text = 'Đurđa Šćepanović\r\nŽ';
    const read = { text: 'Đurđa Šćepanović\nŽ' };
    expect(decodeCsv(new TextEncoder().encode(text))).toEqual({ encoding: 'utf-8', ...read });
    expect(decodeCsv(new TextEncoder().encode(`\ufeff${text}`))).toEqual({ encoding: 'utf-8', ...read });
    expect(decodeCsv(Buffer.from(`\ufeff${text}`, 'utf16le'))).toEqual({ encoding: 'utf-16', ...read });
    const cp1250 = Buffer.from([
      0xd0, 0x75, 0x72, 0xf0, 0x61, 0x20, 0x8a, 0xe6, 0x65, 0x70, 0x61, 0x6e, 0x6f, 0x76, 0x69, 0xe6, 0x0d, 0x0a, 0x8e,
    ]);
    expect(decodeCsv(cp1250)).toEqual({ encoding: 'windows-1250', ...read });
  });

  it('that are no text are refused', () => {
    expect(codeOf(() => decodeCsv(Buffer.from('a;b\0c')))).toBe('CSV_NOT_TEXT');
    expect(codeOf(() => decodeCsv(Buffer.from([0xef, 0xbb, 0xbf, 0x61, 0xff])))).toBe('CSV_NOT_TEXT');
    expect(codeOf(() => decodeCsv(Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a])))).toBe('CSV_NOT_TEXT');
    expect(codeOf(() => decodeCsv(Buffer.from([0x50, 0x4b, 0x03, 0x04, 0x14])))).toBe('CSV_IS_SPREADSHEET');
  });
});

describe('numbers of a spreadsheet', () => {
  it.each([
    ['1234,5', ';', '1234.5'],
    ['1.234,50', ';', '1234.50'],
    ['1.234.567', ';', '1234567'],
    ['1,234.50', ';', '1234.50'],
    ['1 234,50 €', ';', '1234.50'],
    ['€12.50', ',', '12.50'],
    ['−5', ';', '-5'],
    ['1.234', ';', '1234'],
    ['1.234', ',', '1.234'],
    ['0.125', ';', '0.125'],
    ['12345.678', ';', '12345.678'],
    ['0,000001', ';', '0.000001'],
  ])('%j in a file separated by %j is %s', (cell, separator, number) => {
    expect(numberOfCell(cell, separator)).toBe(number);
  });

  it.each(['', 'abc', '1,2,3', '1.23.456', '12,', '1e3', '1.234,5,6', '--5'])('%j is none', (cell) => {
    expect(numberOfCell(cell, ';')).toBeNull();
  });
});
