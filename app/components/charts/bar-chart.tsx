import { scaleLinear } from 'd3-scale';
import clsx from 'clsx';
import { Table } from '#app/components/ui/table.tsx';
import { formatCount, formatMoney, formatMonth, formatMonthShort } from '#app/i18n/format.ts';
import { useT } from '#app/i18n/use-t.tsx';

export interface MonthPair {
  /** `2026-11` */
  readonly month: string;
  /** Decimal strings of the API. */
  readonly first: string;
  readonly second: string;
}

export interface BarChartProps {
  /** What the picture says, for those who do not see it. */
  label: string;
  months: readonly MonthPair[];
  /** Names of the two series. */
  names: readonly [string, string];
  currency?: string | undefined;
}

const HEIGHT = 168;
const BAR = 0.29;
const GAP = 0.05;

/**
 * Two amounts by month, side by side. Drawn by the server; widths are shares of the room there is, so letters keep
 * their size. A table with the exact amounts stands behind it. Colours: `--chart-1`, `--chart-2`.
 */
export function BarChart({ label, months, names, currency = 'EUR' }: BarChartProps) {
  const t = useT();
  const top = Math.max(1, ...months.flatMap((each) => [Number(each.first), Number(each.second)]));
  const scale = scaleLinear([0, top], [HEIGHT, 0]).nice(4);
  const ticks = scale.ticks(4);
  const step = 100 / Math.max(months.length, 1);
  const bar = (value: string, left: number, fill: string) => {
    const y = scale(Math.max(Number(value), 0));
    return <rect x={`${left}%`} width={`${step * BAR}%`} y={y} height={HEIGHT - y} rx={2} className={fill} />;
  };
  return (
    <figure className="m-0">
      <div className="flex" role="img" aria-label={label}>
        <svg aria-hidden width={48} height={HEIGHT + 32} className="shrink-0 overflow-visible text-[11px]">
          {ticks.map((tick) => (
            <text key={tick} x={38} y={scale(tick) + 12} textAnchor="end" className="tabular fill-muted">
              {formatCount(tick)}
            </text>
          ))}
        </svg>
        <svg aria-hidden height={HEIGHT + 32} className="min-w-0 flex-1 text-[11px] max-sm:text-[10px]">
          <g transform="translate(0 8)">
            {ticks.map((tick) => (
              <line key={tick} x1="0" x2="100%" y1={scale(tick)} y2={scale(tick)} className="stroke-chart-grid" />
            ))}
            {months.map((each, position) => {
              const middle = step * (position + 0.5);
              return (
                <g key={each.month}>
                  <title>{`${formatMonth(each.month, t.locale)}: ${names[0]} ${formatMoney(each.first, currency)}, ${names[1]} ${formatMoney(each.second, currency)}`}</title>
                  <rect x={`${step * position}%`} width={`${step}%`} height={HEIGHT} className="fill-transparent" />
                  {bar(each.first, middle - step * (BAR + GAP / 2), 'fill-chart-1')}
                  {bar(each.second, middle + step * (GAP / 2), 'fill-chart-2')}
                  <text x={`${middle}%`} y={HEIGHT + 19} textAnchor="middle" className="fill-muted">
                    {formatMonthShort(each.month, t.locale)}
                  </text>
                </g>
              );
            })}
          </g>
        </svg>
      </div>
      <details className="mt-1 text-sm">
        <summary className="inline-block rounded-xs px-1 text-xs text-muted hover:text-text">{t('common.showTable')}</summary>
        <Table
          caption={label}
          dense
          className="mt-2"
          rows={months}
          rowKey={(row) => row.month}
          columns={[
            { id: 'month', header: t('common.month'), slot: 'title', cell: (row) => formatMonth(row.month, t.locale) },
            { id: 'first', header: names[0], slot: 'amount', align: 'end', cell: (row) => formatMoney(row.first, currency) },
            { id: 'second', header: names[1], slot: 'status', align: 'end', cell: (row) => formatMoney(row.second, currency) },
          ]}
        />
      </details>
    </figure>
  );
}

/** The two series by colour and name; goes into the card's header. */
export function ChartLegend({ names }: { names: readonly [string, string] }) {
  return (
    <ul className="flex gap-3 text-xs text-muted">
      {names.map((name, position) => (
        <li key={name} className="flex items-center gap-1.5">
          <span aria-hidden className={clsx('size-2 rounded-[2px]', position === 0 ? 'bg-chart-1' : 'bg-chart-2')} />
          {name}
        </li>
      ))}
    </ul>
  );
}
