import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { Form, useLoaderData, useParams } from '@remix-run/react';
import clsx from 'clsx';
import { FolderOpen, SearchX } from 'lucide-react';
import { PageHeader } from '#app/components/layout/page-header.tsx';
import { ButtonLink } from '#app/components/ui/button.tsx';
import { EmptyState } from '#app/components/ui/empty-state.tsx';
import { SearchInput } from '#app/components/ui/input.tsx';
import { Tabs } from '#app/components/ui/tabs.tsx';
import { DocumentPanel, type DocumentView } from '#app/features/documents/document-panel.tsx';
import {
  DOCUMENT_KINDS,
  documentQuery,
  type DocumentParams,
  invoiceIdOf,
  readDocumentParams,
  searchedName,
} from '#app/features/documents/document-params.ts';
import { DocumentsTable } from '#app/features/documents/documents-table.tsx';
import { pageTitle, useT } from '#app/i18n/use-t.tsx';
import { fromApi, tryApi } from '#app/lib/errors.ts';
import { inCompany } from '#app/lib/paths.ts';
import type { DocumentListItem } from '#server/contracts/documents.ts';

export const meta: MetaFunction = ({ matches }) => pageTitle(matches, 'documents.title');

export async function loader(args: LoaderFunctionArgs) {
  const url = new URL(args.request.url);
  const params = readDocumentParams(url.searchParams);
  const api = await fromApi(args, () => args.context.companyApi(args.params['company'] ?? ''));
  const cursor = params.trail.at(-1);
  const list = await fromApi(args, () =>
    api.documents.list({
      search: searchedName(params.search),
      ...(params.kind ? { kind: params.kind } : {}),
      ...(cursor ? { cursor } : {}),
    }),
  );
  const ids = [...new Set(list.items.flatMap((item) => invoiceIdOf(item) ?? []))];
  const open = list.items.find(({ id }) => id === params.open) ?? null;
  const [numbers, view] = await Promise.all([fromApi(args, () => api.overview.invoiceNumbers({ ids })), viewOf(args, open)]);
  return { list, numbers, view, params: { ...params, open: open?.id ?? null } };
}

const NOTHING: DocumentView = { frame: null, picture: null, failure: null };

/** Only what comes from our own address may be framed here; a store elsewhere opens in a tab of its own. */
async function viewOf(args: LoaderFunctionArgs, document: DocumentListItem | null): Promise<DocumentView> {
  if (document === null) return NOTHING;
  const api = await fromApi(args, () => args.context.companyApi(args.params['company'] ?? ''));
  const link = await tryApi(args, () => api.documents.link({ id: document.id, disposition: 'inline' }));
  if (!link.ok) {
    const { code, params } = link.failure.body;
    return { ...NOTHING, failure: { code, params } };
  }
  const { url } = link.value;
  if (new URL(url).origin !== new URL(args.context.appUrl).origin) return NOTHING;
  return { ...NOTHING, frame: document.kind === 'invoice_pdf' ? url : null, picture: document.kind === 'logo' ? url : null };
}

export default function Documents() {
  const t = useT();
  const { company = '' } = useParams();
  const { list, numbers, view, params } = useLoaderData<typeof loader>();
  const path = inCompany(company, 'dokumenti');
  const to = (changes: Partial<DocumentParams>) => path + documentQuery({ ...params, trail: [], open: null, ...changes });
  const open = list.items.find(({ id }) => id === params.open);
  const tabs = [null, ...DOCUMENT_KINDS].map((kind) => ({
    to: to({ kind }),
    label: t(`documents.kind.${kind ?? 'all'}`),
    current: params.kind === kind,
  }));
  const isNarrowed = params.search !== '' || params.kind !== null;
  const previous = params.trail.length > 0 ? to({ trail: params.trail.slice(0, -1) }) : null;
  const next = list.nextCursor === null ? null : to({ trail: [...params.trail, list.nextCursor] });
  return (
    <>
      <PageHeader title={t('documents.title')} wide />
      <p className="-mt-3 max-w-[720px] text-sm text-muted">{t('documents.intro')}</p>
      <div className="flex flex-wrap items-center justify-between gap-3">
        <Tabs label={t('documents.kinds')} tabs={tabs} />
        <Form key={params.search} role="search" className="w-full md:w-72">
          {params.kind ? <input type="hidden" name="vrsta" value={params.kind} /> : null}
          <SearchInput label={t('documents.search')} defaultValue={params.search} className="max-w-none!" />
        </Form>
      </div>
      {list.items.length === 0 ? (
        <EmptyState
          icon={isNarrowed ? SearchX : FolderOpen}
          title={t(isNarrowed ? 'documents.empty.found' : 'documents.empty.title')}
          action={isNarrowed ? <ButtonLink to={path}>{t('documents.empty.widen')}</ButtonLink> : undefined}
        >
          {t(isNarrowed ? 'documents.empty.foundDetail' : 'documents.empty.detail')}
        </EmptyState>
      ) : (
        <div className={clsx('grid items-start gap-5', open && 'xl:grid-cols-[minmax(0,1fr)_420px]')}>
          {open ? (
            <div className="min-w-0 xl:order-2">
              <DocumentPanel
                document={open}
                numbers={numbers}
                view={view}
                filePath={`${path}/${open.id}/datoteka`}
                closeTo={path + documentQuery({ ...params, open: null })}
              />
            </div>
          ) : null}
          <div className="flex min-w-0 flex-col gap-4">
            <DocumentsTable items={list.items} numbers={numbers} path={path} params={params} />
            <div className="flex flex-wrap items-center justify-between gap-3 text-sm text-muted">
              <p className="tabular">{t('documents.shown', { count: list.items.length })}</p>
              {previous !== null || next !== null ? (
                <nav aria-label={t('common.pages')} className="flex gap-2">
                  {previous === null ? null : (
                    <ButtonLink small to={previous} rel="prev">
                      {t('common.previousPage')}
                    </ButtonLink>
                  )}
                  {next === null ? null : (
                    <ButtonLink small to={next} rel="next">
                      {t('common.nextPage')}
                    </ButtonLink>
                  )}
                </nav>
              ) : null}
            </div>
          </div>
        </div>
      )}
    </>
  );
}
