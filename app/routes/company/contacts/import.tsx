import type { ActionFunctionArgs, MetaFunction } from '@remix-run/node';
import { useParams } from '@remix-run/react';
import { importAction } from '#app/features/csv-import/import-action.server.ts';
import { ImportPage } from '#app/features/csv-import/import-page.tsx';
import { CONTACT_EXAMPLE, contactColumn } from '#app/features/contacts/contact-example.ts';
import { pageTitle, useT } from '#app/i18n/use-t.tsx';
import { fromApi } from '#app/lib/errors.ts';
import { inCompany } from '#app/lib/paths.ts';

export const meta: MetaFunction = ({ matches }) => pageTitle(matches, 'contacts.importTitle');

export async function action(args: ActionFunctionArgs) {
  const { parties } = await fromApi(args, () => args.context.companyApi(args.params.company ?? ''));
  return importAction(args, { preview: (file) => parties.previewImport(file), run: (file) => parties.import(file) });
}

export default function ImportContacts() {
  const t = useT();
  const { company = '' } = useParams();
  return (
    <ImportPage
      area="contacts"
      listPath={inCompany(company, 'kupci')}
      columns={CONTACT_EXAMPLE}
      labelOf={(field) => contactColumn(t, field)}
      sampleFields={['name', 'kind', 'oib', 'vatId', 'city', 'email']}
    />
  );
}
