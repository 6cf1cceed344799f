import clsx from 'clsx';
import type { ReactNode } from 'react';

/** Names and values in two columns; values right-aligned. */
export function DescriptionList({
  items,
}: {
  /** `key` where a name may stand twice. */
  items: ReadonlyArray<{ readonly key?: string; readonly label: string; readonly value: ReactNode }>;
}) {
  return (
    <dl className="flex flex-col gap-2 text-sm">
      {items.map(({ key, label, value }) => (
        <div
          key={key ?? label}
          // Words share a line; what is drawn, such as a pill, stands at the middle of its name.
          className={clsx('flex justify-between gap-4', typeof value === 'string' ? 'items-baseline' : 'items-center')}
        >
          <dt className="shrink-0 text-muted">{label}</dt>
          <dd className="tabular min-w-0 text-right">{value}</dd>
        </div>
      ))}
    </dl>
  );
}
