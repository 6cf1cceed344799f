/**
 * Which characters a TrueType font can draw, read from its `cmap` table (OpenType specification, formats 4 and 12).
 * PDF/A forbids the ".notdef" glyph that a missing character would leave on the page, so we must know beforehand.
 *
 * @throws RangeError when the font has no Unicode character map
 */
export function glyphCoverage(font: Uint8Array): ReadonlySet<number> {
  const view = new DataView(font.buffer, font.byteOffset, font.byteLength);
  const cmap = tableOffset(view, 'cmap');
  const covered = new Set<number>();
  let found = false;
  for (let index = 0; index < view.getUint16(cmap + 2); index++) {
    const record = cmap + 4 + index * 8;
    const platform = view.getUint16(record);
    if (platform !== 0 && platform !== 3) continue;
    const start = cmap + view.getUint32(record + 4);
    const format = view.getUint16(start);
    if (format === 4) readFormat4(view, start, covered);
    else if (format === 12) readFormat12(view, start, covered);
    else continue;
    found = true;
  }
  if (!found) throw new RangeError('the font has no Unicode character map');
  return covered;
}

function tableOffset(view: DataView, tag: string): number {
  for (let index = 0; index < view.getUint16(4); index++) {
    const record = 12 + index * 16;
    const name = String.fromCharCode(...[0, 1, 2, 3].map((byte) => view.getUint8(record + byte)));
    if (name === tag) return view.getUint32(record + 8);
  }
  throw new RangeError(`the font has no ${tag} table`);
}

/** Segments of the basic plane. A segment's glyphs come from a delta or from an array in which 0 means "none". */
function readFormat4(view: DataView, start: number, covered: Set<number>): void {
  const segments = view.getUint16(start + 6) / 2;
  const ends = start + 14;
  const starts = ends + segments * 2 + 2;
  const deltas = starts + segments * 2;
  const offsets = deltas + segments * 2;
  for (let segment = 0; segment < segments; segment++) {
    const last = view.getUint16(ends + segment * 2);
    const first = view.getUint16(starts + segment * 2);
    const delta = view.getUint16(deltas + segment * 2);
    const position = offsets + segment * 2;
    const rangeOffset = view.getUint16(position);
    for (let code = first; code <= last && code !== 0xffff; code++) {
      const glyph = rangeOffset === 0 ? code + delta : view.getUint16(position + rangeOffset + (code - first) * 2);
      if ((glyph & 0xffff) !== 0) covered.add(code);
    }
  }
}

/** Groups of all planes; a group's glyphs are consecutive. */
function readFormat12(view: DataView, start: number, covered: Set<number>): void {
  for (let group = 0; group < view.getUint32(start + 12); group++) {
    const record = start + 16 + group * 12;
    const first = view.getUint32(record);
    const glyph = view.getUint32(record + 8);
    for (let code = first; code <= view.getUint32(record + 4); code++) if (glyph + code - first !== 0) covered.add(code);
  }
}
