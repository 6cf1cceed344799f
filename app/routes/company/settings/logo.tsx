import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { data } from '@remix-run/node';
import { Form, useLoaderData, useNavigation } from '@remix-run/react';
import { SubmitButton } from '#app/components/forms/submit-button.tsx';
import { Banner } from '#app/components/ui/banner.tsx';
import { Button } from '#app/components/ui/button.tsx';
import { Card } from '#app/components/ui/card.tsx';
import { Field } from '#app/components/ui/field.tsx';
import { FileDrop } from '#app/components/ui/file-drop.tsx';
import { AccentCard } from '#app/features/logo/accent-card.tsx';
import { uploadLogo } from '#app/features/logo/upload-logo.server.ts';
import { SettingsPage } from '#app/features/settings/settings-page.tsx';
import { useMayManage } from '#app/features/settings/use-company-role.ts';
import { errorSentence } from '#app/i18n/t.ts';
import { pageTitle, useT } from '#app/i18n/use-t.tsx';
import { fromApi, tryApi } from '#app/lib/errors.ts';
import { redirectWithFlash } from '#app/lib/flash.server.ts';
import { inCompany } from '#app/lib/paths.ts';
import { useReply } from '#app/lib/use-reply.ts';

export const meta: MetaFunction = ({ matches }) => pageTitle(matches, 'logo.title');

export async function loader(args: LoaderFunctionArgs) {
  const api = await fromApi(args, () => args.context.companyApi(args.params['company'] ?? ''));
  const [logo, company] = await fromApi(args, () => Promise.all([api.logo.get(), api.companies.get()]));
  return {
    picture: logo === null ? null : `data:${logo.contentType};base64,${logo.base64}`,
    accent: company.accent,
    company: company.name,
  };
}

export async function action(args: ActionFunctionArgs) {
  const slug = args.params['company'] ?? '';
  const api = await fromApi(args, () => args.context.companyApi(slug));
  const body = await args.request.formData();
  const form = body.get('form');
  if (form === 'accent' || form === 'remove-accent') {
    const accent = form === 'accent' ? String(body.get('accent') ?? '') : null;
    const outcome = await tryApi(args, () => api.logo.setAccent({ accent }));
    if (!outcome.ok) return data({ of: 'accent' as const, error: outcome.failure.body }, { status: outcome.failure.status });
    const key = accent === null ? ('logo.accentRemoved' as const) : ('logo.accentSaved' as const);
    return redirectWithFlash(inCompany(slug, 'postavke/logotip'), { tone: 'ok', key });
  }
  const removing = form === 'remove';
  const outcome = removing ? await tryApi(args, () => api.logo.remove()) : await uploadLogo(args, api, body);
  if (!outcome.ok) return data({ of: 'logo' as const, error: outcome.failure.body }, { status: outcome.failure.status });
  return redirectWithFlash(inCompany(slug, 'postavke/logotip'), { tone: 'ok', key: removing ? 'logo.removed' : 'logo.saved' });
}

export default function LogoSettings() {
  const t = useT();
  const mayManage = useMayManage();
  const { picture, accent, company } = useLoaderData<typeof loader>();
  const reply = useReply<typeof action>();
  const sending = useNavigation().formData?.get('form');
  const error = reply?.error;
  const sentence = error ? errorSentence(t, error.issues[0]?.code ?? error.code, error.params) : null;
  const saidOf = (what: 'logo' | 'accent'): string | null => (reply?.of === what ? sentence : null);
  return (
    <SettingsPage title={t('logo.title')} note={t('logo.intro')}>
      {mayManage ? null : <Banner title={t('settings.company.readOnly')} />}
      <Card title={t('logo.current')}>
        {picture === null ? (
          <p className="text-sm text-muted">{t('logo.none')}</p>
        ) : (
          <div className="flex flex-wrap items-center justify-between gap-4">
            <span className="rounded-sm border bg-white p-3">
              <img src={picture} alt={t('logo.current')} className="max-h-16 max-w-60" />
            </span>
            {mayManage ? (
              <Form method="post">
                <input type="hidden" name="form" value="remove" />
                <Button type="submit" variant="secondary" pending={sending === 'remove'}>
                  {t('logo.remove')}
                </Button>
              </Form>
            ) : null}
          </div>
        )}
      </Card>
      {mayManage ? (
        <Card title={t('logo.file')}>
          <Form method="post" encType="multipart/form-data" className="flex flex-col gap-4">
            <input type="hidden" name="form" value="add" />
            <Field label={t('logo.file')} labelHidden errors={[saidOf('logo')].filter((text) => text !== null)} required>
              <FileDrop name="file" accept="image/png,image/jpeg" hint={t('logo.fileHint')} />
            </Field>
            <SubmitButton pending={sending === 'add'} className="self-start">
              {t('logo.submit')}
            </SubmitButton>
          </Form>
        </Card>
      ) : null}
      {mayManage ? <AccentCard key={accent} accent={accent} company={company} error={saidOf('accent')} /> : null}
    </SettingsPage>
  );
}
