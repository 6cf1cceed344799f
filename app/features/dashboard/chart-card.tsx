import { BarChart, ChartLegend } from '#app/components/charts/bar-chart.tsx';
import { Card } from '#app/components/ui/card.tsx';
import { useT } from '#app/i18n/use-t.tsx';
import type { Overview } from '#server/contracts/overview.ts';

/** A year of what was issued against what came in. */
export function ChartCard({ months, className }: { months: Overview['months']; className?: string }) {
  const t = useT();
  const names = [t('dashboard.issued'), t('dashboard.collectedSeries')] as const;
  const isEmpty = months.every(({ issued, collected }) => Number(issued) === 0 && Number(collected) === 0);
  return (
    <Card title={t('dashboard.chart')} aside={<ChartLegend names={names} />} className={className}>
      {isEmpty ? (
        <p className="py-10 text-center text-sm text-muted">{t('dashboard.chartEmpty')}</p>
      ) : (
        <BarChart
          label={t('dashboard.chartLabel')}
          months={months.map(({ month, issued, collected }) => ({ month, first: issued, second: collected }))}
          names={names}
        />
      )}
    </Card>
  );
}
