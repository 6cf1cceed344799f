import clsx from 'clsx';
import type { ReactNode } from 'react';
import { ProgressBar } from '#app/components/ui/progress-bar.tsx';
import { formatDecimal, formatMoney, formatPercent } from '#app/i18n/format.ts';
import { useT } from '#app/i18n/use-t.tsx';
import type { Overview } from '#server/contracts/overview.ts';

type Figures = Pick<Overview, 'month' | 'collected' | 'open' | 'overdue' | 'threshold' | 'vat'>;

/** From here on the bar warns: a few invoices may be left before VAT. */
const NEARLY = 0.85;

/**
 * What came in, what is open, what is late, and what is left up to VAT (or the month's VAT). Four in a row on a wide screen;
 * on a narrow one what customers owe comes first and the rest last, see the page's order.
 */
export function KeyFigures({ month, collected, open, overdue, threshold, vat }: Figures) {
  const t = useT();
  const inMonth = t('dashboard.monthIn', { month: month.slice(5) });
  return (
    <div className="max-lg:contents lg:grid lg:grid-cols-4 lg:overflow-clip lg:rounded-md lg:border lg:bg-surface">
      <dl className="order-1 grid grid-cols-2 overflow-clip rounded-md border bg-surface lg:contents">
        <Figure
          label={t('dashboard.open')}
          value={formatMoney(open.amount)}
          note={t('dashboard.invoiceCount', { count: open.count })}
          className="lg:order-2 lg:border-l"
        />
        <Figure
          label={t('dashboard.overdue')}
          value={formatMoney(overdue.amount)}
          note={t('dashboard.invoiceCount', { count: overdue.count })}
          isAlarming={overdue.count > 0}
          className="border-l lg:order-3"
        />
      </dl>
      <dl className="order-4 grid grid-cols-2 overflow-clip rounded-md border bg-surface lg:contents">
        <Figure
          label={t('dashboard.collected', { month: inMonth })}
          value={formatMoney(collected.amount)}
          note={<Change percent={collected.changePercent} />}
          className="lg:order-1"
        />
        {threshold ? (
          <ThresholdFigure threshold={threshold} />
        ) : (
          <Figure
            label={t('dashboard.vat', { month: inMonth })}
            value={formatMoney(vat?.amount ?? '0.00')}
            note={t('dashboard.vatNote')}
            className="border-l lg:order-4"
          />
        )}
      </dl>
    </div>
  );
}

interface FigureProps {
  label: string;
  value: string;
  note?: ReactNode;
  isAlarming?: boolean;
  below?: ReactNode;
  className: string;
}

function Figure({ label, value, note, isAlarming, below, className }: FigureProps) {
  return (
    <div className={clsx('flex min-w-0 flex-col gap-1 px-[18px] py-[14px]', className)}>
      <dt className="text-xs text-muted">{label}</dt>
      <dd className="flex flex-wrap items-baseline gap-x-1.5">
        <span className={clsx('tabular text-xl leading-[30px] font-semibold', isAlarming && 'max-lg:text-err')}>{value}</span>
        {note ? <span className={clsx('tabular text-xs', isAlarming ? 'text-err' : 'text-muted')}>{note}</span> : null}
        {below}
      </dd>
    </div>
  );
}

function Change({ percent }: { percent: number | null }) {
  const t = useT();
  if (percent === null) return null;
  return (
    <span className={percent > 0 ? 'text-ok' : undefined}>
      {percent > 0 ? '+' : ''}
      {formatPercent(String(percent))} <span className="sr-only">{t('dashboard.collectedCompared')}</span>
    </span>
  );
}

function ThresholdFigure({ threshold }: { threshold: NonNullable<Overview['threshold']> }) {
  const t = useT();
  const { remaining, used, ratio } = threshold;
  const limit = `${formatDecimal(threshold.limit)}\u00a0€`;
  const passed = ratio >= 1;
  return (
    <Figure
      label={t('dashboard.threshold', { limit })}
      value={formatMoney(remaining)}
      note={passed ? t('dashboard.thresholdPassed') : undefined}
      isAlarming={passed}
      className="border-l lg:order-4"
      below={
        <span className="mt-1 w-full">
          <ProgressBar
            value={ratio}
            max={1}
            label={t('dashboard.thresholdUsed', { used: formatMoney(used), limit })}
            tone={passed ? 'err' : ratio >= NEARLY ? 'warn' : 'brand'}
          />
        </span>
      }
    />
  );
}
