/** The class of durations in which the share of all calls is reached, by its upper bound in milliseconds; null without calls. */
export function percentile(
  classes: readonly { readonly upToMs: number; readonly count: number }[],
  share: number,
): number | null {
  const total = classes.reduce((sum, { count }) => sum + count, 0);
  let reached = 0;
  for (const { upToMs, count } of [...classes].sort((a, b) => a.upToMs - b.upToMs)) {
    reached += count;
    if (reached >= total * share) return upToMs;
  }
  return null;
}
