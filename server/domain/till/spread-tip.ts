import { roundKeepingSum, sumMinor } from '#server/domain/shared/money.ts';

/** The most receipts that one sum is spread over: each is a message of its own to the Tax Administration. */
export const MOST_RECEIPTS = 50;

/**
 * A sum of tips on the receipts that it was left with, in proportion to what each came to, in cents without a rest (largest remainder, the
 * earlier one on a tie). A receipt whose share is less than a cent may get nothing.
 *
 * @param amountMinor cents above zero
 * @param totals of the receipts, in cents above zero
 */
export const spreadTip = (amountMinor: bigint, totals: readonly bigint[]): readonly bigint[] =>
  roundKeepingSum(
    totals.map((total) => total * amountMinor),
    sumMinor(totals),
  );
