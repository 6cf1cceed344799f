import { findEInvoiceFindings } from '#server/domain/einvoice/preflight/find-findings.ts';
import { issueAdvance, issueFinal } from '#server/domain/invoicing/advance.ts';
import { type Corrected, issueCorrection } from '#server/domain/invoicing/correction.ts';
import { deductedMinor, type OpenAdvance, planDeductions, withAmounts } from '#server/domain/invoicing/deductions.ts';
import type { Buyer, CurrencyRate, DraftContent, IssuedDocument, Seller } from '#server/domain/invoicing/document.ts';
import { draftTotals, issueDocument, type IssueContext } from '#server/domain/invoicing/issue.ts';
import { draftKindOf, isCorrectionKind } from '#server/domain/invoicing/kinds.ts';
import type { Rule } from '#server/domain/rules/rule.ts';
import type { FieldIssue } from '#server/domain/shared/errors.ts';
import { zagrebDateOf } from '#server/domain/shared/plain-date.ts';

import type { OperatorRow, PlaceOption } from './draft-parts.ts';

export interface Candidate {
  readonly content: DraftContent;
  readonly seller: Seller;
  readonly buyer: Buyer;
  readonly operators: readonly OperatorRow[];
  readonly places: readonly PlaceOption[];
  readonly corrected: Corrected | null;
  readonly advances: readonly (OpenAdvance & Pick<IssuedDocument, 'number' | 'issuedOn'>)[];
  readonly consumptionTax: NonNullable<IssueContext['consumptionTax']>;
  readonly rules: readonly Rule[];
  readonly now: Date;
  /** Of its currency; without it nothing can be said of a draft in another one. */
  readonly rate?: CurrencyRate | null | undefined;
}

/** `isSaidElsewhere`: something more was found, and is among what the draft lacks anyway. */
interface CandidateCheck {
  readonly findings: readonly FieldIssue[] | null;
  readonly isSaidElsewhere: boolean;
}

/**
 * What a receiver would refuse in the eRačun of a draft, were it issued now, by the field that mends it. `known`: what the draft lacks
 * anyway. Findings are null while its amounts cannot be told. No number is taken: its place stands for it.
 */
export function findCandidateFindings(candidate: Candidate, known: readonly FieldIssue[], locale: 'hr' | 'en'): CandidateCheck {
  // What is said in another currency goes abroad, and no eRačun does.
  if (candidate.content.currency !== undefined || known.some(({ path }) => AMOUNTS.test(path)))
    return { findings: null, isSaidElsewhere: false };
  const operator = candidate.operators.find(({ id }) => id === candidate.content.operatorId);
  const paths = new Set(known.map(({ path }) => path));
  const facts = { name: operator?.name ?? '', oib: operator?.oib ?? null };
  const found = findEInvoiceFindings(candidateDocument(candidate), facts, locale);
  const findings = found.filter(({ path }) => !paths.has(path));
  return { findings, isSaidElsewhere: findings.length < found.length };
}

const AMOUNTS =
  /^(?:lines$|lines\.\d+\.(?:quantity|unitPrice|discountPercent|levies|description)|discountPercent|total|deliveryOn|dueOn|deducts)/;

/** The document that a draft would be, were it issued now; its amounts must be well. */
export function candidateDocument(candidate: Candidate): IssuedDocument {
  const { content, seller, buyer, operators, places, corrected, advances, consumptionTax, rate, rules, now } = candidate;
  const operator = operators.find(({ id }) => id === content.operatorId);
  const place = places.find(({ id }) => id === content.premisesId);
  const device = place?.devices.find(({ id }) => id === content.deviceId);
  const context: IssueContext = {
    id: '',
    number: { ordinal: 1, premisesCode: place?.code ?? '1', deviceCode: device?.code ?? '1' },
    sequence: 1,
    issuedAt: now,
    placeOfIssue: place?.city ?? '',
    seller,
    buyer,
    operator: { mark: operator?.mark ?? '', name: operator?.name ?? '' },
    rules,
    consumptionTax,
    rate: rate ?? undefined,
  };
  const kind = draftKindOf(content);
  if (isCorrectionKind(kind) && corrected !== null) return issueCorrection(kind, content, corrected, context);
  if (kind === 'advance') return issueAdvance(content, context);
  if (advances.length === 0) return issueDocument(content, context);
  const totals = draftTotals(content, seller.inVat, rules, zagrebDateOf(now), consumptionTax);
  // What takes the advances back has no number yet; theirs stand for it.
  const references = advances.map(({ number, issuedOn }) => ({ id: '', number, issuedOn }));
  const prepaidMinor = deductedMinor(planDeductions(totals, withAmounts(advances, content.deducts)));
  return issueFinal(content, { references, prepaidMinor }, context);
}
