import { getFormProps } from '@conform-to/react';
import { redirect } from '@remix-run/node';
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { Form, useLoaderData } from '@remix-run/react';
import { FormErrors } from '#app/components/forms/form-errors.tsx';
import { useServerForm } from '#app/components/forms/use-server-form.ts';
import { AddressFields } from '#app/features/form-fields/address-fields.tsx';
import { FieldGroup } from '#app/features/form-fields/field-group.tsx';
import { NumberingField } from '#app/features/form-fields/numbering-field.tsx';
import { TextField } from '#app/features/form-fields/text-field.tsx';
import { forgetDraft, goToStep, readDraft, STEPS, withStep } from '#app/features/onboarding/draft.server.ts';
import { StepButtons } from '#app/features/onboarding/step-buttons.tsx';
import { StepPage } from '#app/features/onboarding/step-page.tsx';
import { translator } from '#app/i18n/t.ts';
import { pageTitle, useT } from '#app/i18n/use-t.tsx';
import { tryApi } from '#app/lib/errors.ts';
import { redirectWithFlash } from '#app/lib/flash.server.ts';
import { parseForm, replyFailure, replyInvalid } from '#app/lib/form.ts';
import { inCompany } from '#app/lib/paths.ts';
import { CompanyDataInput, CreateCompanyInput, FirstPremisesInput } from '#server/contracts/companies.ts';
import { isObrt } from '#server/domain/companies/vat-status.ts';

export const meta: MetaFunction = ({ matches }) => pageTitle(matches, 'onboarding.title');

/** The data of the second step, judged again: a draft lies in the browser. */
async function readData(args: LoaderFunctionArgs | ActionFunctionArgs) {
  const draft = await readDraft(args);
  const body = new FormData();
  for (const [name, value] of Object.entries({ ...draft.fields.data, ...draft.fields.kind })) body.set(name, value);
  const data = parseForm(body, CompanyDataInput);
  if (data.status !== 'success') throw redirect(STEPS.data);
  return { draft, data: data.value, body };
}

export async function loader(args: LoaderFunctionArgs) {
  const { draft, data } = await readData(args);
  const { session } = args.context;
  const defaults = {
    premisesCode: 'P1',
    premisesName: translator(session?.locale ?? 'hr')('onboarding.premises.defaultName'),
    premisesStreet: data.street,
    premisesPostalCode: data.postalCode,
    premisesCity: data.city,
    deviceCode: '1',
    numberingPer: 'premises',
    operatorMark: '1',
    operatorName: data.ownerName ?? session?.name ?? '',
    operatorOib: isObrt(data.kind) ? data.oib : '',
  };
  return { typed: { ...defaults, ...draft.fields.premises } };
}

export async function action(args: ActionFunctionArgs) {
  const { draft, body } = await readData(args);
  const sent = await args.request.formData();
  if (sent.get('intent') === 'back') return goToStep(args.context, withStep(draft, 'premises', sent), 'data');
  const step = parseForm(sent, FirstPremisesInput);
  if (step.status !== 'success') return replyInvalid(step);
  for (const [name, value] of sent.entries()) body.set(name, value);
  const all = parseForm(body, CreateCompanyInput);
  if (all.status !== 'success') return replyInvalid(all);
  const outcome = await tryApi(args, () => args.context.api.companies.create(all.value));
  if (!outcome.ok) return replyFailure(step, outcome.failure);
  const headers = { 'Set-Cookie': await forgetDraft() };
  const flash = { tone: 'ok', key: 'onboarding.created.flash', params: { name: all.value.name } } as const;
  return redirectWithFlash(inCompany(outcome.value.slug), flash, headers);
}

type Typed = Record<keyof FirstPremisesInput, string>;

export default function Premises() {
  const t = useT();
  const { typed } = useLoaderData<typeof loader>();
  const { form, fields, error, pending } = useServerForm<Typed>({ id: 'premises', defaultValue: typed });
  return (
    <StepPage current={3} title={t('onboarding.premises.title')} intro={t('onboarding.premises.intro', { example: '1/P1/1' })}>
      <Form method="post" {...getFormProps(form)} className="flex flex-col gap-7">
        <FormErrors errors={form.errors} allErrors={form.allErrors} error={error} />
        <FieldGroup title={t('onboarding.premises.place')}>
          <TextField field={fields.premisesName} label={t('settings.premises.name')} />
          <div className="grid gap-4 sm:grid-cols-2">
            <TextField
              field={fields.premisesCode}
              label={t('settings.premises.code')}
              hint={t('settings.premises.codeHint')}
              maxLength={20}
              autoCapitalize="none"
              spellCheck={false}
            />
            <TextField
              field={fields.deviceCode}
              label={t('settings.device.code')}
              hint={t('settings.device.codeHint')}
              maxLength={20}
              inputMode="numeric"
            />
          </div>
          <AddressFields street={fields.premisesStreet} postalCode={fields.premisesPostalCode} city={fields.premisesCity} />
          <NumberingField field={fields.numberingPer} />
        </FieldGroup>
        <FieldGroup title={t('onboarding.premises.operator')} note={t('onboarding.premises.operatorIntro')}>
          <TextField field={fields.operatorName} label={t('settings.operators.name')} autoComplete="name" />
          <div className="grid gap-4 sm:grid-cols-2">
            <TextField
              field={fields.operatorMark}
              label={t('settings.operators.mark')}
              hint={t('settings.operators.markHint')}
              maxLength={20}
            />
            <TextField
              field={fields.operatorOib}
              label={t('settings.operators.oib')}
              hint={t('settings.operators.oibHint')}
              inputMode="numeric"
              maxLength={15}
              className="tabular"
            />
          </div>
        </FieldGroup>
        <StepButtons submit={t('onboarding.premises.submit')} pending={pending} />
      </Form>
    </StepPage>
  );
}
