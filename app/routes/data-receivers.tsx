import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { PageHeader } from '#app/components/layout/page-header.tsx';
import { LanguageButtons } from '#app/components/layout/preference-forms.tsx';
import { Wordmark } from '#app/components/layout/wordmark.tsx';
import { Card } from '#app/components/ui/card.tsx';
import { pageTitle, useT } from '#app/i18n/use-t.tsx';
import { fromApi } from '#app/lib/errors.ts';

export const meta: MetaFunction = ({ matches }) => pageTitle(matches, 'links.receivers');

export async function loader(args: LoaderFunctionArgs) {
  return { receivers: await fromApi(args, () => args.context.api.installation.dataReceivers()) };
}

const ROLES = ['subprocessor', 'partner', 'authority'] as const;

/** For everybody: who outside receives data from this installation, and which. */
export default function DataReceivers() {
  const t = useT();
  const { receivers } = useLoaderData<typeof loader>();
  const groups = ROLES.map((role) => ({ role, members: receivers.filter((one) => one.role === role) }));
  return (
    <>
      <main id="content" tabIndex={-1} className="mx-auto flex max-w-[760px] flex-col gap-5 px-4 py-8 outline-none">
        <Wordmark />
        <PageHeader title={t('links.receivers')} />
        <p className="-mt-3 text-sm text-muted">{t('links.receivers.intro')}</p>
        {groups.map(({ role, members }) =>
          members.length === 0 ? null : (
            <Card key={role} title={t(`links.receivers.${role}`)} flush>
              <p className="px-[18px] pb-3 text-sm text-muted">{t(`links.receivers.${role}.detail`)}</p>
              <ul className="border-t">
                {members.map(({ service, legalName, region, data }) => (
                  <li key={service} className="border-t px-[18px] py-3 first:border-t-0">
                    <h3 className="font-medium">{service}</h3>
                    <p className="text-sm text-muted">
                      {legalName} · {region}
                    </p>
                    <p className="mt-1 text-sm">{data}</p>
                  </li>
                ))}
              </ul>
            </Card>
          ),
        )}
      </main>
      <footer className="mx-auto w-full max-w-[260px] px-4 pb-8">
        <LanguageButtons />
      </footer>
    </>
  );
}
