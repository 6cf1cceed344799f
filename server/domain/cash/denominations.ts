/** Euro notes and coins in circulation, cents, the largest first. */
export const DENOMINATIONS = [50_000, 20_000, 10_000, 5_000, 2_000, 1_000, 500, 200, 100, 50, 20, 10, 5, 2, 1] as const;

/** How many pieces of each were counted; the keys are cents. */
export type CountedPieces = Readonly<Record<string, number>>;

/** The worth of counted pieces, cents. Keys that are no denomination count for nothing. */
export const worthOf = (pieces: CountedPieces): bigint =>
  DENOMINATIONS.reduce((sum, cents) => sum + BigInt(cents) * BigInt(pieces[String(cents)] ?? 0), 0n);
