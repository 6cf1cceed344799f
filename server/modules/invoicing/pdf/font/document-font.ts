import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { printCut } from './print-cut.ts';
import { printableBy } from './printable.ts';

/** Inter, the typeface of the screens (SIL Open Font License 1.1), in the two cuts that a document uses. */
export interface DocumentFont {
  readonly regular: Uint8Array;
  readonly semiBold: Uint8Array;
  /** Text as the font can print it. */
  readonly printable: (text: string) => string;
}

let font: DocumentFont | undefined;

/** The document font, prepared on first use. Static cuts, because a PDF cannot embed a variable font. */
export function documentFont(): DocumentFont {
  if (font === undefined) {
    const { resolve } = createRequire(import.meta.url);
    const [regular, semiBold] = ['400Regular/Inter_400Regular.ttf', '600SemiBold/Inter_600SemiBold.ttf'].map((file) =>
      printCut(readFileSync(resolve(`@expo-google-fonts/inter/${file}`))),
    ) as [ReturnType<typeof printCut>, ReturnType<typeof printCut>];
    font = { regular: regular.font, semiBold: semiBold.font, printable: printableBy(regular.characters) };
  }
  return font;
}
