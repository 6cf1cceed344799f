import type { FieldIssue } from '#server/domain/shared/errors.ts';
import { DECIMAL_LIMITS, isDecimal } from '#server/domain/shared/decimal.ts';
import { decimalFromMinor, minorFromDecimal, sumMinor } from '#server/domain/shared/money.ts';
import { groupKey, type LeftGroup } from './correction.ts';
import type { DocumentReference, DraftContent, Totals } from './document.ts';

/** An amount with VAT of one VAT group, in cents. */
export type Share = Pick<LeftGroup, 'vatCode' | 'ratePercent'> & { readonly grossMinor: bigint };

/** What of an advance a final invoice can deduct. */
export interface Deductible {
  readonly id: string;
  /** What no document has taken back of it, by VAT group. */
  readonly left: readonly Share[];
  /** No document has taken anything back of it, so that all of it is taken back by its storno. */
  readonly isWhole: boolean;
  /** What was taken back of it for a final invoice that was cancelled since, in cents; it is deducted again. */
  readonly freedMinor: bigint;
  /** What a person wants deducted of it at most, in cents; without it as much as fits. */
  readonly atMostMinor?: bigint;
}

/** The same with its number, and with what took back what is deducted again. */
export interface OpenAdvance extends Deductible {
  readonly number: string;
  readonly freed: readonly DocumentReference[];
}

/** What a final invoice deducts of one advance. */
export interface Deduction {
  readonly advanceId: string;
  /** Its storno, a credit note of these amounts with VAT by group, or nothing new. */
  readonly takes: 'whole' | 'nothing' | readonly Share[];
  readonly minor: bigint;
}

const least = (...amounts: readonly bigint[]): bigint => amounts.reduce((a, b) => (b < a ? b : a));

/** What of an advance can be deducted in all, in cents. */
export const availableOf = ({ left, freedMinor }: Deductible): bigint =>
  sumMinor(left.map(({ grossMinor }) => grossMinor)) + freedMinor;

/** The advances with the amounts that a draft says of them; one that cannot be read does not count, see `findFinalIssues`. */
export const withAmounts = <A extends Deductible>(advances: readonly A[], deducts: DraftContent['deducts'] = {}): readonly A[] =>
  advances.map((advance) => {
    const atMostMinor = amountOf(deducts[advance.id]);
    return atMostMinor === null ? advance : { ...advance, atMostMinor };
  });

/** Null where none is said, or what is said is no amount above zero. */
function amountOf(typed = ''): bigint | null {
  if (!isDecimal(typed, DECIMAL_LIMITS.amount)) return null;
  const minor = minorFromDecimal(typed);
  return minor > 0n ? minor : null;
}

/**
 * What a final invoice of these totals deducts of its advances, the first one first: never more than an advance has left, nor more than
 * the invoice comes to, nor more than a person wants of it. One that fits is deducted whole. Of one that is more than what remains a part is deducted, at each VAT rate no
 * more than both have at it, so that VAT of one rate is never set off against another's.
 */
export function planDeductions(
  totals: Pick<Totals, 'groups' | 'totalMinor'>,
  advances: readonly Deductible[],
): readonly Deduction[] {
  const room = new Map(totals.groups.map((group) => [groupKey(group), group.baseMinor + group.vatMinor]));
  let remaining = totals.totalMinor;
  const take = (key: string, minor: bigint): void => {
    room.set(key, (room.get(key) ?? 0n) - minor);
    remaining -= minor;
  };
  return advances.map(({ id, left, isWhole, freedMinor, atMostMinor }) => {
    remaining -= freedMinor;
    const whole = sumMinor(left.map(({ grossMinor }) => grossMinor));
    let wanted = atMostMinor === undefined ? whole : least(atMostMinor - freedMinor, whole);
    if (isWhole && whole <= remaining && whole === wanted) {
      for (const share of left) take(groupKey(share), share.grossMinor);
      return { advanceId: id, takes: 'whole', minor: freedMinor + whole };
    }
    const parts = left.flatMap((share) => {
      const grossMinor = least(share.grossMinor, room.get(groupKey(share)) ?? 0n, remaining, wanted);
      if (grossMinor <= 0n) return [];
      wanted -= grossMinor;
      take(groupKey(share), grossMinor);
      return [{ ...share, grossMinor }];
    });
    const minor = freedMinor + sumMinor(parts.map(({ grossMinor }) => grossMinor));
    return { advanceId: id, takes: parts.length === 0 ? 'nothing' : parts, minor };
  });
}

/** What all deductions come to, in cents. */
export const deductedMinor = (deductions: readonly Deduction[]): bigint => sumMinor(deductions.map(({ minor }) => minor));

/**
 * What speaks against deducting the chosen advances: one of which nothing can be deducted, less than what was taken back already for
 * a final invoice that was cancelled, and an amount (`deducts`, by the advance's id) that is none or not what would be deducted.
 */
export function findFinalIssues(
  totals: Totals,
  chosen: readonly OpenAdvance[],
  deducts: DraftContent['deducts'] = {},
): readonly FieldIssue[] {
  const unread = chosen.filter(({ id }) => (deducts[id] ?? '') !== '' && amountOf(deducts[id]) === null);
  if (unread.length > 0) return unread.map(({ id }) => ({ path: `deducts.${id}`, code: 'DEDUCTION_NO_AMOUNT' }));
  const advances = withAmounts(chosen, deducts);
  const deductions = planDeductions(totals, advances);
  const prepaidMinor = deductedMinor(deductions);
  if (prepaidMinor > totals.totalMinor)
    return [{ path: 'total', code: 'FINAL_BELOW_ADVANCE', params: { prepaid: decimalFromMinor(prepaidMinor) } }];
  return deductions.flatMap(({ advanceId, minor }): FieldIssue[] => {
    const { number = '', atMostMinor = minor } = advances.find(({ id }) => id === advanceId) ?? {};
    if (minor === 0n) return [{ path: 'total', code: 'FINAL_TAKES_NOTHING', params: { number } }];
    if (minor === atMostMinor) return [];
    const code = minor < atMostMinor ? 'DEDUCTION_TOO_HIGH' : 'DEDUCTION_TOO_LOW';
    return [{ path: `deducts.${advanceId}`, code, params: { limit: decimalFromMinor(minor) } }];
  });
}
