import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { Store } from 'lucide-react';
import { ButtonLink } from '#app/components/ui/button.tsx';
import { EmptyState } from '#app/components/ui/empty-state.tsx';
import { TillScreen } from '#app/features/till/till-screen.tsx';
import { pageTitle, useT } from '#app/i18n/use-t.tsx';
import { fromApi } from '#app/lib/errors.ts';
import { inCompany } from '#app/lib/paths.ts';
import type { TillCatalog } from '#server/contracts/till-sale.ts';

export const meta: MetaFunction = ({ matches }) => pageTitle(matches, 'till.title');

/** The till of the device in `?uredaj=`, else of the first. */
export async function loader(args: LoaderFunctionArgs) {
  const slug = args.params['company'] ?? '';
  const deviceId = new URL(args.request.url).searchParams.get('uredaj');
  return fromApi(args, async () => {
    const { till } = await args.context.companyApi(slug);
    const state = await till.get(deviceId === null ? {} : { deviceId });
    return { slug, till: state, catalog: await till.products(state.device === null ? {} : { deviceId: state.device.id }) };
  });
}

export default function Till() {
  const t = useT();
  const { slug, till, catalog } = useLoaderData<typeof loader>();
  const { device } = till;
  if (device === null) {
    return (
      <main id="content" tabIndex={-1} className="mx-auto max-w-lg p-4 outline-none">
        <h1 className="sr-only">{t('till.title')}</h1>
        <EmptyState
          icon={Store}
          title={t('till.noDevice')}
          action={
            <ButtonLink to={inCompany(slug, 'postavke/prostori')} variant="primary">
              {t('till.openPremises')}
            </ButtonLink>
          }
        >
          {t('till.noDeviceDetail')}
        </EmptyState>
      </main>
    );
  }
  return <TillScreen key={device.id} slug={slug} till={{ ...till, device }} catalog={catalog as TillCatalog} />;
}
