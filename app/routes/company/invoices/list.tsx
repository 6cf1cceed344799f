import { data } from '@remix-run/node';
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { Form, useLoaderData, useNavigation, useParams } from '@remix-run/react';
import clsx from 'clsx';
import { Download, Plus } from 'lucide-react';
import { PageHeader } from '#app/components/layout/page-header.tsx';
import { buttonClass, ButtonLink } from '#app/components/ui/button.tsx';
import { TableSkeleton } from '#app/components/ui/skeleton.tsx';
import { onDemand } from '#app/features/invoice-document/on-demand.tsx';
import { useRights } from '#app/features/invoice-document/use-rights.ts';
import { actOnChosen, bulkIntentOf } from '#app/features/invoice-list/bulk-actions.server.ts';
import { BulkActions } from '#app/features/invoice-list/bulk-bar.tsx';
import { DraftsTable } from '#app/features/invoice-list/drafts-table.tsx';
import { EmptyList } from '#app/features/invoice-list/empty-list.tsx';
import { BULK_FORM, InvoicesTable } from '#app/features/invoice-list/invoices-table.tsx';
import { FilterChips, FilterMenu, ListSearch } from '#app/features/invoice-list/list-filters.tsx';
import { ListFoot } from '#app/features/invoice-list/list-foot.tsx';
import { changed, listInput, listQuery, readListParams, type ListParams } from '#app/features/invoice-list/list-params.ts';
import { ListTabs } from '#app/features/invoice-list/list-tabs.tsx';
import { formatMoney, zagrebDate } from '#app/i18n/format.ts';
import { pageTitle, useT } from '#app/i18n/use-t.tsx';
import { fromApi } from '#app/lib/errors.ts';
import { inCompany } from '#app/lib/paths.ts';
import { useReply } from '#app/lib/use-reply.ts';
import { LEGAL_DRAFT_KINDS } from '#server/domain/invoicing/kinds.ts';

const BulkResults = onDemand(async () => (await import('#app/features/invoice-list/bulk-results.tsx')).BulkResults);

export const meta: MetaFunction = ({ matches }) => pageTitle(matches, 'invoices.title');

const PAGE = 50;

export async function loader(args: LoaderFunctionArgs) {
  const { context, params, request } = args;
  const wanted = readListParams(new URL(request.url).searchParams);
  const cursor = wanted.trail.at(-1);
  return fromApi(args, async () => {
    const api = await context.companyApi(params.company ?? '');
    const [list, drafts] = await Promise.all([
      api.invoicing.list(listInput(wanted, PAGE)),
      wanted.tab === 'drafts'
        ? api.invoicing.drafts({
            kinds: [...LEGAL_DRAFT_KINDS],
            search: wanted.search,
            limit: PAGE,
            ...(cursor ? { cursor } : {}),
          })
        : null,
    ]);
    return { params: wanted, list, drafts, today: zagrebDate(context.now()) };
  });
}

export async function action(args: ActionFunctionArgs) {
  const form = await args.request.formData();
  const api = await fromApi(args, () => args.context.companyApi(args.params.company ?? ''));
  const intent = bulkIntentOf(form.get('intent'));
  if (intent === null) return data({ results: [] }, { status: 400 });
  return { results: await actOnChosen(args, api, intent, form, zagrebDate(args.context.now())) };
}

/** The tab that the person has just asked for, shown before its rows are here. */
function usePendingParams(path: string): ListParams | null {
  const { state, location } = useNavigation();
  return state === 'loading' && location.pathname === path ? readListParams(new URLSearchParams(location.search)) : null;
}

export default function InvoiceList() {
  const t = useT();
  const { company = '' } = useParams();
  const { params, list, drafts, today } = useLoaderData<typeof loader>();
  const results = useReply<typeof action>()?.results ?? [];
  const { mayWrite, mayBook } = useRights();
  const path = inCompany(company, 'racuni');
  const pending = usePendingParams(path);
  const shown = pending ?? params;
  const page = drafts ?? list;
  const nothingYet = list.counts.all === 0 && list.counts.drafts === 0;
  const otherTab = pending !== null && pending.tab !== params.tab;
  const next = page.nextCursor;
  const foot = {
    previousHref: params.trail.length > 0 ? path + listQuery({ ...params, trail: params.trail.slice(0, -1) }) : undefined,
    nextHref: next === null ? undefined : path + listQuery({ ...params, trail: [...params.trail, next] }),
  };
  return (
    <>
      <PageHeader
        title={t('invoices.title')}
        note={t('invoices.count', { count: list.counts.all })}
        wide
        actions={
          <>
            {drafts === null && list.count > 0 ? (
              <a href={`${path}/izvoz.csv${listQuery(changed(params, {}))}`} download className={buttonClass({})}>
                <Download aria-hidden size={16} strokeWidth={1.75} />
                {t('common.export')}
              </a>
            ) : null}
            {mayWrite ? (
              <ButtonLink
                variant="primary"
                icon={Plus}
                shortcut="n"
                prefetch="none"
                to={`${path}/novi`}
                className="max-md:hidden"
              >
                {t('nav.newInvoice')}
              </ButtonLink>
            ) : null}
          </>
        }
      />
      <div className="flex flex-wrap items-center gap-3">
        <div className="min-w-0 max-md:w-full md:grow">
          <ListTabs path={path} params={shown} counts={list.counts} />
        </div>
        <ListSearch path={path} params={params} />
        {drafts === null ? <FilterMenu path={path} params={params} labels={list.labels} /> : null}
      </div>
      <FilterChips path={path} params={params} names={list.filteredBy} />
      {results.length > 0 ? <BulkResults path={path} closeHref={path + listQuery(params)} results={results} /> : null}
      {otherTab ? (
        <TableSkeleton />
      ) : (
        <div
          aria-busy={pending !== null}
          className={clsx('flex min-w-0 flex-col gap-3', pending && 'opacity-60 transition-opacity delay-150')}
        >
          {page.items.length === 0 ? (
            <EmptyList path={path} params={params} nothingYet={nothingYet} mayWrite={mayWrite} />
          ) : drafts ? (
            <DraftsTable items={drafts.items} path={path} />
          ) : (
            <>
              <Form method="post" id={BULK_FORM} preventScrollReset className="hidden">
                {/* Enter in a field of a form presses its first button, here one among many: none is pressed by it. */}
                <button type="submit" disabled />
              </Form>
              <BulkActions
                key={listQuery(params)}
                exportPath={`${path}/izvoz.csv`}
                today={today}
                mayBook={mayBook}
                mayWrite={mayWrite}
              >
                <InvoicesTable items={list.items} path={path} params={params} selectable />
              </BulkActions>
            </>
          )}
          {page.items.length > 0 ? (
            <ListFoot
              {...foot}
              shown={page.items.length}
              total={drafts ? (drafts.nextCursor === null && params.trail.length === 0 ? page.items.length : null) : list.count}
              sum={drafts ? undefined : formatMoney(list.total)}
              editable={drafts !== null}
            />
          ) : null}
        </div>
      )}
    </>
  );
}
