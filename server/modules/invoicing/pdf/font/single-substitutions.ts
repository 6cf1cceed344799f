import { viewOf } from './sfnt.ts';

const EXTENSION = 7;

/**
 * What a feature of one glyph for one glyph puts in place of what: `tnum` gives figures of equal width (OpenType
 * specification, GSUB lookup type 1, also behind an extension).
 *
 * @param gsub the font's GSUB table
 * @returns substitute by glyph; empty when the font has no such feature
 */
export function singleSubstitutions(gsub: Uint8Array, feature: string): ReadonlyMap<number, number> {
  const view = viewOf(gsub);
  const lookups = view.getUint16(8);
  const substitutes = new Map<number, number>();
  for (const index of lookupsOf(view, feature)) {
    const lookup = lookups + view.getUint16(lookups + 2 + index * 2);
    for (let subtable = 0; subtable < view.getUint16(lookup + 4); subtable++) {
      const at = lookup + view.getUint16(lookup + 6 + subtable * 2);
      const extended = view.getUint16(lookup) === EXTENSION;
      const type = extended ? view.getUint16(at + 2) : view.getUint16(lookup);
      if (type === 1) readSubtable(view, extended ? at + view.getUint32(at + 4) : at, substitutes);
    }
  }
  return substitutes;
}

function lookupsOf(view: DataView, feature: string): ReadonlySet<number> {
  const features = view.getUint16(6);
  const lookups = new Set<number>();
  for (let index = 0; index < view.getUint16(features); index++) {
    const record = features + 2 + index * 6;
    const tag = String.fromCharCode(...[0, 1, 2, 3].map((byte) => view.getUint8(record + byte)));
    if (tag !== feature) continue;
    const table = features + view.getUint16(record + 4);
    for (let item = 0; item < view.getUint16(table + 2); item++) lookups.add(view.getUint16(table + 4 + item * 2));
  }
  return lookups;
}

/** Format 1 adds a delta to each covered glyph, format 2 lists the substitutes. */
function readSubtable(view: DataView, start: number, substitutes: Map<number, number>): void {
  const format = view.getUint16(start);
  coverageOf(view, start + view.getUint16(start + 2)).forEach((glyph, index) => {
    const substitute = format === 1 ? (glyph + view.getInt16(start + 4)) & 0xffff : view.getUint16(start + 6 + index * 2);
    if (!substitutes.has(glyph)) substitutes.set(glyph, substitute);
  });
}

/** Glyphs of a coverage table, in its order. */
function coverageOf(view: DataView, start: number): number[] {
  const glyphs: number[] = [];
  const ranged = view.getUint16(start) === 2;
  for (let index = 0; index < view.getUint16(start + 2); index++) {
    const record = start + 4 + index * (ranged ? 6 : 2);
    const last = ranged ? view.getUint16(record + 2) : view.getUint16(record);
    for (let glyph = view.getUint16(record); glyph <= last; glyph++) glyphs.push(glyph);
  }
  return glyphs;
}
