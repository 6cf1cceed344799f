/** Change against the amount before in whole percent; null where there was nothing to compare with. */
export function changePercent(current: bigint, previous: bigint): number | null {
  return previous <= 0n ? null : Number(((current - previous) * 100n) / previous);
}
