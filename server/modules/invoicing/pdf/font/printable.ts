import type { CharacterMap } from './character-map.ts';

/** Stands where a character had to be left out. */
const MISSING = '\u25a1';
/** Joiners, variation selectors and skin tones: they only modify a neighbour, so they go without a trace. */
const MODIFIERS = /[\u00ad\u200b-\u200f\u2060\ufe00-\ufe0f\ufeff\u{1f3fb}-\u{1f3ff}\u{e0020}-\u{e007f}]/gu;
const CONTROLS = /(?![\t\n])\p{Cc}/gu;

/**
 * Makes text printable with a set of characters: letters with accents are composed, control characters dropped, and what the
 * font cannot draw (an emoji, another script) becomes an open box. PDF/A forbids the ".notdef" glyph that would otherwise
 * stand there.
 */
export function printableBy(characters: CharacterMap): (text: string) => string {
  return (text) => {
    const clean = text.normalize('NFC').replace(/\r\n?/g, '\n').replace(CONTROLS, '').replace(MODIFIERS, '');
    let printed = '';
    for (const character of clean) {
      const known = character === '\n' || character === '\t' || characters.has(character.codePointAt(0) ?? 0);
      printed += known ? character : MISSING;
    }
    return printed;
  };
}
