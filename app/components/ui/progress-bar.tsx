import clsx from 'clsx';

/** How much of something is reached: `value` of `max`. An SVG, because inline styles are not allowed on our pages. */
export function ProgressBar({
  value,
  max,
  label,
  tone = 'brand',
}: {
  value: number;
  max: number;
  label: string;
  tone?: 'brand' | 'warn' | 'err';
}) {
  // Of nothing, everything is reached.
  const share = max > 0 ? Math.min(Math.max(value / max, 0), 1) : 1;
  const fill = { brand: 'text-brand', warn: 'text-warn', err: 'text-err' }[tone];
  return (
    <svg
      role="progressbar"
      aria-label={label}
      aria-valuemin={0}
      aria-valuemax={max}
      aria-valuenow={value}
      className={clsx('block h-1.5 w-full overflow-hidden rounded-full bg-sunken', fill)}
    >
      <rect width={`${(share * 100).toFixed(2)}%`} height="100%" fill="currentColor" />
    </svg>
  );
}
