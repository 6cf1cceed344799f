import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { Form, useLoaderData } from '@remix-run/react';
import { SearchX } from 'lucide-react';
import { PageHeader } from '#app/components/layout/page-header.tsx';
import { Banner } from '#app/components/ui/banner.tsx';
import { Button, buttonClass } from '#app/components/ui/button.tsx';
import { Card } from '#app/components/ui/card.tsx';
import { EmptyState } from '#app/components/ui/empty-state.tsx';
import { SearchInput } from '#app/components/ui/input.tsx';
import { Select } from '#app/components/ui/select.tsx';
import { consentHref } from '#app/features/bank/consent-href.ts';
import { pageTitle, useT } from '#app/i18n/use-t.tsx';
import { fromApi } from '#app/lib/errors.ts';
import { inCompany } from '#app/lib/paths.ts';

const COUNTRIES = ['HR', 'SI', 'AT', 'DE', 'IT', 'LT'] as const;

export const meta: MetaFunction = ({ matches }) => pageTitle(matches, 'bank.pick.title');

export async function loader(args: LoaderFunctionArgs) {
  const slug = args.params['company'] ?? '';
  const { searchParams } = new URL(args.request.url);
  const country = COUNTRIES.find((each) => each === searchParams.get('drzava')) ?? 'HR';
  const search = (searchParams.get('q') ?? '').slice(0, 80);
  const { banking } = await fromApi(args, () => args.context.companyApi(slug));
  const found = await fromApi(args, () => banking.institutions({ country, search }));
  return { ...found, country, search, path: inCompany(slug, 'banka') };
}

export default function ConnectBank() {
  const t = useT();
  const { institutions, unavailable, country, search, path } = useLoaderData<typeof loader>();
  return (
    <>
      <PageHeader title={t('bank.pick.title')} />
      <p className="-mt-3 max-w-[720px] text-sm text-muted">{t('bank.pick.intro')}</p>
      <Form role="search" key={`${country}${search}`} className="grid max-w-[720px] gap-3 sm:grid-cols-[1fr_180px_auto]">
        <SearchInput label={t('bank.pick.search')} defaultValue={search} className="max-w-none!" />
        <Select
          name="drzava"
          aria-label={t('bank.pick.country')}
          defaultValue={country}
          options={COUNTRIES.map((value) => ({ value, label: t(`bank.country.${value}`) }))}
        />
        <Button type="submit">{t('bank.filter')}</Button>
      </Form>
      {unavailable.length === 0 ? null : (
        <Banner tone="warn" title={t('bank.pick.unavailable')}>
          {t('bank.pick.unavailable.detail')}
        </Banner>
      )}
      {institutions.length === 0 ? (
        <EmptyState icon={SearchX} title={t('bank.pick.none')}>
          {t('bank.pick.none.detail')}
        </EmptyState>
      ) : (
        <Card flush className="max-w-[720px]">
          <ul>
            {institutions.map((bank) => (
              <li
                key={`${bank.vendor}:${bank.id}`}
                className="flex items-center justify-between gap-4 border-t px-[18px] py-3 first:border-t-0"
              >
                <div className="min-w-0">
                  <p className="font-medium break-words">{bank.name}</p>
                  {bank.bic === null ? null : <p className="text-sm text-muted">{bank.bic}</p>}
                </div>
                <a
                  href={consentHref(path, { vendor: bank.vendor, institutionId: bank.id, country: bank.country })}
                  className={buttonClass({ small: true }, 'shrink-0')}
                  aria-label={`${t('bank.pick.choose')}: ${bank.name}`}
                >
                  {t('bank.pick.choose')}
                </a>
              </li>
            ))}
          </ul>
        </Card>
      )}
    </>
  );
}
