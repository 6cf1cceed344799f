import { readCharacterMap, writeCharacterMap, type CharacterMap } from './character-map.ts';
import { readTables, tableOf, writeTables } from './sfnt.ts';
import { singleSubstitutions } from './single-substitutions.ts';

/** A font as our documents print with it. */
export interface PrintCut {
  readonly font: Uint8Array;
  readonly characters: CharacterMap;
}

/** Layout and hinting tables; a page of plain left-to-right text in Latin, Greek or Cyrillic does without them. */
const DROPPED: ReadonlySet<string> = new Set(['GSUB', 'GPOS', 'GDEF', 'STAT', 'DSIG']);

/**
 * Makes a cut for documents: figures of equal width are its only figures, and the layout tables are gone. A document sets
 * hundreds of words, and shaping each through Inter's contextual alternates takes more time than all the rest of printing.
 */
export function printCut(original: Uint8Array): PrintCut {
  const tables = readTables(original);
  const tabular = singleSubstitutions(tableOf(tables, 'GSUB'), 'tnum');
  const characters = new Map(readCharacterMap(tableOf(tables, 'cmap')));
  for (const figure of '0123456789') {
    const code = figure.charCodeAt(0);
    const glyph = characters.get(code) ?? 0;
    characters.set(code, tabular.get(glyph) ?? glyph);
  }
  const kept = new Map([...tables].filter(([tag]) => !DROPPED.has(tag)));
  kept.set('cmap', writeCharacterMap(characters));
  return { font: writeTables(kept), characters };
}
