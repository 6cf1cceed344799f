import type { IssuedDocument } from '#server/domain/invoicing/document.ts';
import { type EInvoiceTerms, REFERENCE_KEYS, type TermKey, tidyTerms } from '#server/domain/invoicing/einvoice-terms.ts';

/**
 * What a corrected copy may say otherwise than the eRačun that it corrects: references of the buyer's and the business process. None of
 * them has a part in what is taxed, when, at what rate or who owes it. The period and the day of supply may move the tax point, the type
 * belongs to what the Tax Administration knows an eRačun by, and everything else is amounts, parties or the sale itself.
 */
export const COPY_TERM_KEYS = [...REFERENCE_KEYS, 'process', 'processMark'] as const satisfies readonly TermKey[];
export type CopyTermKey = (typeof COPY_TERM_KEYS)[number];

/** Those data of a document; of a copy all of them, not only what changed. */
export interface CopyContent {
  readonly terms: Readonly<Partial<Record<CopyTermKey, string>>>;
  /** What the seller adds in his own words; sentences that the law wants are not part of it. */
  readonly note: string;
}

export interface CopyChange {
  readonly key: CopyTermKey | 'note';
  /** Empty where nothing was said. */
  readonly before: string;
  readonly after: string;
}

const pick = (terms: EInvoiceTerms | null | undefined): CopyContent['terms'] =>
  Object.fromEntries(
    COPY_TERM_KEYS.flatMap((key) => {
      const text = terms?.[key];
      return text === undefined ? [] : [[key, text]];
    }),
  );

/** What a document says of what a copy may change. */
export const contentOf = ({ einvoice, note }: Pick<IssuedDocument, 'einvoice' | 'note'>): CopyContent => ({
  terms: pick(tidyTerms(einvoice)),
  note: note.trim(),
});

/** Content as a person typed it: without blanks around and without what is empty; a mark belongs to P99 alone. */
export function tidyContent({ terms, note }: CopyContent): CopyContent {
  const { processMark, ...rest } = pick(tidyTerms(terms));
  return {
    terms: rest.process === 'P99' && processMark !== undefined ? { ...rest, processMark } : rest,
    note: note.trim(),
  };
}

/** The document as a copy with that content says it; whatever a copy may not change stays. */
export function withContent<T extends Pick<IssuedDocument, 'einvoice' | 'note'>>(document: T, { terms, note }: CopyContent): T {
  const { einvoice, ...rest } = document;
  const fixed = Object.fromEntries(
    Object.entries(einvoice ?? {}).filter(([key]) => !COPY_TERM_KEYS.some((each) => each === key)),
  ) as EInvoiceTerms;
  const said = tidyTerms({ ...fixed, ...terms });
  return { ...rest, note, ...(said === null ? {} : { einvoice: said }) } as unknown as T;
}

/** What is said otherwise, in the order of the form. */
export function changesBetween(before: CopyContent, after: CopyContent): readonly CopyChange[] {
  const terms = COPY_TERM_KEYS.map((key) => ({ key, before: before.terms[key] ?? '', after: after.terms[key] ?? '' }));
  return [...terms, { key: 'note' as const, before: before.note, after: after.note }].filter(
    (change) => change.before !== change.after,
  );
}

/** The document as a corrected copy of that instant has it: printed and shown it says that it is one. */
export const asCopy = <T extends IssuedDocument>(document: T, content: CopyContent, at: Date): T => ({
  ...withContent(document, content),
  correctedAt: at,
});
