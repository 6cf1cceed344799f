/** How fast something is: calls in a second, or milliseconds for one. */
export type Speed = { readonly opsPerSecond: number } | { readonly ms: number };

/** What we are measured against, in the same run, and in words: "two crypto.sign with a cached key". */
export type Reference = Speed & { readonly what: string };

/** One measured case, as `--json` prints it. */
export interface BenchLine {
  readonly name: string;
  readonly ours: Speed;
  readonly reference: Reference;
  /** Our speed divided by the reference's: higher is better. */
  readonly ratio: number;
  /** Time at the larger size divided by time at the smaller one, where a case is measured at two sizes. */
  readonly growth?: number;
  /** Size of the case, such as the lines of an invoice. */
  readonly lines?: number;
}

const inCallsPerSecond = (speed: Speed): number => ('ms' in speed ? 1000 / speed.ms : speed.opsPerSecond);

/** Our speed ÷ the reference's; both may be given as calls in a second or as milliseconds. */
export const speedRatio = (ours: Speed, reference: Speed): number => inCallsPerSecond(ours) / inCallsPerSecond(reference);
