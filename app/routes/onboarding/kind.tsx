import { getFormProps } from '@conform-to/react';
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { Form, useLoaderData } from '@remix-run/react';
import { FormErrors } from '#app/components/forms/form-errors.tsx';
import { useIssueTexts } from '#app/components/forms/use-issue-texts.ts';
import { useServerForm } from '#app/components/forms/use-server-form.ts';
import { RadioCards } from '#app/components/ui/checkbox.tsx';
import { initialText } from '#app/features/form-fields/text-field.tsx';
import { goToStep, readDraft, withStep } from '#app/features/onboarding/draft.server.ts';
import { StepButtons } from '#app/features/onboarding/step-buttons.tsx';
import { StepPage } from '#app/features/onboarding/step-page.tsx';
import { pageTitle, useT } from '#app/i18n/use-t.tsx';
import { parseForm, replyInvalid } from '#app/lib/form.ts';
import { CompanyKindInput } from '#server/contracts/companies.ts';
import { BUSINESS_KINDS } from '#server/domain/invoicing/document.ts';

export const meta: MetaFunction = ({ matches }) => pageTitle(matches, 'onboarding.title');

export async function loader(args: LoaderFunctionArgs) {
  const { fields } = await readDraft(args);
  return { kind: fields.kind['kind'] ?? '' };
}

export async function action(args: ActionFunctionArgs) {
  const draft = await readDraft(args);
  const body = await args.request.formData();
  const submission = parseForm(body, CompanyKindInput);
  if (submission.status !== 'success') return replyInvalid(submission);
  return goToStep(args.context, withStep(draft, 'kind', body), 'data');
}

export default function Kind() {
  const t = useT();
  const say = useIssueTexts();
  const { kind } = useLoaderData<typeof loader>();
  const { form, fields, error, pending } = useServerForm<{ kind: string }>({ id: 'kind', defaultValue: { kind } });
  return (
    <StepPage current={1} title={t('onboarding.kind.title')} intro={t('onboarding.kind.intro')}>
      <Form method="post" {...getFormProps(form)} className="flex flex-col gap-6">
        <FormErrors errors={form.errors} allErrors={form.allErrors} error={error} />
        <RadioCards
          key={fields.kind.key}
          legend={t('onboarding.kind.legend')}
          name={fields.kind.name}
          defaultValue={initialText(fields.kind)}
          errors={say(fields.kind.errors)}
          columns={1}
          cards={BUSINESS_KINDS.map((value) => ({
            value,
            label: t(`onboarding.kind.${value}`),
            hint: t(`onboarding.kind.${value}.hint`),
          }))}
        />
        <StepButtons submit={t('common.next')} pending={pending} first />
      </Form>
    </StepPage>
  );
}
