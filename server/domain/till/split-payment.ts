import type { PaymentMethod } from '#server/domain/invoicing/document.ts';
import { sumMinor } from '#server/domain/shared/money.ts';

/** Ways to pay at a counter: what is still to come to an account is no sale of the till. */
export const TILL_METHODS = ['cash', 'card', 'other'] as const satisfies readonly PaymentMethod[];
export type TillMethod = (typeof TILL_METHODS)[number];

/** What came in by one way to pay, cents above zero. */
export interface PaidPart {
  readonly method: TillMethod;
  readonly amountMinor: bigint;
}

/** The receipt's one way to pay: several on one receipt are "other" (Zakon o fiskalizaciji čl. 7; code O). */
export function methodOf(parts: readonly PaidPart[]): TillMethod {
  const [first, ...more] = parts.filter(({ amountMinor }) => amountMinor !== 0n);
  if (first === undefined) return parts[0]?.method ?? 'cash';
  return more.every(({ method }) => method === first.method) ? first.method : 'other';
}

/** Whether the parts are exactly the total, none of them below zero. A receipt of nothing has no part. */
export const paysExactly = (parts: readonly PaidPart[], totalMinor: bigint): boolean =>
  parts.every(({ amountMinor }) => amountMinor > 0n || totalMinor === 0n) &&
  sumMinor(parts.map(({ amountMinor }) => amountMinor)) === totalMinor;
