import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData, useParams } from '@remix-run/react';
import { Plus, Receipt, SearchX } from 'lucide-react';
import { PageHeader } from '#app/components/layout/page-header.tsx';
import { Banner } from '#app/components/ui/banner.tsx';
import { ButtonLink } from '#app/components/ui/button.tsx';
import { EmptyState } from '#app/components/ui/empty-state.tsx';
import { ExpenseFilters } from '#app/features/expenses/expense-filters.tsx';
import { expenseQuery, readExpenseParams } from '#app/features/expenses/expense-params.ts';
import { ExpenseTotals } from '#app/features/expenses/expense-totals.tsx';
import { ExpensesTable } from '#app/features/expenses/expenses-table.tsx';
import { ListFoot } from '#app/features/invoice-list/list-foot.tsx';
import { useMayBook } from '#app/features/settings/use-company-role.ts';
import { pageTitle, useT } from '#app/i18n/use-t.tsx';
import { fromApi } from '#app/lib/errors.ts';
import { inCompany } from '#app/lib/paths.ts';

export const meta: MetaFunction = ({ matches }) => pageTitle(matches, 'expenses.title');

export async function loader(args: LoaderFunctionArgs) {
  const params = readExpenseParams(new URL(args.request.url).searchParams);
  const cursor = params.trail.at(-1);
  const { search, month } = params;
  return fromApi(args, async () => {
    const api = await args.context.companyApi(args.params['company'] ?? '');
    const [list, reading] = await Promise.all([
      api.expenses.list({ search, ...(month ? { month } : {}), ...(cursor ? { cursor } : {}) }),
      api.expenses.readingSettings(),
    ]);
    return { list, params, isUnread: reading.on && reading.automatic && reading.budgetUsed };
  });
}

/** Costs by search and month, with their sums. */
export default function Expenses() {
  const t = useT();
  const { company = '' } = useParams();
  const { list, params, isUnread } = useLoaderData<typeof loader>();
  const mayWrite = useMayBook();
  const path = inCompany(company, 'troskovi');
  const received = inCompany(company, 'dokumenti?vrsta=received');
  const { items, nextCursor, count, months, unbooked, totals } = list;
  const to = (trail: readonly string[]) => path + expenseQuery({ ...params, trail });
  const isNarrowed = params.search !== '' || params.month !== null;
  return (
    <>
      <PageHeader
        wide
        title={t('expenses.title')}
        actions={
          mayWrite ? (
            <ButtonLink variant="primary" icon={Plus} shortcut="n" to={`${path}/novi`}>
              {t('expenses.new')}
            </ButtonLink>
          ) : undefined
        }
      />
      {mayWrite && unbooked > 0 ? (
        <Banner
          tone={isUnread ? 'warn' : 'info'}
          title={t('expenses.unbooked', { count: unbooked })}
          action={
            <>
              {isUnread ? (
                <ButtonLink small to={inCompany(company, 'postavke/citanje')}>
                  {t('errors.page.fix')}
                </ButtonLink>
              ) : null}
              <ButtonLink small to={received}>
                {t('expenses.unbooked.look')}
              </ButtonLink>
            </>
          }
        >
          {isUnread ? t('expenses.unbooked.unread') : null}
        </Banner>
      ) : null}
      {months.length > 0 || isNarrowed ? (
        <div className="flex flex-wrap items-center justify-between gap-x-6 gap-y-3">
          <ExpenseFilters path={path} params={params} months={months} />
          <ExpenseTotals totals={totals} />
        </div>
      ) : null}
      {items.length > 0 ? (
        <>
          <ExpensesTable items={items} path={path} />
          <ListFoot
            shown={items.length}
            total={count}
            editable={false}
            previousHref={params.trail.length > 0 ? to(params.trail.slice(0, -1)) : undefined}
            nextHref={nextCursor === null ? undefined : to([...params.trail, nextCursor])}
          />
        </>
      ) : isNarrowed ? (
        <EmptyState
          icon={SearchX}
          title={t('expenses.empty.found')}
          action={<ButtonLink to={path}>{t('expenses.empty.widen')}</ButtonLink>}
        >
          {t('expenses.empty.foundDetail')}
        </EmptyState>
      ) : (
        <EmptyState
          icon={Receipt}
          title={t('expenses.empty.title')}
          action={<ButtonLink to={received}>{t('expenses.empty.action')}</ButtonLink>}
        >
          {t('expenses.empty.detail')}
        </EmptyState>
      )}
    </>
  );
}
