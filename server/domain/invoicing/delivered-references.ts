import type { DraftContent, LineInput } from './document.ts';
import { type EInvoiceTerms, TERM_KEYS, tidyTerms } from './einvoice-terms.ts';
import { type LineReferences, tidyReferences } from './line-references.ts';

/** A delivery note that an invoice charges. */
export interface ChargedNote {
  readonly number: string;
  readonly lines: readonly LineInput[];
  readonly einvoice?: EInvoiceTerms | undefined;
}

/** What a document or else its lines can name. */
const EITHER = ['orderNumber', 'receipt'] as const;

/**
 * The lines of the invoice of delivery notes, one note after the other, and what it names. One note is named by the document (BT-16), of
 * several each line names its own (HR-BT-10). Terms of the notes that all of them have stay terms of the document; orders and receipts that
 * differ go to the lines, since a receiver refuses them in both places.
 */
export function chargedReferences(notes: readonly ChargedNote[]): Pick<DraftContent, 'lines' | 'einvoice'> {
  const [first, ...others] = notes;
  if (first === undefined) return { lines: [] };
  const shared = new Set(
    TERM_KEYS.filter((key) => key !== 'despatch' && others.every(({ einvoice }) => einvoice?.[key] === first.einvoice?.[key])),
  );
  for (const key of EITHER)
    if (notes.some(({ lines }) => lines.some(({ references }) => (references?.[key] ?? '') !== ''))) shared.delete(key);
  const isOne = others.length === 0;
  const terms = Object.fromEntries([...shared].map((key) => [key, first.einvoice?.[key] ?? '']));
  const einvoice = tidyTerms({ ...terms, despatch: isOne ? first.number : '' });
  const lines = notes.flatMap((note) => {
    const left = EITHER.filter((key) => !shared.has(key));
    const ofNote = Object.fromEntries(left.map((key) => [key, note.einvoice?.[key] ?? '']));
    const despatch = isOne ? '' : note.number;
    return note.lines.map((line) => withReferences(line, { ...ofNote, ...tidyReferences(line.references), despatch }));
  });
  return einvoice === null ? { lines } : { lines, einvoice };
}

function withReferences({ references: _before, ...line }: LineInput, references: LineReferences): LineInput {
  const tidy = tidyReferences(references);
  return tidy === null ? line : { ...line, references: tidy };
}
