import { getFormProps } from '@conform-to/react';
import { redirect } from '@remix-run/node';
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { Form, useLoaderData } from '@remix-run/react';
import { FormErrors } from '#app/components/forms/form-errors.tsx';
import { useServerForm } from '#app/components/forms/use-server-form.ts';
import { AddressFields } from '#app/features/form-fields/address-fields.tsx';
import { FieldGroup } from '#app/features/form-fields/field-group.tsx';
import { TextField } from '#app/features/form-fields/text-field.tsx';
import { goToStep, readDraft, STEPS, withStep } from '#app/features/onboarding/draft.server.ts';
import { StepButtons } from '#app/features/onboarding/step-buttons.tsx';
import { StepPage } from '#app/features/onboarding/step-page.tsx';
import { VatFields } from '#app/features/onboarding/vat-fields.tsx';
import { pageTitle, useT } from '#app/i18n/use-t.tsx';
import { parseForm, replyInvalid } from '#app/lib/form.ts';
import { CompanyDataInput, CompanyKindInput } from '#server/contracts/companies.ts';
import { isObrt } from '#server/domain/companies/vat-status.ts';

export const meta: MetaFunction = ({ matches }) => pageTitle(matches, 'onboarding.title');

async function readKind(args: LoaderFunctionArgs | ActionFunctionArgs) {
  const draft = await readDraft(args);
  const chosen = CompanyKindInput.safeParse(draft.fields.kind);
  if (!chosen.success) throw redirect(STEPS.kind);
  return { draft, kind: chosen.data.kind };
}

export async function loader(args: LoaderFunctionArgs) {
  const { draft, kind } = await readKind(args);
  const owner = isObrt(kind) ? { ownerName: args.context.session?.name ?? '' } : {};
  return { kind, typed: { ...owner, ...draft.fields.data } };
}

export async function action(args: ActionFunctionArgs) {
  const { draft, kind } = await readKind(args);
  const body = await args.request.formData();
  body.set('kind', kind);
  const next = withStep(draft, 'data', body);
  if (body.get('intent') === 'back') return goToStep(args.context, next, 'kind');
  const submission = parseForm(body, CompanyDataInput);
  if (submission.status !== 'success') return replyInvalid(submission);
  return goToStep(args.context, next, 'premises');
}

export default function Data() {
  const t = useT();
  const { kind, typed } = useLoaderData<typeof loader>();
  const { form, fields, error, pending } = useServerForm<Record<DataField, string>>({ id: 'data', defaultValue: typed });
  return (
    <StepPage current={2} title={t('onboarding.data.title')} intro={t('onboarding.data.intro')}>
      <Form method="post" {...getFormProps(form)} className="flex flex-col gap-6">
        <FormErrors errors={form.errors} allErrors={form.allErrors} error={error} />
        <div className="flex flex-col gap-4">
          <TextField
            field={fields.name}
            label={t('settings.company.name')}
            hint={t('settings.company.nameHint')}
            autoComplete="organization"
          />
          {isObrt(kind) ? (
            <TextField field={fields.ownerName} label={t('settings.company.ownerName')} autoComplete="name" />
          ) : null}
          <TextField
            field={fields.oib}
            label={t('settings.company.oib')}
            inputMode="numeric"
            maxLength={15}
            fieldClass="max-w-[240px]"
            className="tabular"
          />
          <AddressFields street={fields.street} postalCode={fields.postalCode} city={fields.city} autoComplete />
          <TextField
            field={fields.iban}
            label={t('settings.company.iban')}
            hint={t('settings.company.ibanHint')}
            optional
            autoCapitalize="characters"
            className="tabular"
          />
        </div>
        <FieldGroup title={t('settings.company.vat')}>
          <VatFields kind={kind} inVat={fields.inVat} vatOnCollection={fields.vatOnCollection} />
        </FieldGroup>
        <StepButtons submit={t('common.next')} pending={pending} />
      </Form>
    </StepPage>
  );
}

type DataField = 'name' | 'ownerName' | 'oib' | 'street' | 'postalCode' | 'city' | 'iban' | 'inVat' | 'vatOnCollection';
