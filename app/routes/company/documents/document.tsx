import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { Link, useLoaderData, useParams, useSearchParams } from '@remix-run/react';
import { useKeptTyping } from '#app/components/forms/use-kept-typing.ts';
import { PageHeader } from '#app/components/layout/page-header.tsx';
import { Banner } from '#app/components/ui/banner.tsx';
import { ButtonLink } from '#app/components/ui/button.tsx';
import { idInAddress } from '#app/features/directory/entry-address.ts';
import { viewOf } from '#app/features/documents/document-view.server.ts';
import { DocumentPreview, SPLIT } from '#app/features/expenses/document-preview.tsx';
import { ExpenseForm } from '#app/features/expenses/expense-form.tsx';
import { EXPENSE_FORMATS, type ExpenseValues, valuesOfReading } from '#app/features/expenses/expense-values.ts';
import { FiscalMarks } from '#app/features/expenses/fiscal-marks.tsx';
import { ReadingBanner } from '#app/features/expenses/reading-banner.tsx';
import { useMayBook } from '#app/features/settings/use-company-role.ts';
import { formatInstant } from '#app/i18n/format.ts';
import { pageTitle, useT } from '#app/i18n/use-t.tsx';
import { fromApi, tryApi } from '#app/lib/errors.ts';
import { redirectWithFlash } from '#app/lib/flash.server.ts';
import { parseForm, replyFailure, replyInvalid } from '#app/lib/form.ts';
import { inCompany } from '#app/lib/paths.ts';
import { SaveExpenseInput } from '#server/contracts/expenses.ts';

export const meta: MetaFunction<typeof loader> = ({ matches, data }) =>
  data ? [{ title: `${data.document.filename} · FiskAI` }] : pageTitle(matches, 'documents.title');

export async function loader(args: LoaderFunctionArgs) {
  return fromApi(args, async () => {
    const api = await args.context.companyApi(args.params['company'] ?? '');
    const document = await api.expenses.document({ id: idInAddress(args.params['id'], 'DOCUMENT_NOT_FOUND') });
    return { document, view: await viewOf(args, document) };
  });
}

export async function action(args: ActionFunctionArgs) {
  const slug = args.params['company'] ?? '';
  const { api, id } = await fromApi(args, async () => ({
    api: await args.context.companyApi(slug),
    id: idInAddress(args.params['id'], 'DOCUMENT_NOT_FOUND'),
  }));
  const body = await args.request.formData();
  if (body.get('intent') === 'read') {
    await fromApi(args, () => api.expenses.requestReading({ id }));
    return redirectWithFlash(inCompany(slug, `dokumenti/${id}`), { tone: 'info', key: 'expenses.read.underWay' });
  }
  body.set('documentId', id);
  const submission = parseForm(body, SaveExpenseInput, EXPENSE_FORMATS);
  if (submission.status !== 'success') return replyInvalid(submission);
  const outcome = await tryApi(args, () => api.expenses.save(submission.value));
  if (!outcome.ok) return replyFailure(submission, outcome.failure);
  const params = { number: submission.value.number };
  return redirectWithFlash(inCompany(slug, `troskovi/${outcome.value.id}`), { tone: 'ok', key: 'expenses.created', params });
}

/** A received document beside what was read of it; from here it becomes a cost. */
export default function ReceivedDocumentPage() {
  const t = useT();
  const { company = '' } = useParams();
  const [query] = useSearchParams();
  const { document, view } = useLoaderData<typeof loader>();
  const mayWrite = useMayBook();
  const list = inCompany(company, 'dokumenti');
  const path = `${list}/${document.id}`;
  const { reading, expenses } = document;
  const isAnother = query.has('jos');
  const kept = useKeptTyping<ExpenseValues>(document.id, reading.state === 'read' ? 'read' : 'empty');
  const { values, fields: typed } = kept.begin((own) => ({ ...valuesOfReading(reading.fields, reading.category), ...own }));
  return (
    <>
      <PageHeader
        wide
        title={document.filename}
        parent={{ to: list, label: t('documents.title') }}
        note={[formatInstant(document.createdAt), document.sender].filter(Boolean).join(' · ')}
      />
      <div className={SPLIT}>
        <DocumentPreview filename={document.filename} view={view} filePath={`${path}/datoteka`}>
          <FiscalMarks reading={reading} />
        </DocumentPreview>
        <div className="flex min-w-0 flex-col gap-5">
          {expenses.map(({ id, number, supplierName }) => (
            <Banner
              key={id}
              tone="ok"
              title={t('expenses.madeFrom', { number, supplier: supplierName })}
              action={
                <ButtonLink small to={inCompany(company, `troskovi/${id}`)}>
                  {t('expenses.open')}
                </ButtonLink>
              }
            />
          ))}
          {expenses.length > 0 && !isAnother ? (
            mayWrite ? (
              <Link to={`${path}?jos=1`} className="self-start text-sm text-brand underline">
                {t('expenses.makeAnother')}
              </Link>
            ) : null
          ) : (
            <>
              <ReadingBanner reading={reading} mayWrite={mayWrite} settingsPath={inCompany(company, 'postavke/citanje')} />
              <ExpenseForm
                // What was read is a new form, in which what a person typed meanwhile stays.
                key={kept.key}
                values={values}
                verdicts={reading.verdicts}
                typed={typed}
                listen={kept.listen}
                mayWrite={mayWrite}
                cancel={list}
                submitLabel={t('expenses.make')}
              />
            </>
          )}
        </div>
      </div>
    </>
  );
}
