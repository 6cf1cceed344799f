import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { Card } from '#app/components/ui/card.tsx';
import { certificateUses } from '#app/features/certificates/certificate-state.ts';
import { AreaList } from '#app/features/installation/area-list.tsx';
import { ProviderList } from '#app/features/installation/provider-list.tsx';
import { SettingsPage } from '#app/features/settings/settings-page.tsx';
import { useMayManage } from '#app/features/settings/use-company-role.ts';
import { pageTitle, useT } from '#app/i18n/use-t.tsx';
import { fromApi } from '#app/lib/errors.ts';

export const meta: MetaFunction = ({ matches }) => pageTitle(matches, 'installation.title');

export async function loader(args: LoaderFunctionArgs) {
  const api = await fromApi(args, () => args.context.companyApi(args.params['company'] ?? ''));
  const [installation, certificates] = await fromApi(args, () =>
    Promise.all([api.overview.installation(), api.certificates.list()]),
  );
  const uses = certificateUses(certificates, args.context.now());
  const signer = certificates.items.find(({ id }) => uses.get(id) === 'signs');
  return { installation, certificateUntil: certificates.environment === null ? undefined : (signer?.notAfter ?? null) };
}

/** Where the settings begin: every part, and what the installation itself can do. */
export default function SettingsOverview() {
  const t = useT();
  const mayManage = useMayManage();
  const { installation, certificateUntil } = useLoaderData<typeof loader>();
  return (
    <SettingsPage title={t('installation.title')}>
      <Card title={t('installation.areas')} ruled flush>
        <AreaList certificateUntil={certificateUntil} />
      </Card>
      <Card title={t('installation.providers')} flush>
        <p className="px-[18px] pb-3 text-sm text-muted">
          {t(`installation.environment.${installation.environment}`)} {mayManage ? t('installation.setBy') : ''}
        </p>
        <div className="border-t">
          <ProviderList installation={installation} />
        </div>
      </Card>
    </SettingsPage>
  );
}
