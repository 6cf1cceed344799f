import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readCharacterMap, writeCharacterMap } from './character-map.ts';
import { printCut } from './print-cut.ts';
import { printableBy } from './printable.ts';
import { readTables, tableOf, viewOf } from './sfnt.ts';

const original = readFileSync(createRequire(import.meta.url).resolve('@expo-google-fonts/inter/400Regular/Inter_400Regular.ttf'));
const cut = printCut(original);

/** Advance width of the glyph for a character, font units. */
function advance(font: Uint8Array, character: string): number {
  const tables = readTables(font);
  const glyph = readCharacterMap(tableOf(tables, 'cmap')).get(character.codePointAt(0) ?? 0) ?? 0;
  const wide = viewOf(tableOf(tables, 'hhea')).getUint16(34);
  return viewOf(tableOf(tables, 'hmtx')).getUint16(Math.min(glyph, wide - 1) * 4);
}

describe('cut for documents', () => {
  it('has figures of one width, unlike the original, and all else as it was', () => {
    const widths = (font: Uint8Array, text: string) => [...text].map((character) => advance(font, character));
    expect(new Set(widths(cut.font, '0123456789')).size).toBe(1);
    expect(new Set(widths(original, '0123456789')).size).toBeGreaterThan(1);
    expect(widths(cut.font, 'Čćžšđ €-.,/')).toEqual(widths(original, 'Čćžšđ €-.,/'));
  });

  it('draws the same characters as the original', () => {
    const known = readCharacterMap(tableOf(readTables(original), 'cmap'));
    expect([...cut.characters.keys()].sort((a, b) => a - b)).toEqual([...known.keys()].sort((a, b) => a - b));
  });

  it('refuses a font that has no character map', () => {
    expect(() => readCharacterMap(new Uint8Array(4))).toThrow(RangeError);
    expect(() => tableOf(new Map(), 'cmap')).toThrow(RangeError);
  });
});

describe('character map', () => {
  it('reads what it has written', () => {
    const entry = fc.tuple(fc.integer({ min: 1, max: 0x10ffff }), fc.integer({ min: 1, max: 0xffff }));
    fc.assert(
      fc.property(fc.array(entry, { minLength: 1 }), (entries) => {
        const map = new Map(entries);
        const read = readCharacterMap(writeCharacterMap(map));
        expect(read.size).toBe(map.size);
        for (const [code, glyph] of map) expect(read.get(code)).toBe(glyph);
      }),
    );
  });
});

describe('printable text', () => {
  const printable = printableBy(cut.characters);

  it.each([
    ['letters with accents are composed', 'c\u030cis\u0301', 'čiś'],
    ['lines end one way', 'a\r\nb\rc', 'a\nb\nc'],
    ['control characters and byte order marks go', '\ufeffa\u0000b\u009fc', 'abc'],
    ['an emoji of several parts is one box a figure', 'x👩🏽\u200d💻y', 'x□□y'],
    ['other alphabets of Europe stay', 'Ж Ω Ő ł', 'Ж Ω Ő ł'],
  ])('%s', (_, text, printed) => {
    expect(printable(text)).toBe(printed);
  });
});
