import { PageHeader } from '#app/components/layout/page-header.tsx';
import { Banner } from '#app/components/ui/banner.tsx';
import type { ImportStep } from '#app/features/csv-import/import-step.ts';
import { ImportChoose, type KnownColumn } from '#app/features/csv-import/import-choose.tsx';
import { ImportPreview } from '#app/features/csv-import/import-preview.tsx';
import { ImportResult } from '#app/features/csv-import/import-result.tsx';
import { useRights } from '#app/features/invoice-document/use-rights.ts';
import { errorSentence } from '#app/i18n/t.ts';
import { useT } from '#app/i18n/use-t.tsx';
import { useReply } from '#app/lib/use-reply.ts';

export interface ImportPageProps {
  area: 'contacts' | 'products' | 'opening';
  /** The list that is imported into. */
  listPath: string;
  columns: readonly KnownColumn[];
  /** Name of a field for people; also of those that only a file has. */
  labelOf: (field: string) => string;
  /** Fields of the table that shows the first rows, the name first. */
  sampleFields: readonly string[];
}

/** Choosing a file, seeing what it would do, and what was done: one address, with and without scripts. */
export function ImportPage({ area, listPath, columns, labelOf, sampleFields }: ImportPageProps) {
  const t = useT();
  const { mayWrite } = useRights();
  const answer = useReply<ImportStep>();
  const title = t(`${area}.importTitle`);
  return (
    <>
      <PageHeader title={title} parent={{ to: listPath, label: t(`${area}.title`) }} />
      {answer?.step === 'preview' ? (
        <ImportPreview area={area} answer={answer} labelOf={labelOf} sampleFields={sampleFields} />
      ) : answer?.step === 'done' ? (
        <ImportResult area={area} result={answer.result} labelOf={labelOf} listPath={listPath} />
      ) : (
        <>
          {answer?.step === 'refused' ? (
            <Banner alert tone="err" title={errorSentence(t, answer.error.code, answer.error.params)} />
          ) : null}
          {mayWrite ? <ImportChoose area={area} columns={columns} labelOf={labelOf} /> : <Banner title={t(`${area}.readOnly`)} />}
        </>
      )}
    </>
  );
}
