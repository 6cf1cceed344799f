import { getFormProps } from '@conform-to/react';
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { Form, useLoaderData } from '@remix-run/react';
import { FormErrors } from '#app/components/forms/form-errors.tsx';
import { useIssueTexts } from '#app/components/forms/use-issue-texts.ts';
import { useServerForm } from '#app/components/forms/use-server-form.ts';
import { Banner } from '#app/components/ui/banner.tsx';
import { Card } from '#app/components/ui/card.tsx';
import { Field } from '#app/components/ui/field.tsx';
import { Select } from '#app/components/ui/select.tsx';
import { AddressFields } from '#app/features/form-fields/address-fields.tsx';
import { CheckField } from '#app/features/form-fields/check-field.tsx';
import { NumberingField } from '#app/features/form-fields/numbering-field.tsx';
import { initialText, TextAreaField, TextField } from '#app/features/form-fields/text-field.tsx';
import { SaveBar } from '#app/features/settings/save-bar.tsx';
import { SettingsPage } from '#app/features/settings/settings-page.tsx';
import { useMayManage } from '#app/features/settings/use-company-role.ts';
import { formatIban } from '#app/i18n/format.ts';
import { pageTitle, useT } from '#app/i18n/use-t.tsx';
import { fromApi, tryApi } from '#app/lib/errors.ts';
import { redirectWithFlash } from '#app/lib/flash.server.ts';
import { parseForm, replyFailure, replyInvalid } from '#app/lib/form.ts';
import { inCompany } from '#app/lib/paths.ts';
import { UpdateCompanyInput } from '#server/contracts/companies.ts';
import { needsLegalFooter } from '#server/domain/companies/legal-footer.ts';
import { BUSINESS_KINDS } from '#server/domain/invoicing/document.ts';

export const meta: MetaFunction = ({ matches }) => pageTitle(matches, 'settings.tab.company');

export async function loader(args: LoaderFunctionArgs) {
  const api = await fromApi(args, () => args.context.companyApi(args.params['company'] ?? ''));
  return { company: await fromApi(args, () => api.companies.get()) };
}

export async function action(args: ActionFunctionArgs) {
  const slug = args.params['company'] ?? '';
  const api = await fromApi(args, () => args.context.companyApi(slug));
  const submission = parseForm(await args.request.formData(), UpdateCompanyInput);
  if (submission.status !== 'success') return replyInvalid(submission);
  const outcome = await tryApi(args, () => api.companies.update(submission.value));
  if (!outcome.ok) return replyFailure(submission, outcome.failure);
  return redirectWithFlash(inCompany(slug, 'postavke/tvrtka'), { tone: 'ok', key: 'common.saved' });
}

type Typed = Record<keyof UpdateCompanyInput, string>;

export default function CompanySettings() {
  const t = useT();
  const say = useIssueTexts();
  const mayManage = useMayManage();
  const { company } = useLoaderData<typeof loader>();
  const { form, fields, error, pending } = useServerForm<Typed>({ id: 'company', defaultValue: typedOf(company) });
  return (
    <SettingsPage title={t('settings.tab.company')}>
      {mayManage ? null : <Banner title={t('settings.company.readOnly')} />}
      {needsLegalFooter(company) ? (
        <Banner tone="warn" title={t('settings.company.legalFooterMissing')}>
          {t('settings.company.legalFooterMissingDetail')}
        </Banner>
      ) : null}
      <Form method="post" {...getFormProps(form)}>
        <fieldset disabled={!mayManage} className="flex min-w-0 flex-col gap-5">
          <FormErrors errors={form.errors} allErrors={form.allErrors} error={error} />
          <input type="hidden" name={fields.version.name} value={initialText(fields.version)} />
          <Card title={t('settings.company.identity')}>
            <div className="flex flex-col gap-4">
              <Field label={t('settings.company.kind')} id={fields.kind.id} errors={say(fields.kind.errors)} required>
                <Select
                  key={fields.kind.key}
                  name={fields.kind.name}
                  defaultValue={initialText(fields.kind)}
                  options={BUSINESS_KINDS.map((value) => ({ value, label: t(`onboarding.kind.${value}`) }))}
                />
              </Field>
              <TextField field={fields.name} label={t('settings.company.name')} hint={t('settings.company.nameHint')} />
              <div className="grid gap-4 sm:grid-cols-2">
                <TextField field={fields.ownerName} label={t('settings.company.ownerName')} optional />
                <TextField
                  field={fields.oib}
                  label={t('settings.company.oib')}
                  inputMode="numeric"
                  maxLength={15}
                  className="tabular"
                />
              </div>
              <AddressFields street={fields.street} postalCode={fields.postalCode} city={fields.city} />
              <div className="grid gap-4 sm:grid-cols-2">
                <TextField
                  field={fields.iban}
                  label={t('settings.company.iban')}
                  hint={t('settings.company.ibanHint')}
                  optional
                  className="tabular"
                />
                <TextField
                  field={fields.bic}
                  label={t('settings.company.bic')}
                  hint={t('settings.company.bicHint')}
                  optional
                  maxLength={14}
                  spellCheck={false}
                  className="tabular"
                />
              </div>
            </div>
          </Card>
          <Card title={t('settings.company.vat')}>
            <div className="flex flex-col gap-3">
              <CheckField field={fields.inVat} label={t('settings.company.inVat')} hint={t('settings.company.inVatHint')} />
              <CheckField
                field={fields.vatOnCollection}
                label={t('settings.company.vatOnCollection')}
                hint={t('settings.company.vatOnCollectionHint')}
              />
              <CheckField
                field={fields.hasVatId}
                label={t('settings.company.hasVatId')}
                hint={t('settings.company.hasVatIdHint', { vatId: `HR${company.oib}` })}
              />
            </div>
          </Card>
          <Card title={t('settings.company.documents')}>
            <div className="flex flex-col gap-4">
              <div className="grid gap-4 sm:grid-cols-2">
                <TextField
                  field={fields.paymentTermDays}
                  label={t('settings.company.paymentTermDays')}
                  inputMode="numeric"
                  maxLength={3}
                />
                <Field
                  label={t('settings.company.documentLocale')}
                  id={fields.documentLocale.id}
                  errors={say(fields.documentLocale.errors)}
                  required
                >
                  <Select
                    key={fields.documentLocale.key}
                    name={fields.documentLocale.name}
                    defaultValue={initialText(fields.documentLocale)}
                    options={[
                      { value: 'hr', label: t('nav.language.hr') },
                      { value: 'en', label: t('nav.language.en') },
                    ]}
                  />
                </Field>
              </div>
              <NumberingField field={fields.numberingPer} />
              <TextAreaField
                field={fields.legalFooter}
                label={t('settings.company.legalFooter')}
                hint={t('settings.company.legalFooterHint')}
                optional
              />
            </div>
          </Card>
          <Card title={t('settings.company.contact')}>
            <div className="grid gap-4 sm:grid-cols-2">
              <TextField field={fields.email} label={t('settings.company.email')} type="email" optional />
              <TextField field={fields.phone} label={t('settings.company.phone')} type="tel" optional />
              <TextField field={fields.website} label={t('settings.company.website')} optional />
            </div>
          </Card>
          {mayManage ? <SaveBar pending={pending} /> : null}
        </fieldset>
      </Form>
    </SettingsPage>
  );
}

type Company = Awaited<ReturnType<typeof loader>>['company'];

/** Stored values as a person would type them. */
function typedOf({ slug: _slug, country: _country, ...company }: Company): Typed {
  const check = (on: boolean) => (on ? 'on' : '');
  return {
    ...company,
    ownerName: company.ownerName ?? '',
    iban: formatIban(company.iban ?? ''),
    bic: company.bic ?? '',
    inVat: check(company.inVat),
    vatOnCollection: check(company.vatOnCollection),
    hasVatId: check(company.hasVatId),
    email: company.email ?? '',
    phone: company.phone ?? '',
    website: company.website ?? '',
    legalFooter: company.legalFooter ?? '',
    paymentTermDays: String(company.paymentTermDays),
    version: String(company.version),
  };
}
