import { Card } from '#app/components/ui/card.tsx';
import { Table, type Column } from '#app/components/ui/table.tsx';
import { errorSentence } from '#app/i18n/t.ts';
import { useT } from '#app/i18n/use-t.tsx';
import type { CsvRowIssue } from '#server/contracts/csv-import.ts';

interface ImportIssuesProps {
  issues: readonly CsvRowIssue[];
  /** All of them, when only the first are here. */
  issueCount: number;
  badRows: number;
  labelOf: (field: string) => string;
}

/** The rows that are left out: where, what stands there, and what to do about it. */
export function ImportIssues({ issues, issueCount, badRows, labelOf }: ImportIssuesProps) {
  const t = useT();
  const columns: readonly Column<CsvRowIssue>[] = [
    { id: 'line', header: t('import.bad.line'), cell: (issue) => issue.line, slot: 'amount', tone: 'muted', width: 'w-[80px]' },
    {
      id: 'field',
      header: t('import.bad.field'),
      cell: (issue) => (issue.field === null ? t('import.bad.wholeRow') : labelOf(issue.field)),
      slot: 'title',
      width: 'w-[180px]',
    },
    {
      id: 'value',
      header: t('import.bad.value'),
      cell: (issue) => <span className="break-words">{issue.value || '–'}</span>,
      slot: 'meta',
      tone: 'muted',
      width: 'w-[24%]',
    },
    { id: 'what', header: t('import.bad.what'), cell: (issue) => errorSentence(t, issue.code, issue.params), slot: 'meta' },
  ];
  return (
    <Card title={t('import.bad')} aside={badRows} ruled flush>
      <p className="px-[18px] py-3 text-sm text-muted">{t('import.badIntro', { count: badRows })}</p>
      <Table
        caption={t('import.bad')}
        bare
        dense
        className="border-t"
        columns={columns}
        rows={issues}
        rowKey={(issue) => `${issue.line}:${issue.field ?? ''}:${issue.code}`}
      />
      {issueCount > issues.length ? (
        <p className="border-t px-[18px] py-3 text-sm text-muted">
          {t('import.bad.more', { count: issueCount - issues.length })}
        </p>
      ) : null}
    </Card>
  );
}
