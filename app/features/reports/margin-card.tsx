import { Card, KpiStrip } from '#app/components/ui/card.tsx';
import { formatCount, formatMoney } from '#app/i18n/format.ts';
import { useT } from '#app/i18n/use-t.tsx';
import type { MarginFigures } from '#server/contracts/reports.ts';

/** What was sold under the margin scheme, and the VAT in it, which stands on no document. */
export function MarginCard({ margin }: { margin: MarginFigures }) {
  const t = useT();
  return (
    <Card title={t('reports.margin.title')}>
      <div className="flex flex-col gap-3">
        <KpiStrip
          figures={[
            { label: t('reports.margin.sold'), value: formatMoney(margin.sold) },
            { label: t('reports.margin.margin'), value: formatMoney(margin.margin) },
            { label: t('reports.margin.base'), value: formatMoney(margin.base) },
            { label: t('reports.margin.vat'), value: formatMoney(margin.vat) },
            { label: t('reports.documents'), value: formatCount(margin.documents) },
          ]}
        />
        {margin.unknown === 0 ? null : (
          <p className="text-sm text-warn">{t('reports.margin.unknown', { count: margin.unknown })}</p>
        )}
        <p className="text-sm text-muted">{t('reports.margin.note')}</p>
      </div>
    </Card>
  );
}
