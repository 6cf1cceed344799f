import { Link } from '@remix-run/react';
import { CircleCheck, CircleMinus, CircleX, type LucideIcon } from 'lucide-react';
import { Banner } from '#app/components/ui/banner.tsx';
import { buttonClass, ButtonLink } from '#app/components/ui/button.tsx';
import { Card, KpiStrip } from '#app/components/ui/card.tsx';
import { Pill, type Tone } from '#app/components/ui/pill.tsx';
import { Table, type Column } from '#app/components/ui/table.tsx';
import { ImportIssues } from '#app/features/csv-import/import-issues.tsx';
import { formatCount } from '#app/i18n/format.ts';
import { useT } from '#app/i18n/use-t.tsx';
import type { CsvImportResult, CsvResultRow } from '#server/contracts/csv-import.ts';

const LOOK: Readonly<Record<CsvResultRow['outcome'], { readonly tone: Tone; readonly icon: LucideIcon }>> = {
  created: { tone: 'ok', icon: CircleCheck },
  updated: { tone: 'info', icon: CircleCheck },
  unchanged: { tone: 'neutral', icon: CircleMinus },
  failed: { tone: 'err', icon: CircleX },
};

interface ImportResultProps {
  area: 'contacts' | 'products' | 'opening';
  result: CsvImportResult;
  labelOf: (field: string) => string;
  listPath: string;
}

/** The last step: what became of the rows. */
export function ImportResult({ area, result, labelOf, listPath }: ImportResultProps) {
  const t = useT();
  const { created, updated, unchanged, failed, rows } = result;
  const total = created + updated + unchanged + failed;
  const columns: readonly Column<CsvResultRow>[] = [
    {
      id: 'name',
      header: t('import.done.name'),
      cell: (row) =>
        row.id === null ? (
          row.name || '–'
        ) : (
          <Link to={`${listPath}/${row.id}`} className="hover:underline">
            {row.name}
          </Link>
        ),
      slot: 'title',
      tone: 'strong',
    },
    { id: 'line', header: t('import.bad.line'), cell: (row) => row.line, slot: 'amount', tone: 'muted', width: 'w-[100px]' },
    {
      id: 'outcome',
      header: t('import.done.result'),
      cell: (row) => <Pill {...LOOK[row.outcome]}>{t(`import.result.${row.outcome}`)}</Pill>,
      slot: 'status',
      width: 'w-[170px]',
    },
  ];
  return (
    <>
      <Banner alert tone={created + updated > 0 ? 'ok' : 'info'} title={t(`${area}.importDone`, { count: created + updated })} />
      <KpiStrip
        figures={[
          { label: t('import.done.created'), value: formatCount(created) },
          { label: t('import.done.updated'), value: formatCount(updated) },
          { label: t('import.done.unchanged'), value: formatCount(unchanged) },
          { label: t('import.done.failed'), value: formatCount(failed), ...(failed > 0 ? { tone: 'err' as const } : {}) },
        ]}
      />
      <div className="flex flex-wrap items-center gap-3">
        <ButtonLink variant="primary" to={listPath}>
          {t('import.done.toList')}
        </ButtonLink>
        <Link to="." reloadDocument className={buttonClass({})}>
          {t('import.done.again')}
        </Link>
      </div>
      {failed > 0 ? (
        <ImportIssues issues={result.issues} issueCount={result.issueCount} badRows={failed} labelOf={labelOf} />
      ) : null}
      <Card title={t('import.done.rows')} ruled flush>
        <Table caption={t('import.done.rows')} bare dense columns={columns} rows={rows} rowKey={(row) => String(row.line)} />
        {rows.length < total ? (
          <p className="border-t px-[18px] py-3 text-sm text-muted">
            {t('import.done.shownRows', { shown: formatCount(rows.length), total: formatCount(total) })}
          </p>
        ) : null}
      </Card>
    </>
  );
}
