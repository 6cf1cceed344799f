import type { TDocumentDefinitions } from 'pdfmake/interfaces';
import { documentFont } from './font/document-font.ts';

/** The server-side half of the library's interface, which its types leave out. */
interface Printer {
  readonly virtualfs: { writeFileSync(path: string, content: Uint8Array): void };
  addFonts(fonts: Record<string, { normal: string; bold: string }>): void;
  setUrlAccessPolicy(policy: (url: string) => boolean): void;
  setLocalAccessPolicy(policy: (path: string) => boolean): void;
  createPdf(definition: TDocumentDefinitions): { getBuffer(): Promise<Uint8Array> };
}

const REGULAR = 'fiskai/inter-regular.ttf';
const SEMI_BOLD = 'fiskai/inter-semibold.ttf';

let printer: Promise<Printer> | undefined;

/** Loaded on first use: it costs a third of a second, which no start of the server should pay. */
async function load(): Promise<Printer> {
  const library: { readonly default: unknown } = await import('pdfmake');
  const pdfmake = library.default as Printer;
  const { regular, semiBold } = documentFont();
  pdfmake.virtualfs.writeFileSync(REGULAR, regular);
  pdfmake.virtualfs.writeFileSync(SEMI_BOLD, semiBold);
  pdfmake.addFonts({ Inter: { normal: REGULAR, bold: SEMI_BOLD } });
  // A document is made of what is in it: no address is fetched and no file is read.
  pdfmake.setUrlAccessPolicy(() => false);
  pdfmake.setLocalAccessPolicy(() => false);
  return pdfmake;
}

/**
 * Prints a definition as PDF/A-3b (ISO 19005-3, level B: fonts embedded, sRGB output intent). The bytes depend on the
 * definition alone; `info.creationDate` must therefore be set, for the library would take the present moment.
 */
export async function printPdf(definition: TDocumentDefinitions & { info: { creationDate: Date } }): Promise<Uint8Array> {
  printer ??= load();
  const pdfmake = await printer;
  return new Uint8Array(await pdfmake.createPdf({ version: '1.7', subset: 'PDF/A-3b', ...definition }).getBuffer());
}
