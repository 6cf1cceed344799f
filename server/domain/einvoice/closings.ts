import type { PlainDate } from '../shared/plain-date.ts';

/** A storno or credit note that went as eRačun too; `totalMinor` is below zero. */
export interface TakesBackPart {
  readonly id: string;
  readonly number: string;
  readonly kind: 'storno' | 'credit_note';
  readonly issuedOn: PlainDate;
  readonly totalMinor: bigint;
}

export interface ClosingFacts {
  /** What the buyer was to pay, and paid, cents. */
  readonly payableMinor: bigint;
  readonly paidMinor: bigint;
  /** In the order in which they were issued. */
  readonly takenBackBy: readonly TakesBackPart[];
  /** Sums of the documents that are told, by their ids, cents; nothing where that was taken back. */
  readonly told: ReadonlyMap<string, bigint>;
}

export type Closing = TakesBackPart & { readonly amountMinor: bigint };

/**
 * Which documents closed something of an invoice without money, and how much of it: never more than was unpaid, the first one first. Those
 * that are told already are left out. Neither the law (NN 89/2025 čl. 53 speaks of what was collected) nor the specification of
 * eIzvještavanje says whether it is told; a person does.
 */
export function closingsToOffer({ payableMinor, paidMinor, takenBackBy, told }: ClosingFacts): readonly Closing[] {
  let left = payableMinor - paidMinor - [...told.values()].reduce((sum, amount) => sum + amount, 0n);
  const offered: Closing[] = [];
  for (const part of takenBackBy) {
    if (told.has(part.id) || left <= 0n) continue;
    const amountMinor = -part.totalMinor < left ? -part.totalMinor : left;
    left -= amountMinor;
    offered.push({ ...part, amountMinor });
  }
  return offered;
}
