import type { ActionFunctionArgs, MetaFunction } from '@remix-run/node';
import { useParams } from '@remix-run/react';
import { importAction } from '#app/features/csv-import/import-action.server.ts';
import { ImportPage } from '#app/features/csv-import/import-page.tsx';
import { PRODUCT_EXAMPLE, productColumn } from '#app/features/products/product-example.ts';
import { pageTitle, useT } from '#app/i18n/use-t.tsx';
import { fromApi } from '#app/lib/errors.ts';
import { inCompany } from '#app/lib/paths.ts';

export const meta: MetaFunction = ({ matches }) => pageTitle(matches, 'products.importTitle');

export async function action(args: ActionFunctionArgs) {
  const { catalog } = await fromApi(args, () => args.context.companyApi(args.params.company ?? ''));
  return importAction(args, { preview: (file) => catalog.previewImport(file), run: (file) => catalog.import(file) });
}

export default function ImportProducts() {
  const t = useT();
  const { company = '' } = useParams();
  return (
    <ImportPage
      area="products"
      listPath={inCompany(company, 'artikli')}
      columns={PRODUCT_EXAMPLE}
      labelOf={(field) => productColumn(t, field)}
      sampleFields={['name', 'unit', 'code', 'price', 'priceMode', 'vatCode']}
    />
  );
}
