import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { data } from '@remix-run/node';
import { Form, useLoaderData, useNavigation, useSearchParams } from '@remix-run/react';
import { FlaskConical, ShieldAlert } from 'lucide-react';
import { Banner } from '#app/components/ui/banner.tsx';
import { Button, ButtonLink } from '#app/components/ui/button.tsx';
import { Card } from '#app/components/ui/card.tsx';
import { EmptyState } from '#app/components/ui/empty-state.tsx';
import { AddCertificateForm } from '#app/features/certificates/add-certificate-form.tsx';
import { CertificateRow } from '#app/features/certificates/certificate-row.tsx';
import { certificateUses } from '#app/features/certificates/certificate-state.ts';
import { EchoCard } from '#app/features/certificates/echo-card.tsx';
import { uploadCertificate } from '#app/features/certificates/upload-certificate.server.ts';
import { WhereToGet } from '#app/features/certificates/where-to-get.tsx';
import { SettingsPage } from '#app/features/settings/settings-page.tsx';
import { useMayManage } from '#app/features/settings/use-company-role.ts';
import { pageTitle, useT } from '#app/i18n/use-t.tsx';
import { fromApi, tryApi } from '#app/lib/errors.ts';
import { redirectWithFlash } from '#app/lib/flash.server.ts';
import { inCompany } from '#app/lib/paths.ts';
import { useReply } from '#app/lib/use-reply.ts';
import { CertificateIdInput } from '#server/contracts/certificates.ts';

export const meta: MetaFunction = ({ matches }) => pageTitle(matches, 'certificates.title');

const PATH = 'postavke/certifikat';

export async function loader(args: LoaderFunctionArgs) {
  const slug = args.params['company'] ?? '';
  const api = await fromApi(args, () => args.context.companyApi(slug));
  const [list, company] = await fromApi(args, () => Promise.all([api.certificates.list(), api.companies.get()]));
  const uses = Object.fromEntries(certificateUses(list, args.context.now()));
  return { list, uses, oib: company.oib, here: inCompany(slug, PATH) };
}

export async function action(args: ActionFunctionArgs) {
  const slug = args.params['company'] ?? '';
  const api = await fromApi(args, () => args.context.companyApi(slug));
  const body = await args.request.formData();
  const here = inCompany(slug, PATH);
  if (body.get('form') === 'remove') {
    const input = CertificateIdInput.safeParse({ id: body.get('id') });
    if (input.success) await fromApi(args, () => api.certificates.remove(input.data));
    return redirectWithFlash(here, { tone: 'ok', key: 'certificates.removedFlash' });
  }
  if (body.get('form') === 'echo') {
    const echoed = await tryApi(args, () => api.certificates.echo());
    return echoed.ok
      ? data({ error: null, echo: echoed.value, echoError: null })
      : data({ error: null, echo: null, echoError: echoed.failure.body }, { status: echoed.failure.status });
  }
  const outcome =
    body.get('form') === 'mock' ? await tryApi(args, () => api.certificates.addMock()) : await uploadCertificate(args, api, body);
  if (outcome.ok) return redirectWithFlash(here, { tone: 'ok', key: 'certificates.addedFlash' });
  return data({ error: outcome.failure.body, echo: null, echoError: null }, { status: outcome.failure.status });
}

export default function CertificateSettings() {
  const t = useT();
  const mayManage = useMayManage();
  const { list, uses, oib, here } = useLoaderData<typeof loader>();
  const reply = useReply<typeof action>();
  const [search] = useSearchParams();
  const { formData } = useNavigation();
  const sending = formData?.get('form');
  const isOff = list.environment === null;
  return (
    <SettingsPage title={t('certificates.title')} note={t('certificates.intro')}>
      {isOff ? (
        <Banner
          tone="warn"
          title={t('certificates.off.title')}
          action={
            <ButtonLink small to={here.replace(/\/certifikat$/, '')}>
              {t('certificates.off.action')}
            </ButtonLink>
          }
        >
          {t('certificates.off.detail')}
        </Banner>
      ) : null}
      {mayManage ? null : <Banner title={t('certificates.readOnly')} />}
      {list.items.length > 0 ? (
        <Card title={t('certificates.inUse')} ruled flush>
          <ul>
            {list.items.map((certificate) => (
              <CertificateRow
                key={certificate.id}
                certificate={certificate}
                use={uses[certificate.id] ?? 'spare'}
                here={here}
                mayManage={mayManage}
                isLast={uses[certificate.id] === 'signs' && !Object.values(uses).includes('spare')}
                removing={mayManage && search.get('ukloni') === certificate.id}
              />
            ))}
          </ul>
        </Card>
      ) : isOff ? null : (
        <EmptyState icon={ShieldAlert} title={t('certificates.none')}>
          {t('certificates.noneDetail')}
        </EmptyState>
      )}
      {isOff ? null : <EchoCard reply={reply ?? null} pending={sending === 'echo'} />}
      {mayManage && list.canMakeMock ? (
        <Card title={t('certificates.mock.title')}>
          <Form method="post" className="flex flex-wrap items-center justify-between gap-x-6 gap-y-3">
            <input type="hidden" name="form" value="mock" />
            <p className="min-w-0 flex-1 basis-60 text-sm text-muted">{t('certificates.mock.detail')}</p>
            <Button
              type="submit"
              variant={list.items.length === 0 ? 'primary' : 'secondary'}
              icon={FlaskConical}
              pending={sending === 'mock'}
            >
              {t('certificates.mock.action')}
            </Button>
          </Form>
        </Card>
      ) : null}
      {mayManage && !isOff ? (
        <Card title={t('certificates.add')}>
          <AddCertificateForm
            oib={oib}
            error={reply?.error ?? null}
            pending={sending === 'add'}
            isSecond={list.canMakeMock && list.items.length === 0}
          />
        </Card>
      ) : null}
      <Card title={t('certificates.where.title')}>
        <WhereToGet />
      </Card>
    </SettingsPage>
  );
}
