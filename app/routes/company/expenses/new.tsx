import type { ActionFunctionArgs, MetaFunction } from '@remix-run/node';
import { useParams } from '@remix-run/react';
import { PageHeader } from '#app/components/layout/page-header.tsx';
import { ExpenseForm } from '#app/features/expenses/expense-form.tsx';
import { EXPENSE_FORMATS, valuesOfReading } from '#app/features/expenses/expense-values.ts';
import { useMayBook } from '#app/features/settings/use-company-role.ts';
import { pageTitle, useT } from '#app/i18n/use-t.tsx';
import { fromApi, tryApi } from '#app/lib/errors.ts';
import { redirectWithFlash } from '#app/lib/flash.server.ts';
import { parseForm, replyFailure, replyInvalid } from '#app/lib/form.ts';
import { inCompany } from '#app/lib/paths.ts';
import { SaveExpenseInput } from '#server/contracts/expenses.ts';

export const meta: MetaFunction = ({ matches }) => pageTitle(matches, 'expenses.new');

export async function action(args: ActionFunctionArgs) {
  const slug = args.params['company'] ?? '';
  const api = await fromApi(args, () => args.context.companyApi(slug));
  const submission = parseForm(await args.request.formData(), SaveExpenseInput, EXPENSE_FORMATS);
  if (submission.status !== 'success') return replyInvalid(submission);
  const outcome = await tryApi(args, () => api.expenses.save(submission.value));
  if (!outcome.ok) return replyFailure(submission, outcome.failure);
  const params = { number: submission.value.number };
  return redirectWithFlash(inCompany(slug, `troskovi/${outcome.value.id}`), { tone: 'ok', key: 'expenses.created', params });
}

export default function NewExpense() {
  const t = useT();
  const { company = '' } = useParams();
  const list = inCompany(company, 'troskovi');
  return (
    <>
      <PageHeader title={t('expenses.new')} parent={{ to: list, label: t('expenses.title') }} />
      <div className="max-w-[720px]">
        <ExpenseForm values={valuesOfReading(null)} mayWrite={useMayBook()} cancel={list} submitLabel={t('expenses.save')} />
      </div>
    </>
  );
}
