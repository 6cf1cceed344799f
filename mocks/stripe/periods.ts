/** One month or year after `start`, on the day of `anchor` or the last of the month where it has none; Unix seconds. */
export function periodEnd(start: number, interval: 'month' | 'year', anchor: number = start): number {
  const from = new Date(start * 1000);
  const day = new Date(anchor * 1000).getUTCDate();
  const months = from.getUTCMonth() + (interval === 'month' ? 1 : 12);
  const lastDay = new Date(Date.UTC(from.getUTCFullYear(), months + 1, 0)).getUTCDate();
  const end = Date.UTC(
    from.getUTCFullYear(),
    months,
    Math.min(day, lastDay),
    from.getUTCHours(),
    from.getUTCMinutes(),
    from.getUTCSeconds(),
  );
  return Math.floor(end / 1000);
}
