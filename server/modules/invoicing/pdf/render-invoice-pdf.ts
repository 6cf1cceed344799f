import type { InvoicePdfInput } from './invoice-definition.ts';

/**
 * Prints an issued document as an A4 PDF/A-3b.
 *
 * The result is a function of its input alone, to the byte: dates and identity of the file come from the document, so the file
 * from before the JIR and the one after it can both be made again and compared with what the archive keeps. Printed are all
 * particulars of Zakon o PDV-u čl. 79 and, with a fiscal state, of Zakon o fiskalizaciji čl. 7.
 *
 * A logo that cannot be decoded is replaced by the firm's initials, for an invoice must come out whatever was uploaded.
 *
 * @throws Error only when the installation is broken (a font file that is missing, say)
 */
export async function renderInvoicePdf(input: InvoicePdfInput): Promise<Uint8Array> {
  const [{ invoiceDefinition }, { printPdf }, { documentFont }] = await Promise.all([
    import('./invoice-definition.ts'),
    import('./print-pdf.ts'),
    import('./font/document-font.ts'),
  ]);
  const { printable } = documentFont();
  if (input.logo === null) return printPdf(invoiceDefinition(input, printable));
  try {
    return await printPdf(invoiceDefinition(input, printable));
  } catch {
    return printPdf(invoiceDefinition({ ...input, logo: null }, printable));
  }
}
