import clsx from 'clsx';
import { formatPercent } from '#app/i18n/format.ts';

/** Change in whole percent with its sign; nothing where there was nothing to compare with. */
export function ChangeNote({ percent }: { percent: number | null }) {
  if (percent === null) return <span className="text-muted">–</span>;
  const sign = percent > 0 ? '+' : '';
  return (
    <span className={clsx('tabular', percent > 0 && 'text-ok', percent < 0 && 'text-err')}>
      {sign}
      {formatPercent(String(percent))}
    </span>
  );
}
