import type { ActionFunctionArgs, MetaFunction } from '@remix-run/node';
import { useParams } from '@remix-run/react';
import { importAction } from '#app/features/csv-import/import-action.server.ts';
import { ImportPage } from '#app/features/csv-import/import-page.tsx';
import { OPENING_EXAMPLE, openingColumn } from '#app/features/opening/opening-example.ts';
import { pageTitle, useT } from '#app/i18n/use-t.tsx';
import { fromApi } from '#app/lib/errors.ts';
import { inCompany } from '#app/lib/paths.ts';

export const meta: MetaFunction = ({ matches }) => pageTitle(matches, 'opening.importTitle');

export async function action(args: ActionFunctionArgs) {
  const { opening } = await fromApi(args, () => args.context.companyApi(args.params['company'] ?? ''));
  return importAction(args, { preview: (file) => opening.previewImport(file), run: (file) => opening.import(file) });
}

export default function ImportOpening() {
  const t = useT();
  const { company = '' } = useParams();
  return (
    <ImportPage
      area="opening"
      listPath={inCompany(company, 'pocetno-stanje')}
      columns={OPENING_EXAMPLE}
      labelOf={(field) => openingColumn(t, field)}
      sampleFields={['number', 'name', 'issuedOn', 'dueOn', 'totalMinor', 'openingMinor']}
    />
  );
}
