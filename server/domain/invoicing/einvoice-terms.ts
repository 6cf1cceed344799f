import type { FieldIssue } from '../shared/errors.ts';
import { isPlainDate } from '../shared/plain-date.ts';
import type { DocumentKind, DraftKind } from './kinds.ts';
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

export const TERM_KEYS = [...REFERENCE_KEYS, ...PERIOD_KEYS, 'process', 'processMark', 'type'] as const;
export type TermKey = (typeof TERM_KEYS)[number];

/**
 * What a person says of a document beside what every invoice has: references of the buyer's, the period, the business process (one of
 * `PROCESSES`, with its mark for P99) and the type 394 of a lease. What is absent was not said; the process then follows from the document.
 */
export type EInvoiceTerms = Readonly<Partial<Record<TermKey, string>>>;

/** BT-3 of an invoice for renting or leasing (UNTDID 1001). */
export const LEASE_TYPE = '394';

/** HR-BR-43 allows 1024 for a contract; what people write is shorter, and a document has to show it. */
export const TERM_LENGTH = 200;

/** Terms without what is empty; null where nothing is left. */
export function tidyTerms(terms: EInvoiceTerms | undefined): EInvoiceTerms | null {
  const tidy = Object.fromEntries(
    TERM_KEYS.flatMap((key) => {
      const text = terms?.[key]?.trim() ?? '';
      return text === '' ? [] : [[key, text]];
    }),
  );
  return Object.keys(tidy).length === 0 ? null : tidy;
}

/** What a sale that is repeated goes on with: not the delivery and the period of one time. */
export function repeatedTerms(terms: EInvoiceTerms | undefined): EInvoiceTerms | null {
  const { despatch: _despatch, receipt: _receipt, periodFrom: _from, periodTo: _to, ...repeated } = terms ?? {};
  return tidyTerms(repeated);
}

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
export function processesFor({ kind, isFinal }: Pick<ProcessFacts, 'kind' | 'isFinal'>): readonly Process[] {
  if (kind === 'storno') return ['P10'];
  if (kind === 'credit_note') return ['P10', 'P9', 'P99'];
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
    if ((terms[key] ?? '').length > TERM_LENGTH)
      issues.push({ path: `einvoice.${key}`, code: 'INVOICE_TERM_TOO_LONG', params: { limit: TERM_LENGTH } });
  return issues;
}
