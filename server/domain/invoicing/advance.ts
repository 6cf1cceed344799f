import type { FieldIssue } from '#server/domain/shared/errors.ts';
import { decimalFromMinor, sumMinor } from '#server/domain/shared/money.ts';
import { groupKey, type LeftGroup } from './correction.ts';
import type { DocumentReference, IssuedDocument, Totals } from './document.ts';
import { issueDocument, type DocumentContent, type IssueContext } from './issue.ts';

/** What of an advance a final invoice can deduct. */
export interface OpenAdvance {
  readonly id: string;
  readonly number: string;
  /** What no document has taken back of it, by VAT group. */
  readonly left: readonly LeftGroup[];
  /** No document has taken anything back of it, so that all of it is taken back by its storno. */
  readonly isWhole: boolean;
  /** What was taken back of it for a final invoice that was cancelled since; it is named again. Cents above zero. */
  readonly freed: readonly (DocumentReference & { readonly minor: bigint })[];
}

/** What a final invoice deducts of one advance. */
export interface Deduction {
  readonly advanceId: string;
  readonly freed: readonly DocumentReference[];
  /** Its storno, a credit note of these amounts with VAT by group, or nothing new. */
  readonly takes: 'whole' | 'nothing' | readonly (Pick<LeftGroup, 'vatCode' | 'ratePercent'> & { readonly grossMinor: bigint })[];
  readonly minor: bigint;
}

const grossOf = ({ baseMinor, vatMinor }: Pick<LeftGroup, 'baseMinor' | 'vatMinor'>): bigint => baseMinor + vatMinor;

const least = (...amounts: readonly bigint[]): bigint => amounts.reduce((a, b) => (b < a ? b : a));

/** What of an advance can be deducted in all, in cents. */
export const availableOf = ({ left, freed }: OpenAdvance): bigint =>
  sumMinor(left.map(grossOf)) + sumMinor(freed.map(({ minor }) => minor));

/**
 * What a final invoice of these totals deducts of its advances, the first one first: never more than an advance has left, nor more than
 * the invoice comes to. One that fits is deducted whole. Of one that is more than what remains a part is deducted, at each VAT rate no
 * more than both have at it, so that VAT of one rate is never set off against another's.
 */
export function planDeductions(
  totals: Pick<Totals, 'groups' | 'totalMinor'>,
  advances: readonly OpenAdvance[],
): readonly Deduction[] {
  const room = new Map(totals.groups.map((group) => [groupKey(group), grossOf(group)]));
  let remaining = totals.totalMinor;
  const take = (key: string, minor: bigint): void => {
    room.set(key, (room.get(key) ?? 0n) - minor);
    remaining -= minor;
  };
  return advances.map(({ id, left, isWhole, freed }) => {
    const again = sumMinor(freed.map(({ minor }) => minor));
    remaining -= again;
    const whole = sumMinor(left.map(grossOf));
    if (isWhole && whole <= remaining) {
      for (const group of left) take(groupKey(group), grossOf(group));
      return { advanceId: id, freed, takes: 'whole', minor: again + whole };
    }
    const parts = left.flatMap((group) => {
      const { vatCode, ratePercent } = group;
      const grossMinor = least(grossOf(group), room.get(groupKey(group)) ?? 0n, remaining);
      if (grossMinor <= 0n) return [];
      take(groupKey(group), grossMinor);
      return [{ vatCode, ratePercent, grossMinor }];
    });
    const minor = again + sumMinor(parts.map(({ grossMinor }) => grossMinor));
    return { advanceId: id, freed, takes: parts.length === 0 ? 'nothing' : parts, minor };
  });
}

/** What all deductions come to, in cents. */
export const deductedMinor = (deductions: readonly Deduction[]): bigint => sumMinor(deductions.map(({ minor }) => minor));

/**
 * What speaks against deducting the chosen advances: one of which nothing can be deducted, and less than what was taken back already for
 * a final invoice that was cancelled.
 */
export function findFinalIssues(totals: Totals, advances: readonly OpenAdvance[]): readonly FieldIssue[] {
  const deductions = planDeductions(totals, advances);
  const prepaidMinor = deductedMinor(deductions);
  if (prepaidMinor > totals.totalMinor)
    return [{ path: 'total', code: 'FINAL_BELOW_ADVANCE', params: { prepaid: decimalFromMinor(prepaidMinor) } }];
  return deductions.flatMap(({ advanceId, minor }) => {
    const number = advances.find(({ id }) => id === advanceId)?.number ?? '';
    return minor > 0n ? [] : [{ path: 'total', code: 'FINAL_TAKES_NOTHING', params: { number } }];
  });
}

/**
 * The frozen račun za predujam of a checked draft: money that came before the supply, with its VAT (Zakon o PDV-u čl. 30 st. 5).
 * It is paid when it is issued; `deliveryOn` is the day on which the money came (čl. 79 st. 1 t. 5).
 */
export const issueAdvance = (content: DocumentContent, context: IssueContext): IssuedDocument & { readonly kind: 'advance' } => {
  const document = issueDocument(content, context);
  return { ...document, kind: 'advance', dueOn: null, paymentReference: null, prepaidMinor: document.totals.totalMinor };
};

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
