import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData, useNavigation, useParams } from '@remix-run/react';
import clsx from 'clsx';
import { Users } from 'lucide-react';
import { PageHeader } from '#app/components/layout/page-header.tsx';
import { ContactsTable } from '#app/features/contacts/contacts-table.tsx';
import { DirectoryActions } from '#app/features/contacts/directory-actions.tsx';
import { DirectoryBar } from '#app/features/contacts/directory-bar.tsx';
import { DirectoryEmpty } from '#app/features/contacts/directory-empty.tsx';
import { DirectoryFoot } from '#app/features/contacts/directory-foot.tsx';
import { directoryInput, readDirectoryParams } from '#app/features/contacts/directory-params.ts';
import { useRights } from '#app/features/invoice-document/use-rights.ts';
import { pageTitle, useT } from '#app/i18n/use-t.tsx';
import { fromApi } from '#app/lib/errors.ts';
import { inCompany } from '#app/lib/paths.ts';

export const meta: MetaFunction = ({ matches }) => pageTitle(matches, 'contacts.title');

export async function loader(args: LoaderFunctionArgs) {
  const params = readDirectoryParams(new URL(args.request.url).searchParams);
  return fromApi(args, async () => {
    const api = await args.context.companyApi(args.params.company ?? '');
    return { params, list: await api.parties.list(directoryInput(params)) };
  });
}

export default function ContactList() {
  const t = useT();
  const { company = '' } = useParams();
  const { params, list } = useLoaderData<typeof loader>();
  const { mayWrite } = useRights();
  const path = inCompany(company, 'kupci');
  const { state, location } = useNavigation();
  const isPending = state === 'loading' && location.pathname === path;
  const total = params.archived ? list.counts.archived : list.counts.active;
  const hasRows = list.items.length > 0;
  return (
    <>
      <PageHeader
        title={t('contacts.title')}
        note={params.search === '' ? t('contacts.count', { count: total }) : undefined}
        wide
        actions={<DirectoryActions area="contacts" {...{ path, params, hasRows, mayWrite }} />}
      />
      <DirectoryBar
        path={path}
        params={params}
        counts={list.counts}
        words={{
          views: t('contacts.views'),
          active: t('contacts.active'),
          archived: t('contacts.archived'),
          search: t('contacts.search'),
        }}
      />
      <div
        aria-busy={isPending}
        className={clsx('flex min-w-0 flex-col gap-3', isPending && 'opacity-60 transition-opacity delay-150')}
      >
        {hasRows ? (
          <>
            <ContactsTable items={list.items} path={path} params={params} />
            <DirectoryFoot path={path} params={params} shown={list.items.length} total={total} nextCursor={list.nextCursor} />
          </>
        ) : (
          <DirectoryEmpty area="contacts" icon={Users} counts={list.counts} {...{ path, params, mayWrite }} />
        )}
      </div>
    </>
  );
}
