import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { glyphCoverage } from './glyph-coverage.ts';

/** Inter, the typeface of the screens (SIL Open Font License 1.1): static cuts, because a PDF cannot embed a variable font. */
export interface DocumentFont {
  readonly regularPath: string;
  readonly semiBoldPath: string;
  /** Text as this font can print it, see {@link printableBy}. */
  readonly printable: (text: string) => string;
}

/** Stands where a character had to be left out. */
const MISSING = '\u25a1';
/** Joiners, variation selectors and skin tones: they only modify a neighbour, so they go without a trace. */
const MODIFIERS = /[\u200b-\u200d\u2060\ufe00-\ufe0f\ufeff\u{1f3fb}-\u{1f3ff}\u{e0020}-\u{e007f}]/gu;
const CONTROLS = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f]/g;

/**
 * Makes text printable with a set of characters: letters with accents are composed, control characters dropped, and what the
 * font cannot draw (an emoji, another script) becomes an open box.
 */
export function printableBy(coverage: ReadonlySet<number>): (text: string) => string {
  return (text) => {
    const composed = text.normalize('NFC').replace(/\r\n?/g, '\n').replace(CONTROLS, '').replace(MODIFIERS, '');
    let printed = '';
    for (const character of composed) {
      printed += character === '\n' || character === '\t' || coverage.has(character.codePointAt(0) ?? 0) ? character : MISSING;
    }
    return printed;
  };
}

let font: DocumentFont | undefined;

/** The document font, read on first use. */
export function documentFont(): DocumentFont {
  if (font === undefined) {
    const { resolve } = createRequire(import.meta.url);
    const regularPath = resolve('@expo-google-fonts/inter/400Regular/Inter_400Regular.ttf');
    font = {
      regularPath,
      semiBoldPath: resolve('@expo-google-fonts/inter/600SemiBold/Inter_600SemiBold.ttf'),
      printable: printableBy(glyphCoverage(readFileSync(regularPath))),
    };
  }
  return font;
}
