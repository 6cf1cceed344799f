import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData, useParams } from '@remix-run/react';
import { Users } from 'lucide-react';
import { ContactsTable } from '#app/features/contacts/contacts-table.tsx';
import { DirectoryPage } from '#app/features/directory/directory-page.tsx';
import { directoryInput, readDirectoryParams } from '#app/features/directory/directory-params.ts';
import { pageTitle } from '#app/i18n/use-t.tsx';
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
  const { company = '' } = useParams();
  const { params, list } = useLoaderData<typeof loader>();
  const path = inCompany(company, 'kupci');
  return (
    <DirectoryPage area="contacts" icon={Users} {...{ path, params, list }}>
      <ContactsTable items={list.items} path={path} params={params} />
    </DirectoryPage>
  );
}
