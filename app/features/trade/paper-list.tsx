import { Form, useParams } from '@remix-run/react';
import { FileText, Plus } from 'lucide-react';
import type { ReactNode } from 'react';
import { PageHeader } from '#app/components/layout/page-header.tsx';
import { ButtonLink } from '#app/components/ui/button.tsx';
import { EmptyState } from '#app/components/ui/empty-state.tsx';
import { SearchInput } from '#app/components/ui/input.tsx';
import { Tabs } from '#app/components/ui/tabs.tsx';
import { useRights } from '#app/features/invoice-document/use-rights.ts';
import { DraftsTable } from '#app/features/invoice-list/drafts-table.tsx';
import { ListFoot } from '#app/features/invoice-list/list-foot.tsx';
import { SHELVES, type Shelf } from '#app/features/trade/document-path.ts';
import { tradeQuery, viewOf, type TradeParams } from '#app/features/trade/trade-params.ts';
import { TradeTable } from '#app/features/trade/trade-table.tsx';
import { useT } from '#app/i18n/use-t.tsx';
import { inCompany } from '#app/lib/paths.ts';
import type { DraftList } from '#server/contracts/invoicing.ts';
import type { TradeList } from '#server/contracts/trade.ts';

interface PaperListProps {
  shelf: Shelf;
  params: TradeParams;
  list: TradeList;
  drafts: DraftList | null;
  /** Id of the form that takes the ticked rows; none can be ticked without. */
  selectForm?: string | undefined;
  /** Around the table. */
  frame?: (table: ReactNode) => ReactNode;
}

/** One of the lists of papers: tabs, search, rows, and what to do first where there are none. */
export function PaperList({ shelf, params, list, drafts, selectForm, frame = (table) => table }: PaperListProps) {
  const t = useT();
  const { company = '' } = useParams();
  const { mayWrite } = useRights();
  const path = inCompany(company, shelf);
  const { tab, search, trail } = params;
  const page = drafts ?? list;
  const href = (changes: Partial<TradeParams>): string => path + tradeQuery({ ...params, trail: [], ...changes });
  const isFirst = list.counts.all === 0 && list.counts.drafts === 0 && search === '';
  const create = (
    <ButtonLink variant="primary" icon={Plus} shortcut="n" prefetch="none" to={`${path}/nova`}>
      {t(`trade.new.${SHELVES[shelf].fresh}`)}
    </ButtonLink>
  );
  return (
    <>
      <PageHeader
        title={t(`trade.${shelf}.title`)}
        note={t('trade.count', { count: list.counts.all })}
        wide
        actions={mayWrite ? create : undefined}
      />
      <div className="flex flex-wrap items-center gap-3">
        <div className="min-w-0 max-md:w-full md:grow">
          <Tabs
            label={t(`trade.${shelf}.tabs`)}
            tabs={SHELVES[shelf].tabs.map((each) => ({
              to: href({ tab: each }),
              label:
                shelf === 'otpremnice'
                  ? (t.dynamic(`trade.otpremnice.tab.${each}`) ?? t(`trade.tab.${each}`))
                  : t(`trade.tab.${each}`),
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
          title={t(isFirst ? `trade.${shelf}.first` : 'trade.empty.none')}
          action={isFirst ? mayWrite ? create : undefined : <ButtonLink to={path}>{t('trade.empty.showAll')}</ButtonLink>}
        >
          {t(isFirst ? `trade.${shelf}.firstDetail` : 'trade.empty.noneDetail')}
        </EmptyState>
      ) : (
        <div className="flex min-w-0 flex-col gap-3">
          {drafts ? (
            <DraftsTable items={drafts.items} path={inCompany(company, 'racuni')} />
          ) : (
            frame(<TradeTable items={list.items} shelf={shelf} path={path} selectForm={selectForm} />)
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
