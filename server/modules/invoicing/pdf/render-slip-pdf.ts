import type { SlipPdfInput } from './slip-definition.ts';

/** Longer than any roll: what is measured on it never breaks. */
const ENDLESS = 100_000;

/**
 * Prints a receipt as a PDF/A-3b as wide as the roll and as long as the receipt. Its length is measured on an endless sheet first:
 * an end-mark says where the text came to.
 *
 * The same input always gives the same bytes.
 */
export async function renderSlipPdf(input: SlipPdfInput): Promise<Uint8Array> {
  const [{ slipDefinition }, { printPdf }, { documentFont }] = await Promise.all([
    import('./slip-definition.ts'),
    import('./print-pdf.ts'),
    import('./font/document-font.ts'),
  ]);
  const { printable } = documentFont();
  const endless = slipDefinition(input, ENDLESS, printable);
  const margin = endless.pageMargins as readonly number[];
  let end = 0;
  await printPdf({
    ...endless,
    content: [...(endless.content as []), { text: ' ', id: 'end', fontSize: 1, lineHeight: 1 }],
    pageBreakBefore: (node) => {
      if (node.id === 'end') end = node.startPosition.top;
      return false;
    },
  });
  if (end === 0) throw new Error('the length of a receipt could not be measured');
  return printPdf(slipDefinition(input, Math.ceil(end + (margin[3] ?? 0)), printable));
}
