import { Form, useNavigation } from '@remix-run/react';
import { Download } from 'lucide-react';
import { SubmitButton } from '#app/components/forms/submit-button.tsx';
import { buttonClass } from '#app/components/ui/button.tsx';
import { Card } from '#app/components/ui/card.tsx';
import { Field } from '#app/components/ui/field.tsx';
import { FileDrop } from '#app/components/ui/file-drop.tsx';
import { useT } from '#app/i18n/use-t.tsx';

/** A column that a file may have. */
export interface KnownColumn {
  readonly field: string;
  readonly required?: boolean;
  /** What a cell may hold. */
  readonly example: string;
}

/** The first step: a file, and what may be in it. */
export function ImportChoose({
  area,
  columns,
  labelOf,
}: {
  area: 'contacts' | 'products' | 'opening';
  columns: readonly KnownColumn[];
  labelOf: (field: string) => string;
}) {
  const t = useT();
  const { state } = useNavigation();
  return (
    <div className="grid items-start gap-5 lg:grid-cols-[minmax(0,1fr)_minmax(0,1fr)]">
      <Card>
        <Form method="post" encType="multipart/form-data" className="flex flex-col gap-4">
          <p>{t(`${area}.importIntro`)}</p>
          <Field label={t('import.file')} hint={t('import.excelHint')} required>
            <FileDrop name="file" accept=".csv,.txt,text/csv,text/plain" required hint={t('import.fileHint')} />
          </Field>
          <p className="text-sm text-muted">{t(`${area}.importMatch`)}</p>
          <div className="flex flex-wrap items-center gap-3">
            <SubmitButton name="intent" value="preview" pending={state === 'submitting'}>
              {t('import.preview')}
            </SubmitButton>
            <a href="primjer.csv" download className={buttonClass({ variant: 'ghost' })}>
              <Download aria-hidden size={16} strokeWidth={1.75} />
              {t('import.example')}
            </a>
          </div>
        </Form>
      </Card>
      <Card title={t('import.columnsTitle')}>
        <p className="mb-3 text-sm text-muted">{t('import.columnsIntro')}</p>
        <dl className="flex flex-col">
          {columns.map(({ field, required, example }) => (
            <div key={field} className="flex items-baseline justify-between gap-4 border-t py-1.5 text-sm first:border-t-0">
              <dt className="font-medium">
                {labelOf(field)}
                {required ? <span className="ml-2 text-xs font-normal text-muted">{t('import.requiredColumn')}</span> : null}
              </dt>
              <dd className="min-w-0 text-right text-muted">{example}</dd>
            </div>
          ))}
        </dl>
      </Card>
    </div>
  );
}
