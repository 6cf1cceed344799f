/** `2026-11` and eleven months back, oldest first. */
export function lastTwelveMonths(today: string): readonly string[] {
  const [year = 0, month = 0] = today.split('-').map(Number);
  return Array.from({ length: 12 }, (_, index) => {
    const months = year * 12 + (month - 1) - (11 - index);
    return `${Math.floor(months / 12)}-${String((months % 12) + 1).padStart(2, '0')}`;
  });
}

/** Change against the month before in whole percent; null where there was nothing to compare with. */
export function changePercent(current: bigint, previous: bigint): number | null {
  return previous <= 0n ? null : Number(((current - previous) * 100n) / previous);
}
