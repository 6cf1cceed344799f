import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData, useParams, useSearchParams } from '@remix-run/react';
import { Archive, Plus } from 'lucide-react';
import { PageHeader } from '#app/components/layout/page-header.tsx';
import { Banner } from '#app/components/ui/banner.tsx';
import { ButtonLink } from '#app/components/ui/button.tsx';
import { Pill } from '#app/components/ui/pill.tsx';
import { idInAddress, withVersion } from '#app/features/directory/entry-address.ts';
import { revalidateConflict } from '#app/features/directory/revalidate-conflict.ts';
import { useRights } from '#app/features/invoice-document/use-rights.ts';
import { PriceCard } from '#app/features/products/price-card.tsx';
import { ProductAside } from '#app/features/products/product-aside.tsx';
import { ProductForm } from '#app/features/products/product-form.tsx';
import { LEVY_NUMBERS } from '#app/features/products/product-values.ts';
import { pageTitle, useT } from '#app/i18n/use-t.tsx';
import { fromApi, tryApi } from '#app/lib/errors.ts';
import { redirectWithFlash } from '#app/lib/flash.server.ts';
import { parseForm, replyFailure, replyInvalid } from '#app/lib/form.ts';
import { inCompany } from '#app/lib/paths.ts';
import { PlanPriceInput } from '#server/contracts/product-prices.ts';
import { SaveProductInput } from '#server/contracts/products.ts';

export const meta: MetaFunction<typeof loader> = ({ matches, data }) =>
  data ? [{ title: `${data.product.name} · FiskAI` }] : pageTitle(matches, 'products.title');

/** The stored version that a conflict is about. */
export const shouldRevalidate = revalidateConflict;

export async function loader(args: LoaderFunctionArgs) {
  return fromApi(args, async () => {
    const api = await args.context.companyApi(args.params.company ?? '');
    const id = idInAddress(args.params.id, 'PRODUCT_NOT_FOUND');
    const [product, choices, prices] = await Promise.all([
      api.catalog.get({ id }),
      api.catalog.choices(),
      api.catalog.prices({ id }),
    ]);
    return { product, choices, prices };
  });
}

export async function action(args: ActionFunctionArgs) {
  const { company = '' } = args.params;
  const { api, id } = await fromApi(args, async () => ({
    api: await args.context.companyApi(company),
    id: idInAddress(args.params.id, 'PRODUCT_NOT_FOUND'),
  }));
  const body = await args.request.formData();
  const intent = body.get('intent');
  const path = inCompany(company, `artikli/${id}`);
  if (intent === 'archive' || intent === 'restore' || intent === 'undo') {
    const outcome = await tryApi(args, () => api.catalog.archive({ id, archived: intent === 'archive' }));
    if (!outcome.ok) {
      const key = outcome.failure.body.code === 'PRODUCT_CODE_TAKEN' ? 'errors.PRODUCT_CODE_TAKEN' : 'errors.UNKNOWN';
      return redirectWithFlash(path, { tone: 'err', key });
    }
    const { name } = outcome.value;
    if (intent !== 'archive') return redirectWithFlash(path, { tone: 'ok', key: 'products.restored', params: { name } });
    const undo = { action: path, token: id };
    return redirectWithFlash(inCompany(company, 'artikli'), { tone: 'ok', key: 'products.archivedDone', params: { name }, undo });
  }
  if (intent === 'plan-price') {
    body.set('productId', id);
    const planned = parseForm(body, PlanPriceInput, { numbers: ['price'], dates: ['validFrom'] });
    if (planned.status !== 'success') return replyInvalid(planned);
    const outcome = await tryApi(args, () => api.catalog.planPrice(planned.value));
    if (!outcome.ok) return replyFailure(planned, outcome.failure);
    return redirectWithFlash(path, { tone: 'ok', key: 'products.pricePlannedDone' });
  }
  if (intent === 'drop-price') {
    const outcome = await tryApi(args, () => api.catalog.dropPrice({ id: String(body.get('priceId') ?? '') }));
    if (outcome.ok) return redirectWithFlash(path, { tone: 'ok', key: 'products.priceDropped' });
    const isHeld = outcome.failure.body.code === 'PRODUCT_PRICE_HELD';
    const key = isHeld ? 'errors.PRODUCT_PRICE_HELD' : 'errors.PRODUCT_PRICE_NOT_FOUND';
    return redirectWithFlash(path, { tone: 'err', key });
  }
  const submission = parseForm(withVersion(body, id), SaveProductInput, { numbers: ['price', ...LEVY_NUMBERS] });
  if (submission.status !== 'success') return replyInvalid(submission);
  const outcome = await tryApi(args, () => api.catalog.save(submission.value));
  if (!outcome.ok) return replyFailure(submission, outcome.failure);
  return redirectWithFlash(path, { tone: 'ok', key: 'products.saved', params: { name: outcome.value.name } });
}

export default function Product() {
  const t = useT();
  const { company = '' } = useParams();
  const [query] = useSearchParams();
  const { product, choices, prices } = useLoaderData<typeof loader>();
  const { mayWrite } = useRights();
  const list = inCompany(company, 'artikli');
  return (
    <>
      <PageHeader
        title={product.name}
        parent={{ to: list, label: t('products.title') }}
        status={product.archived ? <Pill icon={Archive}>{t('products.archived')}</Pill> : undefined}
        actions={
          mayWrite ? (
            <ButtonLink icon={Plus} shortcut="n" to={`${list}/novi`}>
              {t('products.new')}
            </ButtonLink>
          ) : undefined
        }
      />
      {mayWrite ? null : <Banner title={t('products.readOnly')} />}
      {product.archived ? <Banner title={t('products.archivedNote')} /> : null}
      <div className="grid items-start gap-5 lg:grid-cols-[minmax(0,1fr)_320px]">
        <ProductForm
          key={`${product.id}:${product.version}`}
          product={product}
          choices={choices}
          mayWrite={mayWrite}
          cancel={list}
          focus={query.has('uredi')}
        />
        <div className="flex flex-col gap-5">
          <PriceCard prices={prices} priceMode={choices.sellerInVat ? product.priceMode : null} mayWrite={mayWrite} />
          <ProductAside product={product} mayWrite={mayWrite} />
        </div>
      </div>
    </>
  );
}
