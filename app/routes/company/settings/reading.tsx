import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { getFormProps } from '@conform-to/react';
import { Form, useLoaderData } from '@remix-run/react';
import { FormErrors } from '#app/components/forms/form-errors.tsx';
import { useIssueTexts } from '#app/components/forms/use-issue-texts.ts';
import { useServerForm } from '#app/components/forms/use-server-form.ts';
import { Banner } from '#app/components/ui/banner.tsx';
import { Card } from '#app/components/ui/card.tsx';
import { Checkbox } from '#app/components/ui/checkbox.tsx';
import { Field } from '#app/components/ui/field.tsx';
import { MoneyInput } from '#app/components/ui/money-input.tsx';
import { ProgressBar } from '#app/components/ui/progress-bar.tsx';
import { initialText } from '#app/features/form-fields/text-field.tsx';
import { SaveBar } from '#app/features/settings/save-bar.tsx';
import { SettingsPage } from '#app/features/settings/settings-page.tsx';
import { useMayManage } from '#app/features/settings/use-company-role.ts';
import { formatMoney } from '#app/i18n/format.ts';
import { pageTitle, useT } from '#app/i18n/use-t.tsx';
import { fromApi, tryApi } from '#app/lib/errors.ts';
import { redirectWithFlash } from '#app/lib/flash.server.ts';
import { parseForm, replyFailure, replyInvalid } from '#app/lib/form.ts';
import { inCompany } from '#app/lib/paths.ts';
import { SaveReadingSettingsInput } from '#server/contracts/expenses.ts';

export const meta: MetaFunction = ({ matches }) => pageTitle(matches, 'expenses.settings.title');

export async function loader(args: LoaderFunctionArgs) {
  const api = await fromApi(args, () => args.context.companyApi(args.params['company'] ?? ''));
  return fromApi(args, () => api.expenses.readingSettings());
}

export async function action(args: ActionFunctionArgs) {
  const slug = args.params['company'] ?? '';
  const api = await fromApi(args, () => args.context.companyApi(slug));
  const submission = parseForm(await args.request.formData(), SaveReadingSettingsInput, { numbers: ['monthlyBudget'] });
  if (submission.status !== 'success') return replyInvalid(submission);
  const outcome = await tryApi(args, () => api.expenses.saveReadingSettings(submission.value));
  if (!outcome.ok) return replyFailure(submission, outcome.failure);
  return redirectWithFlash(inCompany(slug, 'postavke/citanje'), { tone: 'ok', key: 'common.saved' });
}

/** Whether documents are read by themselves, and what a month of it may cost. */
export default function ReadingSettingsPage() {
  const t = useT();
  const say = useIssueTexts();
  const mayManage = useMayManage();
  const { on, automatic, monthlyBudget, spent, read, budgetUsed } = useLoaderData<typeof loader>();
  const { form, fields, error, pending } = useServerForm<{ monthlyBudget: string }>({
    id: 'reading',
    defaultValue: { monthlyBudget },
  });
  return (
    <SettingsPage title={t('expenses.settings.title')} note={t('expenses.settings.intro')}>
      {on ? (
        <Card title={t('expenses.settings.month')}>
          <div className="flex flex-col gap-2">
            <p className="tabular flex flex-wrap justify-between gap-x-4 text-sm">
              <span>
                {t('expenses.settings.spent', { amount: formatMoney(spent, 'USD'), budget: formatMoney(monthlyBudget, 'USD') })}
              </span>
              <span className="text-muted">{t('expenses.settings.read', { count: read })}</span>
            </p>
            <ProgressBar
              label={t('expenses.settings.month')}
              value={Number(spent)}
              max={Number(monthlyBudget)}
              tone={budgetUsed ? 'warn' : 'brand'}
            />
            {budgetUsed ? <p className="text-sm text-warn">{t('expenses.settings.used')}</p> : null}
          </div>
        </Card>
      ) : (
        <Banner tone="info" title={t('expenses.state.off')}>
          {t('expenses.settings.offDetail')}
        </Banner>
      )}
      <Card title={t('expenses.settings.how')}>
        <Form method="post" {...getFormProps(form)}>
          <fieldset disabled={!mayManage} className="flex flex-col gap-4">
            <FormErrors errors={form.errors} allErrors={form.allErrors} error={error} />
            <Checkbox name="automatic" label={t('expenses.settings.automatic')} defaultChecked={automatic} />
            <Field
              label={t('expenses.settings.budget')}
              id={fields.monthlyBudget.id}
              errors={say(fields.monthlyBudget.errors)}
              hint={t('expenses.settings.budgetHint')}
              required
              className="max-w-72"
            >
              <MoneyInput
                key={fields.monthlyBudget.key}
                name={fields.monthlyBudget.name}
                defaultValue={initialText(fields.monthlyBudget)}
                suffix="USD"
              />
            </Field>
            <p className="text-sm text-muted">{t('expenses.settings.leaves')}</p>
            {mayManage ? <SaveBar pending={pending} /> : null}
          </fieldset>
        </Form>
      </Card>
    </SettingsPage>
  );
}
