import clsx from 'clsx';
import { useId, type ReactNode } from 'react';

export interface CardProps {
  title?: string | undefined;
  /** Right side of the header: a count, a legend, a link. */
  aside?: ReactNode;
  /** Rules off the header from a body that has rows of its own. */
  ruled?: boolean | undefined;
  /** Body without padding: tables and lists bring their own. */
  flush?: boolean | undefined;
  className?: string | undefined;
  children: ReactNode;
}

/** One border, no shadow. With a title it is a named section. */
export function Card({ title, aside, ruled, flush, className, children }: CardProps) {
  const id = useId();
  const header = title !== undefined || aside !== undefined;
  return (
    <section
      aria-labelledby={title === undefined ? undefined : id}
      className={clsx('min-w-0 overflow-clip rounded-md border bg-surface', className)}
    >
      {header ? (
        <div className={clsx('flex min-h-[48px] flex-wrap items-center gap-x-3 gap-y-2 px-[18px] py-2', ruled && 'border-b')}>
          {title === undefined ? null : (
            <h2 id={id} className="min-w-0 flex-1 basis-24 text-base font-semibold">
              {title}
            </h2>
          )}
          {aside === undefined ? null : (
            <div className="flex max-w-full shrink-0 flex-wrap items-center gap-x-3 gap-y-2 text-sm text-muted">{aside}</div>
          )}
        </div>
      ) : null}
      <div className={flush ? undefined : clsx('px-[18px] pb-[18px]', header && !ruled ? '' : 'pt-[14px]')}>{children}</div>
    </section>
  );
}

export interface Kpi {
  readonly label: string;
  readonly value: string;
  readonly note?: ReactNode;
  readonly noteTone?: 'ok' | 'err' | 'muted';
  /** Draws attention to the number itself. */
  readonly tone?: 'err';
  readonly below?: ReactNode;
}

const NOTE = { ok: 'text-ok', err: 'text-err', muted: 'text-muted' };

/** Key figures side by side in one card. */
export function KpiStrip({ figures }: { figures: readonly Kpi[] }) {
  return (
    <dl className="grid grid-cols-2 overflow-clip rounded-md border bg-surface lg:auto-cols-fr lg:grid-flow-col lg:grid-cols-none">
      {figures.map((figure) => (
        <div
          key={figure.label}
          className="-mt-px -ml-px flex min-w-0 flex-col gap-1 border-t border-l px-[18px] py-[14px] max-lg:last:odd:col-span-2"
        >
          <dt className="text-xs text-muted">{figure.label}</dt>
          <dd className="flex flex-wrap items-baseline gap-x-1.5">
            <span className={clsx('tabular text-xl leading-[30px] font-semibold', figure.tone === 'err' && 'text-err')}>
              {figure.value}
            </span>
            {figure.note ? <span className={clsx('text-xs', NOTE[figure.noteTone ?? 'muted'])}>{figure.note}</span> : null}
            {figure.below ? <span className="w-full">{figure.below}</span> : null}
          </dd>
        </div>
      ))}
    </dl>
  );
}
