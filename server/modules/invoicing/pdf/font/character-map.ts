import { Buffer } from 'node:buffer';
import { viewOf } from './sfnt.ts';

/** Glyph of each character (code point) that a font can draw. */
export type CharacterMap = ReadonlyMap<number, number>;

/**
 * Reads a `cmap` table (OpenType specification, subtable formats 4 and 12).
 *
 * @throws RangeError when it maps no Unicode characters
 */
export function readCharacterMap(cmap: Uint8Array): CharacterMap {
  const view = viewOf(cmap);
  const glyphs = new Map<number, number>();
  for (let index = 0; index < view.getUint16(2); index++) {
    const record = 4 + index * 8;
    const platform = view.getUint16(record);
    if (platform !== 0 && platform !== 3) continue;
    const start = view.getUint32(record + 4);
    const format = view.getUint16(start);
    if (format === 4) readFormat4(view, start, glyphs);
    if (format === 12) readFormat12(view, start, glyphs);
  }
  if (glyphs.size === 0) throw new RangeError('the font has no Unicode character map');
  return glyphs;
}

/** Segments of the basic plane. A segment's glyphs come from a delta or from an array in which 0 means "none". */
function readFormat4(view: DataView, start: number, glyphs: Map<number, number>): void {
  const bytes = view.getUint16(start + 6);
  const ends = start + 14;
  const starts = ends + bytes + 2;
  const deltas = starts + bytes;
  const offsets = deltas + bytes;
  for (let segment = 0; segment < bytes; segment += 2) {
    const first = view.getUint16(starts + segment);
    const rangeOffset = view.getUint16(offsets + segment);
    for (let code = first; code <= view.getUint16(ends + segment) && code !== 0xffff; code++) {
      const listed = rangeOffset === 0 ? code : view.getUint16(offsets + segment + rangeOffset + (code - first) * 2);
      const glyph = listed === 0 ? 0 : (listed + view.getUint16(deltas + segment)) & 0xffff;
      if (glyph !== 0) glyphs.set(code, glyph);
    }
  }
}

/** Groups of all planes; a group's glyphs are consecutive. */
function readFormat12(view: DataView, start: number, glyphs: Map<number, number>): void {
  for (let group = 0; group < view.getUint32(start + 12); group++) {
    const record = start + 16 + group * 12;
    const first = view.getUint32(record);
    const glyph = view.getUint32(record + 8);
    for (let code = first; code <= view.getUint32(record + 4); code++) glyphs.set(code, glyph + code - first);
  }
}

/** Writes a `cmap` table with one subtable of format 12 (platform 3, encoding 10: Unicode, all planes). */
export function writeCharacterMap(glyphs: CharacterMap): Uint8Array {
  const groups: { first: number; last: number; glyph: number }[] = [];
  for (const [code, glyph] of [...glyphs].sort(([a], [b]) => a - b)) {
    const group = groups.at(-1);
    if (group !== undefined && code === group.last + 1 && glyph === group.glyph + code - group.first) group.last = code;
    else groups.push({ first: code, last: code, glyph });
  }
  const table = Buffer.alloc(28 + groups.length * 12);
  table.writeUInt16BE(1, 2);
  table.writeUInt16BE(3, 4);
  table.writeUInt16BE(10, 6);
  table.writeUInt32BE(12, 8);
  table.writeUInt16BE(12, 12);
  table.writeUInt32BE(16 + groups.length * 12, 16);
  table.writeUInt32BE(groups.length, 24);
  groups.forEach(({ first, last, glyph }, index) => {
    table.writeUInt32BE(first, 28 + index * 12);
    table.writeUInt32BE(last, 32 + index * 12);
    table.writeUInt32BE(glyph, 36 + index * 12);
  });
  return table;
}
