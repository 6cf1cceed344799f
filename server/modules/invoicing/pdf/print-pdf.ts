import type { TDocumentDefinitions } from 'pdfmake/interfaces';
import { documentFont } from './fonts.ts';

type Pdfmake = typeof import('pdfmake') & {
  setUrlAccessPolicy(policy: (url: string) => boolean): void;
  setLocalAccessPolicy(policy: (path: string) => boolean): void;
};

let printer: Promise<Pdfmake> | undefined;

/** Loaded on first use: it costs a third of a second, which no start of the server should pay. */
async function load(): Promise<Pdfmake> {
  const module: { default: Pdfmake } = (await import('pdfmake')) as unknown as { default: Pdfmake };
  const pdfmake = module.default;
  const { regularPath, semiBoldPath } = documentFont();
  pdfmake.addFonts({ Inter: { normal: regularPath, bold: semiBoldPath } });
  // A document is made of what is in it: no address and no file but the two fonts is ever read.
  pdfmake.setUrlAccessPolicy(() => false);
  pdfmake.setLocalAccessPolicy((path) => path === regularPath || path === semiBoldPath);
  return pdfmake;
}

/**
 * Prints a definition as PDF/A-3b (ISO 19005-3, level B: fonts embedded, sRGB output intent). The bytes depend on the
 * definition alone; `info.creationDate` must therefore be set, for the library would take the present moment.
 */
export async function printPdf(definition: TDocumentDefinitions & { info: { creationDate: Date } }): Promise<Uint8Array> {
  printer ??= load();
  const pdfmake = await printer;
  const buffer = await pdfmake.createPdf({ version: '1.7', subset: 'PDF/A-3b', ...definition }).getBuffer();
  return new Uint8Array(buffer);
}
