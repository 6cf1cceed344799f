import type { FieldIssue } from '#server/domain/shared/errors.ts';
import { decimalFromMinor } from '#server/domain/shared/money.ts';
import type { PlainDate } from '#server/domain/shared/plain-date.ts';
import type { IssuedDocument, Totals } from './document.ts';
import { issueDocument, type DocumentContent, type IssueContext } from './issue.ts';

/** The cancelled advance that a final invoice deducts: the storno that cancels it and what it came to, in cents. */
export interface SettledAdvance {
  readonly id: string;
  readonly number: string;
  readonly issuedOn: PlainDate;
  readonly prepaidMinor: bigint;
}

/**
 * The frozen račun za predujam of a checked draft: money that came before the supply, with its VAT (Zakon o PDV-u čl. 30 st. 5).
 * It is paid when it is issued; `deliveryOn` is the day on which the money came (čl. 79 st. 1 t. 5).
 */
export const issueAdvance = (content: DocumentContent, context: IssueContext): IssuedDocument & { readonly kind: 'advance' } => {
  const document = issueDocument(content, context);
  return { ...document, kind: 'advance', dueOn: null, paymentReference: null, prepaidMinor: document.totals.totalMinor };
};

/** The frozen invoice of the whole supply, of which an advance paid a part; it asks for the rest and names the advance's storno. */
export function issueFinal(
  content: DocumentContent,
  { prepaidMinor, ...refersTo }: SettledAdvance,
  context: IssueContext,
): IssuedDocument & { readonly kind: 'invoice' } {
  const document = issueDocument(content, context);
  const isPaid = document.totals.totalMinor <= prepaidMinor;
  return { ...document, refersTo, prepaidMinor, ...(isPaid ? { dueOn: null, paymentReference: null } : {}) };
}

/** An advance cannot be more than what it was for: the rest of it would be nobody's. */
export const findFinalIssues = ({ totalMinor }: Pick<Totals, 'totalMinor'>, prepaidMinor: bigint): readonly FieldIssue[] =>
  totalMinor < prepaidMinor
    ? [{ path: 'total', code: 'FINAL_BELOW_ADVANCE', params: { prepaid: decimalFromMinor(prepaidMinor) } }]
    : [];

/** What a document asks to be paid: its total without what was paid before it was issued. Cents. */
export const toPayMinorOf = ({
  totals,
  prepaidMinor,
}: {
  readonly totals: Pick<IssuedDocument['totals'], 'totalMinor'>;
  readonly prepaidMinor: bigint;
}): bigint => totals.totalMinor - prepaidMinor;
