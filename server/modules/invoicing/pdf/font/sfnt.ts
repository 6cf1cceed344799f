import { Buffer } from 'node:buffer';

/** Tables of a TrueType font by tag, in the order of its directory (OpenType specification, "Organization of an OpenType font"). */
export type FontTables = ReadonlyMap<string, Uint8Array>;

const HEADER = 12;
const RECORD = 16;

export const viewOf = (bytes: Uint8Array): DataView => new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);

/** Splits a font file into its tables; the result shares the file's memory. */
export function readTables(font: Uint8Array): FontTables {
  const view = viewOf(font);
  const tables = new Map<string, Uint8Array>();
  for (let index = 0; index < view.getUint16(4); index++) {
    const record = HEADER + index * RECORD;
    const tag = Buffer.from(font.subarray(record, record + 4)).toString('latin1');
    const start = view.getUint32(record + 8);
    tables.set(tag, font.subarray(start, start + view.getUint32(record + 12)));
  }
  return tables;
}

/** A table of the font. @throws RangeError when it is missing */
export function tableOf(tables: FontTables, tag: string): Uint8Array {
  const table = tables.get(tag);
  if (table === undefined) throw new RangeError(`the font has no ${tag} table`);
  return table;
}

/**
 * Joins tables to a font file. Checksums are left zero: the file lives in memory only, and what a PDF embeds is written anew
 * from it.
 */
export function writeTables(tables: FontTables): Uint8Array {
  const start = HEADER + tables.size * RECORD;
  const directory = Buffer.alloc(start);
  directory.writeUInt32BE(0x00010000, 0);
  directory.writeUInt16BE(tables.size, 4);
  const parts: Uint8Array[] = [directory];
  let position = start;
  let record = HEADER;
  for (const [tag, table] of tables) {
    directory.write(tag, record, 'latin1');
    directory.writeUInt32BE(position, record + 8);
    directory.writeUInt32BE(table.length, record + 12);
    const padding = (4 - (table.length % 4)) % 4;
    parts.push(table, Buffer.alloc(padding));
    position += table.length + padding;
    record += RECORD;
  }
  return Buffer.concat(parts);
}
