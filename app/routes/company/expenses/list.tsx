import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { Form, useLoaderData, useParams } from '@remix-run/react';
import { Plus, Receipt, SearchX } from 'lucide-react';
import { PageHeader } from '#app/components/layout/page-header.tsx';
import { Button, ButtonLink } from '#app/components/ui/button.tsx';
import { EmptyState } from '#app/components/ui/empty-state.tsx';
import { Input, SearchInput } from '#app/components/ui/input.tsx';
import { Table, type Column } from '#app/components/ui/table.tsx';
import { useMayBook } from '#app/features/settings/use-company-role.ts';
import { formatDate, formatMoney } from '#app/i18n/format.ts';
import { pageTitle, useT } from '#app/i18n/use-t.tsx';
import { fromApi } from '#app/lib/errors.ts';
import { inCompany } from '#app/lib/paths.ts';
import type { ExpenseListItem } from '#server/contracts/expenses.ts';

export const meta: MetaFunction = ({ matches }) => pageTitle(matches, 'expenses.title');

const MONTH = /^\d{4}-(0[1-9]|1[0-2])$/;

export async function loader(args: LoaderFunctionArgs) {
  const query = new URL(args.request.url).searchParams;
  const search = (query.get('q') ?? '').trim().slice(0, 200);
  const given = query.get('mjesec') ?? '';
  const month = MONTH.test(given) ? given : '';
  const cursor = query.get('nakon') ?? '';
  return fromApi(args, async () => {
    const api = await args.context.companyApi(args.params['company'] ?? '');
    const list = await api.expenses.list({ search, ...(month ? { month } : {}), ...(cursor ? { cursor } : {}) });
    return { list, search, month, isFurther: cursor !== '' };
  });
}

/** Costs by search and month, with their sums. */
export default function Expenses() {
  const t = useT();
  const { company = '' } = useParams();
  const { list, search, month, isFurther } = useLoaderData<typeof loader>();
  const mayWrite = useMayBook();
  const path = inCompany(company, 'troskovi');
  const isNarrowed = search !== '' || month !== '';
  const query = (cursor: string | null): string => {
    const all = new URLSearchParams({ ...(search ? { q: search } : {}), ...(month ? { mjesec: month } : {}) });
    if (cursor !== null) all.set('nakon', cursor);
    return all.size > 0 ? `${path}?${all.toString()}` : path;
  };
  const columns: readonly Column<ExpenseListItem>[] = [
    { id: 'supplier', header: t('expenses.supplierName'), slot: 'title', cell: (row) => row.supplierName, tone: 'strong' },
    { id: 'number', header: t('expenses.number'), slot: 'meta', cell: (row) => row.number, width: 'w-[180px]' },
    { id: 'category', header: t('expenses.category'), slot: 'hidden', cell: (row) => t(`expenses.categories.${row.category}`), tone: 'muted', width: 'w-[200px]' },
    { id: 'issued', header: t('expenses.issuedOn'), slot: 'status', cell: (row) => formatDate(row.issuedOn), width: 'w-[130px]' },
    { id: 'total', header: t('expenses.total'), slot: 'amount', align: 'end', cell: (row) => <span className="tabular">{formatMoney(row.total, row.currency)}</span>, width: 'w-[150px]' },
  ]; // prettier-ignore
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
      <div className="flex flex-wrap items-end justify-between gap-3">
        <Form key={`${search}|${month}`} role="search" className="flex flex-wrap items-center gap-2">
          <SearchInput label={t('expenses.search')} defaultValue={search} className="w-full md:w-72" />
          <Input type="month" name="mjesec" aria-label={t('expenses.month')} defaultValue={month} className="w-44" />
          <Button type="submit">{t('expenses.filter')}</Button>
        </Form>
        <dl className="tabular flex flex-wrap gap-x-6 gap-y-1 text-sm" aria-label={t('expenses.totals')}>
          {list.totals.map(({ currency, total, vat }) => (
            <div key={currency} className="flex gap-2">
              <dt className="text-muted">{t('expenses.totalOf', { currency })}</dt>
              <dd className="font-semibold">{formatMoney(total, currency)}</dd>
              <dd className="text-muted">{t('expenses.vatOf', { amount: formatMoney(vat, currency) })}</dd>
            </div>
          ))}
        </dl>
      </div>
      {list.items.length === 0 ? (
        <EmptyState
          icon={isNarrowed ? SearchX : Receipt}
          title={t(isNarrowed ? 'expenses.empty.found' : 'expenses.empty.title')}
          action={
            <ButtonLink to={isNarrowed ? path : inCompany(company, 'dokumenti')}>
              {t(isNarrowed ? 'expenses.empty.widen' : 'expenses.empty.action')}
            </ButtonLink>
          }
        >
          {t(isNarrowed ? 'expenses.empty.foundDetail' : 'expenses.empty.detail')}
        </EmptyState>
      ) : (
        <>
          <Table
            caption={t('expenses.title')}
            columns={columns}
            rows={list.items}
            rowKey={(row) => row.id}
            rowHref={(row) => `${path}/${row.id}`}
          />
          <div className="flex flex-wrap items-center justify-between gap-3 text-sm text-muted">
            <p className="tabular">{t('expenses.count', { count: list.count })}</p>
            <nav aria-label={t('common.pages')} className="flex gap-2">
              {isFurther ? (
                <ButtonLink small to={query(null)}>
                  {t('expenses.fromStart')}
                </ButtonLink>
              ) : null}
              {list.nextCursor === null ? null : (
                <ButtonLink small to={query(list.nextCursor)} rel="next">
                  {t('common.nextPage')}
                </ButtonLink>
              )}
            </nav>
          </div>
        </>
      )}
    </>
  );
}
