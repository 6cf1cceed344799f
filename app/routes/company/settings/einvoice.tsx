import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { data } from '@remix-run/node';
import { Form, useLoaderData, useNavigation, useSearchParams } from '@remix-run/react';
import { PlugZap, Unplug } from 'lucide-react';
import { FormErrors } from '#app/components/forms/form-errors.tsx';
import { Banner } from '#app/components/ui/banner.tsx';
import { Button, ButtonLink } from '#app/components/ui/button.tsx';
import { Card } from '#app/components/ui/card.tsx';
import { Field } from '#app/components/ui/field.tsx';
import { Pill } from '#app/components/ui/pill.tsx';
import { Select } from '#app/components/ui/select.tsx';
import { AbilitiesList } from '#app/features/einvoice/abilities-list.tsx';
import { AccountForm } from '#app/features/einvoice/account-form.tsx';
import { ObligationsCard } from '#app/features/einvoice/obligations-card.tsx';
import { PdfChoice } from '#app/features/einvoice/pdf-choice.tsx';
import { SetupStepsCard } from '#app/features/einvoice/setup-steps-card.tsx';
import { EInvoiceDeviceCard } from '#app/features/settings/einvoice-device-card.tsx';
import { SettingsPage } from '#app/features/settings/settings-page.tsx';
import { useMayManage } from '#app/features/settings/use-company-role.ts';
import { formatInstantShort } from '#app/i18n/format.ts';
import { pageTitle, useT } from '#app/i18n/use-t.tsx';
import { fromApi, tryApi } from '#app/lib/errors.ts';
import { redirectWithFlash } from '#app/lib/flash.server.ts';
import { parseForm, replyFailure, replyInvalid } from '#app/lib/form.ts';
import { inCompany } from '#app/lib/paths.ts';
import { useReply } from '#app/lib/use-reply.ts';
import { AddEInvoiceDeviceInput } from '#server/contracts/companies.ts';
import { ConfirmSetupStepInput } from '#server/contracts/einvoice-setup.ts';
import { SaveAccountInput } from '#server/contracts/einvoice.ts';
import { INTERMEDIARIES, INTERMEDIARY_NAMES } from '#server/domain/einvoice/intermediaries.ts';

export const meta: MetaFunction = ({ matches }) => pageTitle(matches, 'einvoice.settings.title');

const SECRETS = ['password', 'apiKey', 'token'] as const;

export async function loader(args: LoaderFunctionArgs) {
  const api = await fromApi(args, () => args.context.companyApi(args.params['company'] ?? ''));
  const [settings, setup, places] = await fromApi(args, () =>
    Promise.all([api.einvoice.settings(), api.einvoice.setup(), api.companies.listPremises()]),
  );
  return { settings, setup, places };
}

export async function action(args: ActionFunctionArgs) {
  const slug = args.params['company'] ?? '';
  const api = await fromApi(args, () => args.context.companyApi(slug));
  const form = await args.request.formData();
  const here = inCompany(slug, 'postavke/eracun');
  const intent = form.get('intent');
  if (form.get('form') === 'einvoice-device') {
    const input = AddEInvoiceDeviceInput.parse({ premisesId: form.get('premisesId') });
    await fromApi(args, () => api.companies.addEInvoiceDevice(input));
    return redirectWithFlash(here, { tone: 'ok', key: 'settings.einvoiceDevice.made' });
  }
  if (form.get('form') === 'own-address') {
    const asked = await tryApi(args, () => api.einvoice.checkOwnAddress());
    if (!asked.ok) return data({ error: asked.failure.body }, { status: asked.failure.status });
    const { found } = asked.value;
    return redirectWithFlash(here, {
      tone: found ? 'ok' : 'warn',
      key: found ? 'einvoiceSetup.foundFlash' : 'einvoiceSetup.notFoundFlash',
    });
  }
  if (form.get('form') === 'setup-step') {
    const input = ConfirmSetupStepInput.parse({ step: form.get('step'), done: form.get('done') === 'on' });
    await fromApi(args, () => api.einvoice.confirmSetupStep(input));
    return redirectWithFlash(here, { tone: 'ok', key: 'einvoiceSetup.confirmedFlash' });
  }
  if (form.get('form') === 'attaches-pdf') {
    await fromApi(args, () => api.einvoice.setAttachesPdf({ attachesPdf: form.get('on') === 'on' }));
    return redirectWithFlash(here, { tone: 'ok', key: 'einvoiceTerms.pdf.changed' });
  }
  if (form.get('form') === 'mails-not-issued') {
    await fromApi(args, () => api.einvoice.setMailsNotIssued({ mailsNotIssued: form.get('on') === 'on' }));
    return redirectWithFlash(here, { tone: 'ok', key: 'einvoiceTerms.mail.changed' });
  }
  if (intent === 'test' || intent === 'remove') {
    const outcome = await tryApi(args, () => (intent === 'test' ? api.einvoice.testAccount() : api.einvoice.removeAccount()));
    if (!outcome.ok) return data({ error: outcome.failure.body }, { status: outcome.failure.status });
    return redirectWithFlash(here, {
      tone: 'ok',
      key: intent === 'test' ? 'einvoice.settings.testedFlash' : 'einvoice.settings.removedFlash',
    });
  }
  const submission = parseForm(form, SaveAccountInput);
  if (submission.status !== 'success') return replyInvalid(submission);
  const outcome = await tryApi(args, () => api.einvoice.saveAccount(submission.value));
  if (!outcome.ok) return replyFailure(submission, outcome.failure, SECRETS);
  return redirectWithFlash(here, { tone: 'ok', key: 'einvoice.settings.savedFlash' });
}

/** Through whom eRačun goes: the intermediary, the company's account there, and whether it opens. */
export default function EInvoiceSettingsPage() {
  const t = useT();
  const { settings, setup, places } = useLoaderData<typeof loader>();
  const reply = useReply<typeof action>();
  const { formData } = useNavigation();
  const mayManage = useMayManage();
  const [query] = useSearchParams();
  const { account, available } = settings;
  const asked = INTERMEDIARIES.find((name) => name === query.get('posrednik'));
  const chosen = asked ?? account?.intermediary ?? available[0] ?? null;
  const isReachable = chosen !== null && available.includes(chosen);
  return (
    <SettingsPage title={t('einvoice.settings.title')} note={t('einvoice.settings.intro')}>
      {reply?.error && !('result' in reply) ? <FormErrors error={reply.error} /> : null}
      {available.length === 0 ? (
        <Banner tone="warn" title={t('einvoice.settings.off')}>
          {t('einvoice.settings.offDetail')}
        </Banner>
      ) : null}
      {mayManage ? null : <Banner title={t('einvoice.settings.readOnly')} />}
      {account === null ? null : (
        <Card
          title={INTERMEDIARY_NAMES[account.intermediary]}
          aside={
            <Pill tone={account.failure === null ? 'ok' : 'warn'} icon={PlugZap}>
              {t('einvoice.settings.connected')}
            </Pill>
          }
        >
          <div className="flex flex-col gap-3 text-sm">
            <p className="text-muted">
              {t('einvoice.settings.tested', { at: formatInstantShort(account.testedAt) })}
              {account.abilities?.inbound
                ? ` · ${account.readAt === null ? t('einvoice.settings.notRead') : t('einvoice.settings.read', { at: formatInstantShort(account.readAt) })}`
                : ''}
            </p>
            {account.failure === null ? null : <p className="text-warn">{t(`einvoice.failure.${account.failure}`)}</p>}
            {account.abilities === null ? null : <AbilitiesList abilities={account.abilities} />}
            {mayManage ? (
              <div className="flex flex-wrap gap-2">
                <Form method="post">
                  <input type="hidden" name="intent" value="test" />
                  <Button type="submit" icon={PlugZap} pending={formData?.get('intent') === 'test'}>
                    {t('einvoice.settings.test')}
                  </Button>
                </Form>
                {query.has('ukloni') ? null : (
                  <ButtonLink variant="danger" icon={Unplug} to="?ukloni=1" preventScrollReset>
                    {t('einvoice.settings.remove')}
                  </ButtonLink>
                )}
              </div>
            ) : null}
            {mayManage && query.has('ukloni') ? (
              <Banner
                tone="warn"
                title={t('einvoice.settings.removeDetail')}
                action={
                  <>
                    <ButtonLink small to="?" preventScrollReset>
                      {t('einvoice.cancel')}
                    </ButtonLink>
                    <Form method="post">
                      <input type="hidden" name="intent" value="remove" />
                      <Button type="submit" small variant="danger" pending={formData?.get('intent') === 'remove'}>
                        {t('einvoice.settings.remove')}
                      </Button>
                    </Form>
                  </>
                }
              />
            ) : null}
          </div>
        </Card>
      )}
      {account === null || setup.steps === null ? null : (
        <SetupStepsCard
          steps={setup.steps}
          intermediary={INTERMEDIARY_NAMES[account.intermediary]}
          canAsk={setup.canAsk}
          mayManage={mayManage}
        />
      )}
      {account === null ? null : <PdfChoice name="attaches-pdf" isOn={account.attachesPdf} mayManage={mayManage} />}
      {account?.abilities?.reportNotIssued ? (
        <PdfChoice name="mails-not-issued" isOn={account.mailsNotIssued} mayManage={mayManage} />
      ) : null}
      {account === null ? null : <EInvoiceDeviceCard places={places} mayManage={mayManage} />}
      {mayManage && available.length > 0 ? (
        <Card title={t('einvoice.settings.account')}>
          <div className="flex flex-col gap-5">
            <Form className="flex flex-wrap items-end gap-3">
              <Field label={t('einvoice.settings.intermediary')} className="w-56 grow">
                <Select
                  key={chosen}
                  name="posrednik"
                  defaultValue={chosen ?? ''}
                  options={available.map((value) => ({ value, label: INTERMEDIARY_NAMES[value] }))}
                />
              </Field>
              <Button type="submit">{t('einvoice.settings.continue')}</Button>
            </Form>
            {chosen !== null && isReachable ? (
              <div className="border-t pt-5">
                <h3 className="mb-3 text-sm font-semibold">{INTERMEDIARY_NAMES[chosen]}</h3>
                <AccountForm key={chosen} settings={settings} intermediary={chosen} />
              </div>
            ) : null}
          </div>
        </Card>
      ) : null}
      <ObligationsCard obligations={setup.obligations} inVat={setup.inVat} />
    </SettingsPage>
  );
}
