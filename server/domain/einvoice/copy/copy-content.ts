import type { IssuedDocument } from '#server/domain/invoicing/document.ts';
import { type EInvoiceTerms, REFERENCE_KEYS, type TermKey, tidyTerms } from '#server/domain/invoicing/einvoice-terms.ts';
import { isCorrectionKind } from '#server/domain/invoicing/kinds.ts';
import {
  LINE_REFERENCE_KEYS,
  type LineReferenceKey,
  type LineReferences,
  tidyReferences,
} from '#server/domain/invoicing/line-references.ts';

/**
 * What a corrected copy may say otherwise than the eRačun that it corrects: references of the buyer's, the business process, and why it
 * takes back or corrects another document. None of them has a part in what is taxed, when, at what rate or who owes it. The period and the
 * day of supply may move the tax point, the type belongs to what the Tax Administration knows an eRačun by, and everything else is amounts,
 * parties or the sale itself.
 */
export const COPY_TERM_KEYS = [...REFERENCE_KEYS, 'process', 'processMark', 'reason'] as const satisfies readonly TermKey[];
export type CopyTermKey = (typeof COPY_TERM_KEYS)[number];

/** What one line names of order and delivery; `position` counts from 1, as the document's lines do. */
export interface CopyLine {
  readonly position: number;
  readonly references: LineReferences;
}

/** Those data of a document; of a copy all of them, not only what changed. */
export interface CopyContent {
  readonly terms: Readonly<Partial<Record<CopyTermKey, string>>>;
  /** What the seller adds in his own words; sentences that the law wants are not part of it. */
  readonly note: string;
  /** Lines that name something, in their order. Absent in copies of before lines could be corrected: theirs are those of the document. */
  readonly lines?: readonly CopyLine[] | undefined;
}

/** As it is said today, with its lines. */
export interface WholeContent extends CopyContent {
  readonly lines: readonly CopyLine[];
}

export interface CopyChange {
  readonly key: CopyTermKey | LineReferenceKey | 'note';
  /** Of which line it is said, from 1; absent for the document. */
  readonly line?: number | undefined;
  /** Empty where nothing was said. */
  readonly before: string;
  readonly after: string;
}

type Said = Pick<IssuedDocument, 'einvoice' | 'note' | 'lines'>;

const pick = (terms: EInvoiceTerms | null | undefined): CopyContent['terms'] =>
  Object.fromEntries(
    COPY_TERM_KEYS.flatMap((key) => {
      const text = terms?.[key];
      return text === undefined ? [] : [[key, text]];
    }),
  );

/** What a document says of what a copy may change. */
export const contentOf = ({ einvoice, note, lines }: Said): WholeContent => ({
  terms: pick(tidyTerms(einvoice)),
  note: note.trim(),
  lines: tidyLines(lines),
});

const tidyLines = (lines: readonly { readonly position: number; readonly references?: LineReferences | undefined }[]) =>
  lines
    .flatMap(({ position, references }) => {
      const tidy = tidyReferences(references);
      return tidy === null ? [] : [{ position, references: tidy }];
    })
    .sort((a, b) => a.position - b.position);

/**
 * Content as a person typed it: without blanks around and without what is empty. A mark belongs to P99 alone, and only a storno or a note
 * says why it takes back or corrects another. Lines of which nothing was typed at all stay as `now` has them.
 */
export function tidyContent(
  { terms, note, lines }: CopyContent,
  { kind, now }: { readonly kind: IssuedDocument['kind']; readonly now: WholeContent },
): WholeContent {
  const { processMark, reason, ...rest } = pick(tidyTerms(terms));
  const saysWhy = kind === 'storno' || isCorrectionKind(kind);
  return {
    terms: {
      ...rest,
      ...(rest.process === 'P99' && processMark !== undefined ? { processMark } : {}),
      ...(saysWhy && reason !== undefined ? { reason } : {}),
    },
    note: note.trim(),
    lines: lines === undefined ? now.lines : tidyLines(lines),
  };
}

/** The document as a copy with that content says it; whatever a copy may not change stays. */
export function withContent<T extends Said>(document: T, { terms, note, lines: named }: CopyContent): T {
  const { einvoice, ...rest } = document;
  // Copies of before lines could be corrected say nothing of the reason either.
  const changed = COPY_TERM_KEYS.filter((key) => named !== undefined || key !== 'reason');
  const fixed = Object.fromEntries(
    Object.entries(einvoice ?? {}).filter(([key]) => !changed.some((each) => each === key)),
  ) as EInvoiceTerms;
  const said = tidyTerms({ ...fixed, ...terms });
  const lines = named === undefined ? document.lines : document.lines.map((line) => naming(line, named));
  return { ...rest, note, lines, ...(said === null ? {} : { einvoice: said }) } as unknown as T;
}

function naming(line: IssuedDocument['lines'][number], named: readonly CopyLine[]): IssuedDocument['lines'][number] {
  const { references: _before, ...rest } = line;
  const references = named.find(({ position }) => position === line.position)?.references;
  return references === undefined ? rest : { ...rest, references };
}

/** All that the copy of a document says of what may change; without a copy, what the document says. */
export const wholeContent = (document: Said, copy: CopyContent | undefined): WholeContent =>
  contentOf(copy === undefined ? document : withContent(document, copy));

/** What is said otherwise, in the order of the form. */
export function changesBetween(before: WholeContent, after: WholeContent): readonly CopyChange[] {
  const terms = COPY_TERM_KEYS.map((key) => ({ key, before: before.terms[key] ?? '', after: after.terms[key] ?? '' }));
  const of = ({ lines }: WholeContent, line: number) => lines.find(({ position }) => position === line)?.references ?? {};
  const positions = [...new Set([...before.lines, ...after.lines].map(({ position }) => position))].sort((a, b) => a - b);
  const lines = positions.flatMap((line) =>
    LINE_REFERENCE_KEYS.map((key) => ({ key, line, before: of(before, line)[key] ?? '', after: of(after, line)[key] ?? '' })),
  );
  return [...terms, ...lines, { key: 'note' as const, before: before.note, after: after.note }].filter(
    (change) => change.before !== change.after,
  );
}

/** The document as a corrected copy of that instant has it: printed and shown it says that it is one. */
export const asCopy = <T extends IssuedDocument>(document: T, content: CopyContent, at: Date): T => ({
  ...withContent(document, content),
  correctedAt: at,
});
