import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData, useParams } from '@remix-run/react';
import { Package } from 'lucide-react';
import { DirectoryPage } from '#app/features/directory/directory-page.tsx';
import { directoryInput, readDirectoryParams } from '#app/features/directory/directory-params.ts';
import { ProductsTable } from '#app/features/products/products-table.tsx';
import { pageTitle } from '#app/i18n/use-t.tsx';
import { fromApi } from '#app/lib/errors.ts';
import { inCompany } from '#app/lib/paths.ts';

export const meta: MetaFunction = ({ matches }) => pageTitle(matches, 'products.title');

export async function loader(args: LoaderFunctionArgs) {
  const params = readDirectoryParams(new URL(args.request.url).searchParams);
  return fromApi(args, async () => {
    const api = await args.context.companyApi(args.params.company ?? '');
    return { params, list: await api.catalog.list(directoryInput(params)) };
  });
}

export default function ProductListPage() {
  const { company = '' } = useParams();
  const { params, list } = useLoaderData<typeof loader>();
  const path = inCompany(company, 'artikli');
  return (
    <DirectoryPage area="products" icon={Package} {...{ path, params, list }}>
      <ProductsTable list={list} path={path} params={params} />
    </DirectoryPage>
  );
}
