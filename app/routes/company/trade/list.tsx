import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { Form, useLoaderData, useParams } from '@remix-run/react';
import { FileText, Plus } from 'lucide-react';
import { PageHeader } from '#app/components/layout/page-header.tsx';
import { ButtonLink } from '#app/components/ui/button.tsx';
import { EmptyState } from '#app/components/ui/empty-state.tsx';
import { SearchInput } from '#app/components/ui/input.tsx';
import { Tabs } from '#app/components/ui/tabs.tsx';
import { useRights } from '#app/features/invoice-document/use-rights.ts';
import { DraftsTable } from '#app/features/invoice-list/drafts-table.tsx';
import { ListFoot } from '#app/features/invoice-list/list-foot.tsx';
import { readTradeParams, TRADE_TABS, tradeQuery, viewOf } from '#app/features/trade/trade-params.ts';
import { TradeTable } from '#app/features/trade/trade-table.tsx';
import { pageTitle, useT } from '#app/i18n/use-t.tsx';
import { fromApi } from '#app/lib/errors.ts';
import { inCompany } from '#app/lib/paths.ts';
import { TRADE_KINDS } from '#server/domain/invoicing/kinds.ts';

export const meta: MetaFunction = ({ matches }) => pageTitle(matches, 'trade.title');

const PAGE = 50;

export async function loader(args: LoaderFunctionArgs) {
  const { context, params, request } = args;
  const wanted = readTradeParams(new URL(request.url).searchParams);
  const { tab, search, trail } = wanted;
  const cursor = trail.at(-1);
  const page = cursor === undefined ? {} : { cursor };
  return fromApi(args, async () => {
    const api = await context.companyApi(params.company ?? '');
    const isDrafts = tab === 'drafts';
    const [list, drafts] = await Promise.all([
      api.trade.list({ view: viewOf(tab), search, ...(isDrafts ? { limit: 1 } : { ...page, limit: PAGE }) }),
      isDrafts ? api.invoicing.drafts({ kinds: [...TRADE_KINDS], search, ...page, limit: PAGE }) : null,
    ]);
    return { params: wanted, list, drafts };
  });
}

export default function TradeList() {
  const t = useT();
  const { company = '' } = useParams();
  const { params, list, drafts } = useLoaderData<typeof loader>();
  const { mayWrite } = useRights();
  const path = inCompany(company, 'ponude');
  const { tab, search, trail } = params;
  const page = drafts ?? list;
  const href = (changes: Partial<typeof params>): string => path + tradeQuery({ ...params, trail: [], ...changes });
  const isFirst = list.counts.all === 0 && list.counts.drafts === 0 && search === '';
  const create = (
    <ButtonLink variant="primary" icon={Plus} shortcut="n" prefetch="none" to={`${path}/nova`}>
      {t('trade.new.quote')}
    </ButtonLink>
  );
  return (
    <>
      <PageHeader
        title={t('trade.title')}
        note={t('trade.count', { count: list.counts.all })}
        wide
        actions={mayWrite ? create : undefined}
      />
      <div className="flex flex-wrap items-center gap-3">
        <div className="min-w-0 max-md:w-full md:grow">
          <Tabs
            label={t('trade.tabs')}
            tabs={TRADE_TABS.map((each) => ({
              to: href({ tab: each }),
              label: t(`trade.tab.${each}`),
              count: list.counts[each],
              current: each === tab,
            }))}
          />
        </div>
        <Form method="get" action={path} role="search" className="min-w-0 flex-1 basis-48 md:max-w-72">
          {tab === 'all' ? null : <input type="hidden" name="prikaz" value={tab} />}
          <SearchInput key={search} label={t('trade.search')} defaultValue={search} className="max-w-none!" />
        </Form>
      </div>
      {page.items.length === 0 ? (
        <EmptyState
          icon={FileText}
          title={t(isFirst ? 'trade.empty.first' : 'trade.empty.none')}
          action={isFirst ? mayWrite ? create : undefined : <ButtonLink to={path}>{t('trade.empty.showAll')}</ButtonLink>}
        >
          {t(isFirst ? 'trade.empty.firstDetail' : 'trade.empty.noneDetail')}
        </EmptyState>
      ) : (
        <div className="flex min-w-0 flex-col gap-3">
          {drafts ? (
            <DraftsTable items={drafts.items} path={inCompany(company, 'racuni')} />
          ) : (
            <TradeTable items={list.items} path={path} />
          )}
          <ListFoot
            shown={page.items.length}
            total={drafts ? null : list.counts[viewOf(tab)]}
            editable={drafts !== null}
            sum={undefined}
            previousHref={trail.length > 0 ? href({ trail: trail.slice(0, -1) }) : undefined}
            nextHref={page.nextCursor === null ? undefined : href({ trail: [...trail, page.nextCursor] })}
          />
        </div>
      )}
    </>
  );
}
