import { KpiStrip, type Kpi } from '#app/components/ui/card.tsx';
import { ChangeNote } from '#app/features/reports/change-note.tsx';
import { formatCount, formatDate, formatMoney } from '#app/i18n/format.ts';
import { useT } from '#app/i18n/use-t.tsx';
import type { SalesReport } from '#server/contracts/reports.ts';

/** The sums of a report, and what they are compared with. */
export function SalesSums({ report }: { report: Pick<SalesReport, 'sum' | 'before' | 'inVat'> }) {
  const t = useT();
  const { sum, before, inVat } = report;
  const figures: readonly Kpi[] = [
    {
      label: t('reports.total'),
      value: formatMoney(sum.total),
      ...(sum.changePercent === null ? {} : { note: <ChangeNote percent={sum.changePercent} /> }),
    },
    {
      label: t('reports.beforeDays', { from: formatDate(before.from), to: formatDate(before.to) }),
      value: formatMoney(sum.previous),
    },
    ...(inVat
      ? [
          { label: t('reports.base'), value: formatMoney(sum.base) },
          { label: t('reports.vat'), value: formatMoney(sum.vat) },
        ]
      : []),
    ...(/[1-9]/.test(sum.levies) ? [{ label: t('reports.levies'), value: formatMoney(sum.levies) }] : []),
    { label: t('reports.documents'), value: formatCount(sum.documents) },
  ];
  return <KpiStrip figures={figures} />;
}
