import type { FieldIssue } from '../shared/errors.ts';
import { isPlainDate } from '../shared/plain-date.ts';
import { type DocumentKind, type DraftKind, isCorrectionKind } from './kinds.ts';
import type { LineReferences } from './line-references.ts';

/** Business processes of HR-TB-1 but P12, in which a buyer invoices himself; `P99` is one that the buyer has named, with a mark of his. */
export const PROCESSES = ['P1', 'P2', 'P3', 'P4', 'P5', 'P6', 'P7', 'P8', 'P9', 'P10', 'P11', 'P99'] as const;
export type Process = (typeof PROCESSES)[number];

/** What buyers ask to be named by: each one term of EN 16931, in the order in which forms and documents have them. */
export const REFERENCES = {
  orderNumber: 'BT-13',
  contract: 'BT-12',
  project: 'BT-11',
  buyerReference: 'BT-10',
  buyerAccount: 'BT-19',
  despatch: 'BT-16',
  receipt: 'BT-15',
  tender: 'BT-17',
} as const;
export type ReferenceKey = keyof typeof REFERENCES;
export const REFERENCE_KEYS = Object.keys(REFERENCES) as readonly ReferenceKey[];

/** First and last day of what is invoiced (BT-73, BT-74). */
export const PERIOD_KEYS = ['periodFrom', 'periodTo'] as const;

export const TERM_KEYS = [...REFERENCE_KEYS, ...PERIOD_KEYS, 'process', 'processMark', 'type', 'reason'] as const;
export type TermKey = (typeof TERM_KEYS)[number];

/**
 * What a person says of a document beside what every invoice has: references of the buyer's, the period, the business process (one of
 * `PROCESSES`, with its mark for P99), the type 394 of a lease or 384 of what takes back, and why it takes back or corrects another (HR-BT-3).
 * What is absent was not said; the process then follows from the document.
 */
export type EInvoiceTerms = Readonly<Partial<Record<TermKey, string>>>;

/** BT-3 of an invoice for renting or leasing (UNTDID 1001). */
export const LEASE_TYPE = '394';

/** BT-3 of what takes back: a credit note, or an invoice below zero that corrects another (UNTDID 1001). */
export const STORNO_TYPES = ['381', '384'] as const;
export type StornoType = (typeof STORNO_TYPES)[number];
export const NEGATIVE_TYPE = '384' satisfies StornoType;

/** HR-BR-43 allows 1024 for a contract; what people write is shorter, and a document has to show it. */
export const TERM_LENGTH = 200;
/** HR-BT-3 has no limit; a sentence or two fit beside the reference on paper. */
export const REASON_LENGTH = 500;

const limitOf = (key: TermKey): number => (key === 'reason' ? REASON_LENGTH : TERM_LENGTH);

/** Terms without what is empty, each on one line; null where nothing is left. */
export function tidyTerms(terms: EInvoiceTerms | undefined): EInvoiceTerms | null {
  const tidy = Object.fromEntries(
    TERM_KEYS.flatMap((key) => {
      const text = terms?.[key]?.replace(/\s+/g, ' ').trim() ?? '';
      return text === '' ? [] : [[key, text]];
    }),
  );
  return Object.keys(tidy).length === 0 ? null : tidy;
}

/** What a sale that is repeated goes on with: not the delivery and the period of one time, nor what only a storno or a note says. */
export function repeatedTerms(terms: EInvoiceTerms | undefined): EInvoiceTerms | null {
  const { despatch: _despatch, receipt: _receipt, periodFrom: _from, periodTo: _to, ...repeated } = correctedTerms(terms) ?? {};
  return tidyTerms(repeated);
}

/** What a storno or a note goes on with of the document that it takes back or corrects: not why that one was made. */
export function correctedTerms({ reason: _reason, ...terms }: EInvoiceTerms = {}): EInvoiceTerms | null {
  if (terms.type !== NEGATIVE_TYPE) return tidyTerms(terms);
  const { type: _type, process: _process, ...others } = terms;
  return tidyTerms(others);
}

/** Why a document is cancelled, and as what the storno goes as eRačun; without a type as a credit note. */
export interface StornoWish {
  readonly reason: string;
  readonly type?: StornoType | undefined;
}

/** The terms of what takes a document back. As an invoice below zero that of an advance stays in the process of advances, as the official example has it. */
export function stornoTerms(
  { kind, einvoice }: { readonly kind: DocumentKind; readonly einvoice?: EInvoiceTerms | undefined },
  { reason, type }: StornoWish,
): EInvoiceTerms | null {
  const kept = { ...correctedTerms(einvoice), reason };
  if (type !== NEGATIVE_TYPE) return tidyTerms(kept);
  const { process: _process, processMark: _mark, ...others } = kept;
  return tidyTerms({ ...others, type, ...(kind === 'advance' ? { process: 'P4' } : {}) });
}

interface TermsOfKind {
  readonly kind: DocumentKind | DraftKind;
  readonly einvoice?: EInvoiceTerms | undefined;
}

/** A storno or a credit note that is an invoice below zero: it keeps its signs, and its lines need what those of an invoice do. */
export const isNegativeInvoice = ({ kind, einvoice }: TermsOfKind): boolean =>
  (kind === 'storno' || kind === 'credit_note') && einvoice?.type === NEGATIVE_TYPE;

/** Why it takes back or corrects another document (HR-BT-3); null where it does not, or does not say. */
export const reasonOf = ({ kind, einvoice }: TermsOfKind): string | null =>
  kind === 'storno' || isCorrectionKind(kind) ? (einvoice?.reason ?? null) : null;

/** What a new sale to the same buyer goes on with: not the order of the last one either. */
export function lastingTerms(terms: EInvoiceTerms | undefined): EInvoiceTerms | null {
  const { orderNumber: _order, ...lasting } = repeatedTerms(terms) ?? {};
  return tidyTerms(lasting);
}

/** What is invoiced when, or takes what back. */
export interface ProcessFacts {
  readonly kind: DocumentKind | DraftKind;
  /** It deducts advances. */
  readonly isFinal: boolean;
  readonly isPaidOnTheSpot: boolean;
  readonly terms: EInvoiceTerms | undefined;
  /** They may name order, delivery note and receipt in place of the document. */
  readonly lines: readonly { readonly references?: LineReferences | undefined }[];
}

/** The processes that may be chosen for a document; the first is what it is when nothing else speaks. */
export function processesFor({
  kind,
  isFinal,
  terms,
}: Pick<ProcessFacts, 'kind' | 'isFinal'> & Partial<ProcessFacts>): readonly Process[] {
  if (kind === 'storno') return terms?.type === NEGATIVE_TYPE ? ['P10', 'P4'] : ['P10'];
  if (kind === 'credit_note') return terms?.type === NEGATIVE_TYPE ? ['P10', 'P9', 'P4', 'P99'] : ['P10', 'P9', 'P99'];
  if (kind === 'debit_note') return ['P10', 'P99'];
  if (kind === 'advance') return ['P4', 'P99'];
  return isFinal ? ['P11', 'P99'] : ['P1', 'P2', 'P3', 'P5', 'P6', 'P7', 'P8', 'P99'];
}

/** BT-23 without a choice (HR-TB-1): what the references and the payment of a document say of it. */
export function usualProcess({ kind, isFinal, isPaidOnTheSpot, terms = {}, lines }: ProcessFacts): Process {
  const [first = 'P1'] = processesFor({ kind, isFinal });
  if (first !== 'P1') return first;
  const names = (key: 'orderNumber' | 'despatch' | 'receipt'): boolean =>
    terms[key] !== undefined || lines.some(({ references }) => references?.[key] !== undefined);
  if (names('despatch')) return names('receipt') ? 'P8' : 'P7';
  if (isPaidOnTheSpot) return 'P5';
  if (terms.contract !== undefined) return terms.periodFrom === undefined && terms.periodTo === undefined ? 'P1' : 'P2';
  return names('orderNumber') ? 'P3' : 'P1';
}

/** BT-23 of a document: as it was chosen, where its kind allows that, else as usual. */
export function processOf(facts: ProcessFacts): string {
  const { process, processMark = '' } = facts.terms ?? {};
  const chosen = processesFor(facts).find((each) => each === process);
  if (chosen === undefined || (chosen === 'P99' && processMark === '')) return usualProcess(facts);
  return chosen === 'P99' ? `P99:${processMark}` : chosen;
}

/** What speaks against the terms of a draft, by the field that mends it. */
export function findTermIssues(terms: EInvoiceTerms = {}): readonly FieldIssue[] {
  const issues: FieldIssue[] = [];
  const complain = (key: TermKey, code: string) => issues.push({ path: `einvoice.${key}`, code });
  if (terms.process === 'P99' && (terms.processMark ?? '').trim() === '') complain('processMark', 'INVOICE_PROCESS_MARK_MISSING');
  const { periodFrom = '', periodTo = '' } = terms;
  for (const key of PERIOD_KEYS)
    if ((terms[key] ?? '') !== '' && !isPlainDate(terms[key] ?? '')) complain(key, 'INVOICE_PERIOD_DATE_INVALID');
  if (issues.length === 0 && periodFrom !== '' && periodTo !== '' && periodTo < periodFrom)
    complain('periodTo', 'INVOICE_PERIOD_ENDS_FIRST');
  for (const key of TERM_KEYS)
    if ((terms[key] ?? '').length > limitOf(key))
      issues.push({ path: `einvoice.${key}`, code: 'INVOICE_TERM_TOO_LONG', params: { limit: limitOf(key) } });
  return issues;
}
