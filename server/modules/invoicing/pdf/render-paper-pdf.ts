import type { PrintedPaper } from './paper-definition.ts';

/** Prints a paper of headings, sentences and lists as an A4 PDF/A-3b; the same paper gives the same bytes. */
export async function renderPaperPdf(paper: PrintedPaper): Promise<Uint8Array> {
  const [{ paperDefinition }, { printPdf }, { documentFont }] = await Promise.all([
    import('./paper-definition.ts'),
    import('./print-pdf.ts'),
    import('./font/document-font.ts'),
  ]);
  return printPdf(paperDefinition(paper, documentFont().printable));
}
