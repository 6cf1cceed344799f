import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { Form, useLoaderData, useNavigation, useParams } from '@remix-run/react';
import { Trash2, Undo2 } from 'lucide-react';
import { PageHeader } from '#app/components/layout/page-header.tsx';
import { Banner } from '#app/components/ui/banner.tsx';
import { Button, ButtonLink } from '#app/components/ui/button.tsx';
import { idInAddress } from '#app/features/directory/entry-address.ts';
import { viewOf } from '#app/features/documents/document-view.server.ts';
import { DocumentPreview, SPLIT } from '#app/features/expenses/document-preview.tsx';
import { ExpenseForm } from '#app/features/expenses/expense-form.tsx';
import { EXPENSE_FORMATS, valuesOfExpense } from '#app/features/expenses/expense-values.ts';
import { useMayBook } from '#app/features/settings/use-company-role.ts';
import { formatMoney } from '#app/i18n/format.ts';
import { pageTitle, useT } from '#app/i18n/use-t.tsx';
import { fromApi, tryApi } from '#app/lib/errors.ts';
import { redirectWithFlash } from '#app/lib/flash.server.ts';
import { parseForm, replyFailure, replyInvalid } from '#app/lib/form.ts';
import { inCompany } from '#app/lib/paths.ts';
import { SaveExpenseInput } from '#server/contracts/expenses.ts';

export const meta: MetaFunction<typeof loader> = ({ matches, data }) =>
  data ? [{ title: `${data.expense.supplierName} ${data.expense.number} · FiskAI` }] : pageTitle(matches, 'expenses.title');

export async function loader(args: LoaderFunctionArgs) {
  return fromApi(args, async () => {
    const api = await args.context.companyApi(args.params['company'] ?? '');
    const expense = await api.expenses.get({ id: idInAddress(args.params['id'], 'EXPENSE_NOT_FOUND') });
    // The document of a cost that was taken away may be gone.
    const document =
      expense.documentId === null || expense.einvoiceId !== null || expense.removed
        ? null
        : await api.expenses.document({ id: expense.documentId });
    return { expense, document, view: await viewOf(args, document) };
  });
}

export async function action(args: ActionFunctionArgs) {
  const slug = args.params['company'] ?? '';
  const { api, id } = await fromApi(args, async () => ({
    api: await args.context.companyApi(slug),
    id: idInAddress(args.params['id'], 'EXPENSE_NOT_FOUND'),
  }));
  const body = await args.request.formData();
  const intent = body.get('intent');
  const path = inCompany(slug, `troskovi/${id}`);
  if (intent === 'remove') {
    await fromApi(args, () => api.expenses.remove({ id }));
    const undo = { action: path, token: id };
    return redirectWithFlash(inCompany(slug, 'troskovi'), { tone: 'ok', key: 'expenses.removed', undo });
  }
  if (intent === 'undo') {
    await fromApi(args, () => api.expenses.restore({ id }));
    return redirectWithFlash(path, { tone: 'ok', key: 'expenses.restored' });
  }
  body.set('id', id);
  const submission = parseForm(body, SaveExpenseInput, EXPENSE_FORMATS);
  if (submission.status !== 'success') return replyInvalid(submission);
  const outcome = await tryApi(args, () => api.expenses.save(submission.value));
  if (!outcome.ok) return replyFailure(submission, outcome.failure);
  return redirectWithFlash(path, { tone: 'ok', key: 'expenses.saved' });
}

export default function ExpensePage() {
  const t = useT();
  const { company = '' } = useParams();
  const { expense, document, view } = useLoaderData<typeof loader>();
  const mayWrite = useMayBook();
  const sent = useNavigation().formData?.get('intent');
  const list = inCompany(company, 'troskovi');
  const button = (intent: 'remove' | 'undo') => (
    <Form method="post">
      <input type="hidden" name="intent" value={intent} />
      <Button
        type="submit"
        variant={intent === 'remove' ? 'danger' : 'secondary'}
        icon={intent === 'remove' ? Trash2 : Undo2}
        pending={sent === intent}
      >
        {t(`expenses.${intent}`)}
      </Button>
    </Form>
  );
  return (
    <>
      <PageHeader
        title={`${expense.supplierName} · ${expense.number}`}
        parent={{ to: list, label: t('expenses.title') }}
        note={formatMoney(expense.total, expense.currency)}
        wide={document !== null}
        actions={mayWrite && !expense.removed ? button('remove') : undefined}
      />
      {expense.removed ? (
        <Banner tone="warn" title={t('expenses.isRemoved')} action={mayWrite ? button('undo') : undefined}>
          {t('expenses.isRemovedDetail')}
        </Banner>
      ) : null}
      {expense.einvoiceId === null ? null : (
        <Banner
          title={t('einvoiceLife.expense.from')}
          action={
            <ButtonLink small to={inCompany(company, `eracuni/primljeni/${expense.einvoiceId}`)}>
              {t('einvoiceLife.expense.see')}
            </ButtonLink>
          }
        />
      )}
      <div className={document === null ? 'max-w-[720px]' : SPLIT}>
        {document === null ? null : (
          <DocumentPreview
            filename={document.filename}
            view={view}
            filePath={inCompany(company, `dokumenti/${document.id}/datoteka`)}
          />
        )}
        <ExpenseForm
          key={expense.version}
          values={valuesOfExpense(expense)}
          version={expense.version}
          mayWrite={mayWrite && !expense.removed}
          cancel={list}
          submitLabel={t('expenses.save')}
        />
      </div>
    </>
  );
}
