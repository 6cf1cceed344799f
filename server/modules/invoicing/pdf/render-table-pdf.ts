import type { PrintedTable } from './table-definition.ts';

/** Prints a table of figures as an A4 PDF/A-3b; the same table gives the same bytes. */
export async function renderTablePdf(table: PrintedTable): Promise<Uint8Array> {
  const [{ tableDefinition }, { printPdf }, { documentFont }] = await Promise.all([
    import('./table-definition.ts'),
    import('./print-pdf.ts'),
    import('./font/document-font.ts'),
  ]);
  return printPdf(tableDefinition(table, documentFont().printable));
}
