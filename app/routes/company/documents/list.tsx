import { data } from '@remix-run/node';
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { Form, useLoaderData, useParams } from '@remix-run/react';
import clsx from 'clsx';
import { Archive, FolderOpen, SearchX } from 'lucide-react';
import type { ReactNode } from 'react';
import { PageHeader } from '#app/components/layout/page-header.tsx';
import { Banner } from '#app/components/ui/banner.tsx';
import { ButtonLink } from '#app/components/ui/button.tsx';
import { EmptyState } from '#app/components/ui/empty-state.tsx';
import { SearchInput } from '#app/components/ui/input.tsx';
import { Tabs } from '#app/components/ui/tabs.tsx';
import { DocumentPanel } from '#app/features/documents/document-panel.tsx';
import {
  DOCUMENT_KINDS,
  documentQuery,
  type DocumentParams,
  invoiceIdOf,
  readDocumentParams,
  searchedName,
} from '#app/features/documents/document-params.ts';
import { DocumentsTable } from '#app/features/documents/documents-table.tsx';
import { viewOf } from '#app/features/documents/document-view.server.ts';
import { RemoveDocument } from '#app/features/documents/remove-document.tsx';
import { UploadArea } from '#app/features/documents/upload-area.tsx';
import { takeFormFiles } from '#app/features/documents/upload-form.server.ts';
import { useMayBook } from '#app/features/settings/use-company-role.ts';
import { pageTitle, useT } from '#app/i18n/use-t.tsx';
import { fromApi, tryApi } from '#app/lib/errors.ts';
import { redirectWithFlash } from '#app/lib/flash.server.ts';
import { inCompany } from '#app/lib/paths.ts';
import { useReply } from '#app/lib/use-reply.ts';

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
  const [numbers, installation, view] = await Promise.all([
    fromApi(args, () => api.overview.invoiceNumbers({ ids })),
    fromApi(args, () => api.overview.installation()),
    viewOf(args, open),
  ]);
  return { list, numbers, view, storageOn: installation.storage !== 'off', params: { ...params, open: open?.id ?? null } };
}

/** Forms without scripts: files that come in (`upload`), and one that is thrown away (`remove`). */
export async function action(args: ActionFunctionArgs) {
  const slug = args.params['company'] ?? '';
  const api = await fromApi(args, () => args.context.companyApi(slug));
  const body = await args.request.formData();
  if (body.get('intent') === 'remove') {
    const removed = await tryApi(args, () => api.documents.remove({ id: String(body.get('id')) }));
    if (removed.ok) return redirectWithFlash(inCompany(slug, 'dokumenti'), { tone: 'ok', key: 'documents.remove.done' });
    return data({ removal: removed.failure.body }, { status: removed.failure.status });
  }
  const taken = await takeFormFiles(args, api, body);
  const isWell = taken.length > 0 && taken.every(({ failure, sameAs }) => failure === null && sameAs === null);
  if (!isWell) return data({ taken }, { status: taken.some(({ failure }) => failure) ? 400 : 200 });
  const params = { count: taken.length };
  return redirectWithFlash(inCompany(slug, 'dokumenti'), { tone: 'ok', key: 'documents.upload.done', params });
}

export default function Documents() {
  const t = useT();
  const { company = '' } = useParams();
  const { list, numbers, view, storageOn, params } = useLoaderData<typeof loader>();
  const mayBook = useMayBook();
  const reply = useReply<typeof action>();
  const removal = reply && 'removal' in reply ? reply.removal : null;
  const path = inCompany(company, 'dokumenti');
  const to = (changes: Partial<DocumentParams>) =>
    path + documentQuery({ ...params, trail: [], open: null, removing: false, ...changes });
  const open = list.items.find(({ id }) => id === params.open);
  const tabs = [null, ...DOCUMENT_KINDS].map((kind) => ({
    to: to({ kind }),
    label: t(`documents.kind.${kind ?? 'all'}`),
    current: params.kind === kind,
  }));
  const isNarrowed = params.search !== '' || params.kind !== null;
  const previous = params.trail.length > 0 ? to({ trail: params.trail.slice(0, -1) }) : null;
  const next = list.nextCursor === null ? null : to({ trail: [...params.trail, list.nextCursor] });
  const header = (buttons: ReactNode) => (
    <>
      <PageHeader
        title={t('documents.title')}
        actions={
          <>
            <ButtonLink variant="secondary" icon={Archive} to={`${path}/arhiva`}>
              {t('documents.archive.action')}
            </ButtonLink>
            {buttons}
          </>
        }
        wide
      />
      <p className="-mt-3 max-w-[720px] text-sm text-muted">{t('documents.intro')}</p>
    </>
  );
  return (
    <>
      {mayBook && storageOn ? <UploadArea path={`${path}/slanje`}>{header}</UploadArea> : header(null)}
      {storageOn ? null : (
        <Banner
          tone="warn"
          title={t('documents.off')}
          action={
            <ButtonLink small to={inCompany(company, 'postavke')}>
              {t('errors.page.fix')}
            </ButtonLink>
          }
        >
          {t('errors.STORAGE_OFF')}
        </Banner>
      )}
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
                bookPath={open.kind === 'received' ? `${path}/${open.id}` : null}
                closeTo={path + documentQuery({ ...params, open: null, removing: false })}
                removal={
                  mayBook && open.kind === 'received' ? (
                    <RemoveDocument
                      id={open.id}
                      name={open.filename}
                      stayTo={path + documentQuery({ ...params, removing: false })}
                      askTo={path + documentQuery({ ...params, removing: true })}
                      isAsked={params.removing}
                      failure={removal}
                    />
                  ) : null
                }
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
