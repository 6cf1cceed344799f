import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData, useParams } from '@remix-run/react';
import { PageHeader } from '#app/components/layout/page-header.tsx';
import { useRights } from '#app/features/invoice-document/use-rights.ts';
import { ProductForm } from '#app/features/products/product-form.tsx';
import { LEVY_NUMBERS } from '#app/features/products/product-values.ts';
import { pageTitle, useT } from '#app/i18n/use-t.tsx';
import { fromApi, tryApi } from '#app/lib/errors.ts';
import { redirectWithFlash } from '#app/lib/flash.server.ts';
import { parseForm, replyFailure, replyInvalid } from '#app/lib/form.ts';
import { inCompany } from '#app/lib/paths.ts';
import { ProductFields } from '#server/contracts/products.ts';

export const meta: MetaFunction = ({ matches }) => pageTitle(matches, 'products.new');

export async function loader(args: LoaderFunctionArgs) {
  const name = (new URL(args.request.url).searchParams.get('naziv') ?? '').slice(0, 200);
  return fromApi(args, async () => {
    const api = await args.context.companyApi(args.params.company ?? '');
    return { name, choices: await api.catalog.choices() };
  });
}

export async function action(args: ActionFunctionArgs) {
  const { company = '' } = args.params;
  const api = await fromApi(args, () => args.context.companyApi(company));
  const submission = parseForm(await args.request.formData(), ProductFields, { numbers: ['price', ...LEVY_NUMBERS] });
  if (submission.status !== 'success') return replyInvalid(submission);
  const outcome = await tryApi(args, () => api.catalog.save(submission.value));
  if (!outcome.ok) return replyFailure(submission, outcome.failure);
  const { id, name } = outcome.value;
  return redirectWithFlash(inCompany(company, `artikli/${id}`), { tone: 'ok', key: 'products.created', params: { name } });
}

export default function NewProduct() {
  const t = useT();
  const { company = '' } = useParams();
  const { name, choices } = useLoaderData<typeof loader>();
  const { mayWrite } = useRights();
  const list = inCompany(company, 'artikli');
  return (
    <>
      <PageHeader title={t('products.new')} parent={{ to: list, label: t('products.title') }} />
      <div className="max-w-[720px]">
        <ProductForm product={null} name={name} choices={choices} mayWrite={mayWrite} cancel={list} focus />
      </div>
    </>
  );
}
