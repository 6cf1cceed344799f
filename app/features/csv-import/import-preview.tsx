import { Form, Link, useNavigation } from '@remix-run/react';
import { Check, Minus } from 'lucide-react';
import { SubmitButton } from '#app/components/forms/submit-button.tsx';
import { Banner } from '#app/components/ui/banner.tsx';
import { buttonClass } from '#app/components/ui/button.tsx';
import { Card, KpiStrip } from '#app/components/ui/card.tsx';
import { type CellSlot, Table, type Column } from '#app/components/ui/table.tsx';
import { ImportIssues } from '#app/features/csv-import/import-issues.tsx';
import type { ImportStep } from '#app/features/csv-import/import-step.ts';
import { formatCount } from '#app/i18n/format.ts';
import { useT } from '#app/i18n/use-t.tsx';
import type { CsvColumn, CsvPreview, CsvPreviewRow } from '#server/contracts/csv-import.ts';

interface ImportPreviewProps {
  area: 'contacts' | 'products' | 'opening';
  answer: Extract<ImportStep, { readonly step: 'preview' }>;
  labelOf: (field: string) => string;
  sampleFields: readonly string[];
}

/** Where the fields of a row stand when it is a card; the others would only crowd it. */
const SAMPLE_SLOTS: readonly CellSlot[] = ['title', 'meta', 'meta-next', 'meta-next'];

/** The second step: what the file would do. Nothing is stored until the button is pressed. */
export function ImportPreview({ area, answer, labelOf, sampleFields }: ImportPreviewProps) {
  const t = useT();
  const { state } = useNavigation();
  const { preview, filename, base64 } = answer;
  const { counts } = preview;
  const wanted = counts.new + counts.update;
  const figure = (outcome: keyof CsvPreview['counts']) => ({
    label: t(`import.count.${outcome}`),
    value: formatCount(counts[outcome]),
    note: t(`import.count.${outcome}Note`),
    ...(outcome === 'bad' && counts.bad > 0 ? { tone: 'err' as const } : {}),
  });
  const sample: readonly Column<CsvPreviewRow>[] = [
    ...sampleFields.map((field, index): Column<CsvPreviewRow> => ({
      id: field,
      header: labelOf(field),
      cell: (row) => row.cells[field] ?? '',
      slot: SAMPLE_SLOTS[index] ?? 'hidden',
      ...(index === 0 ? { tone: 'strong' as const } : { tone: 'muted' as const }),
    })),
    {
      id: 'outcome',
      header: t('import.outcome'),
      cell: (row) => t(`import.outcome.${row.outcome}`),
      slot: 'status',
      width: 'w-[120px]',
    },
  ];
  return (
    <>
      <p className="-mt-2 text-sm text-muted">
        {t('import.read', { name: filename })} · {preview.encoding.toUpperCase()} · {t('import.format.separator').toLowerCase()}{' '}
        {separatorWord(t, preview.separator)} · {t('import.format.rows').toLowerCase()} {formatCount(preview.rows)}
      </p>
      <KpiStrip figures={[figure('new'), figure('update'), figure('same'), figure('bad')]} />
      {wanted === 0 ? (
        <Banner tone={counts.bad > 0 ? 'err' : 'info'} title={t(counts.bad > 0 ? 'import.nothing' : 'import.unchanged')} />
      ) : null}
      <div className="flex flex-wrap items-center gap-3">
        {wanted > 0 ? (
          <Form method="post" encType="multipart/form-data">
            <input type="hidden" name="base64" value={base64} />
            <SubmitButton name="intent" value="import" pending={state !== 'idle'}>
              {t(`${area}.importDo`, { count: wanted })}
            </SubmitButton>
          </Form>
        ) : null}
        <Link to="." reloadDocument className={buttonClass({})}>
          {t('import.otherFile')}
        </Link>
      </div>
      {counts.bad > 0 ? (
        <ImportIssues issues={preview.issues} issueCount={preview.issueCount} badRows={counts.bad} labelOf={labelOf} />
      ) : null}
      <ColumnList columns={preview.columns} labelOf={labelOf} />
      {preview.sample.length > 0 ? (
        <Card title={t('import.good')} ruled flush>
          <Table
            caption={t('import.good')}
            bare
            dense
            columns={sample}
            rows={preview.sample}
            rowKey={(row) => String(row.line)}
          />
        </Card>
      ) : null}
    </>
  );
}

/** Which column of the file is read as what. */
function ColumnList({ columns, labelOf }: { columns: readonly CsvColumn[]; labelOf: (field: string) => string }) {
  const t = useT();
  return (
    <Card title={t('import.columns')}>
      <ul className="flex flex-wrap gap-2">
        {columns.map(({ header, field }, index) => (
          <li key={index} className="inline-flex max-w-full items-center gap-1.5 rounded-full bg-sunken px-2.5 py-0.5 text-xs">
            {field === null ? (
              <Minus aria-hidden size={13} className="shrink-0 text-muted" />
            ) : (
              <Check aria-hidden size={13} className="shrink-0 text-ok" />
            )}
            <span className={field === null ? 'truncate text-muted' : 'truncate font-medium'}>
              {header || t('import.columnWithoutName')}
            </span>
            <span className="shrink-0 text-muted">
              {field === null ? t('import.columnSkipped') : labelOf(field) === header ? null : `→ ${labelOf(field)}`}
            </span>
          </li>
        ))}
      </ul>
    </Card>
  );
}

function separatorWord(t: ReturnType<typeof useT>, separator: string): string {
  if (separator === ',') return t('import.separator.comma');
  if (separator === '\t') return t('import.separator.tab');
  return t(separator === '|' ? 'import.separator.pipe' : 'import.separator.semicolon');
}
