import type { DocumentReference, IssuedDocument, LineInput } from './document.ts';
import { issueDocument, type DocumentContent, type IssueContext } from './issue.ts';

/**
 * The frozen račun za predujam of a checked draft: money that came before the supply, with its VAT (Zakon o PDV-u čl. 30 st. 5).
 * It is paid when it is issued; `deliveryOn` is the day on which the money came (čl. 79 st. 1 t. 5).
 */
export const issueAdvance = (content: DocumentContent, context: IssueContext): IssuedDocument & { readonly kind: 'advance' } => {
  const document = issueDocument(content, context);
  return { ...document, kind: 'advance', dueOn: null, paymentReference: null, prepaidMinor: document.totals.totalMinor };
};

/** Why an advance is taken back, in whole or in part, when its final invoice is issued. */
export const SETTLED_REASON = {
  hr: 'Predujam je uračunat u konačni račun.',
  en: 'The advance is deducted in the final invoice.',
} as const;

/**
 * Lines of an advance with the classification of what was supplied in the end, where they have none: an advance needs no KPD code, and
 * what takes it back as an invoice below zero does (HR-BR-25). The code of the supply with the same VAT, the first one where it is several.
 */
export function classifiedAs<L extends Pick<LineInput, 'kpd' | 'vatCode'>>(
  lines: readonly L[],
  supplied: readonly Pick<LineInput, 'kpd' | 'vatCode'>[],
): readonly L[] {
  const known = supplied.filter(({ kpd }) => kpd !== null);
  return lines.map((line) => {
    const like = known.find(({ vatCode }) => vatCode === line.vatCode) ?? known[0];
    return line.kpd !== null || like === undefined ? line : { ...line, kpd: like.kpd };
  });
}

/** What takes back the advances of a final invoice, and what that comes to, in cents. */
export interface Settled {
  readonly references: readonly DocumentReference[];
  readonly prepaidMinor: bigint;
}

/** The frozen invoice of the whole supply, of which advances paid a part; it asks for the rest and names what takes them back. */
export function issueFinal(
  content: DocumentContent,
  { references: [first, ...alsoRefersTo], prepaidMinor }: Settled,
  context: IssueContext,
): IssuedDocument & { readonly kind: 'invoice' } {
  const document = issueDocument(content, context);
  const isPaid = document.totals.totalMinor <= prepaidMinor;
  const others = alsoRefersTo.length === 0 ? {} : { alsoRefersTo };
  return {
    ...document,
    refersTo: first ?? null,
    ...others,
    prepaidMinor,
    ...(isPaid ? { dueOn: null, paymentReference: null } : {}),
  };
}

/** What a document asks to be paid: its total without what was paid before it was issued. Cents. */
export const toPayMinorOf = ({
  totals,
  prepaidMinor,
}: {
  readonly totals: Pick<IssuedDocument['totals'], 'totalMinor'>;
  readonly prepaidMinor: bigint;
}): bigint => totals.totalMinor - prepaidMinor;
