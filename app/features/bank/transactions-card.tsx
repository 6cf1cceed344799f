import { Form } from '@remix-run/react';
import { ArrowLeftRight, SearchX } from 'lucide-react';
import { Button, ButtonLink } from '#app/components/ui/button.tsx';
import { EmptyState } from '#app/components/ui/empty-state.tsx';
import { SearchInput } from '#app/components/ui/input.tsx';
import { Select } from '#app/components/ui/select.tsx';
import { Table, type Column } from '#app/components/ui/table.tsx';
import { offeredMonths, transactionQuery, type TransactionParams } from '#app/features/bank/transaction-params.ts';
import { formatDate, formatMoney, formatMonth } from '#app/i18n/format.ts';
import { useT } from '#app/i18n/use-t.tsx';
import type { BankConnectionDto, BankTransactionDto, BankTransactionPage } from '#server/contracts/banking.ts';

interface TransactionsProps {
  page: BankTransactionPage;
  params: TransactionParams;
  connections: readonly BankConnectionDto[];
  path: string;
  today: string;
}

const signed = ({ amount, currency, creditDebit }: BankTransactionDto): string =>
  formatMoney(creditDebit === 'DBIT' ? `-${amount}` : amount, currency, { plus: true });

/** Booked transactions with their filter, sums and pages. */
export function Transactions({ page, params, connections, path, today }: TransactionsProps) {
  const t = useT();
  const { items, nextCursor, totals } = page;
  const isNarrowed = transactionQuery({ ...params, trail: [] }) !== '';
  const to = (trail: readonly string[]) => path + transactionQuery({ ...params, trail });
  const columns: readonly Column<BankTransactionDto>[] = [
    {
      id: 'counterparty',
      header: t('bank.counterparty'),
      slot: 'title',
      tone: 'strong',
      cell: (row) => (row.counterpartyName === '' ? row.remittanceInformation || t('bank.unnamed') : row.counterpartyName),
    },
    { id: 'date', header: t('bank.date'), slot: 'meta', width: 'w-[112px]', cell: (row) => formatDate(row.bookingDate) },
    {
      id: 'description',
      header: t('bank.description'),
      slot: 'hidden',
      tone: 'muted',
      cell: (row) => <span className="line-clamp-1">{row.remittanceInformation}</span>,
    },
    {
      id: 'reference',
      header: t('bank.reference'),
      slot: 'meta-next',
      width: 'w-[168px]',
      cell: (row) => <span className="tabular whitespace-nowrap">{row.reference}</span>,
    },
    {
      id: 'amount',
      header: t('bank.amount'),
      slot: 'amount',
      align: 'end',
      width: 'w-[152px]',
      cell: (row) => (
        <span className={row.creditDebit === 'CRDT' ? 'tabular whitespace-nowrap text-ok' : 'tabular whitespace-nowrap'}>
          {signed(row)}
        </span>
      ),
    },
  ];
  return (
    <section className="flex min-w-0 flex-col gap-4" aria-label={t('bank.transactions')}>
      <h2 className="text-lg font-semibold">{t('bank.transactions')}</h2>
      <Form
        role="search"
        key={transactionQuery(params)}
        className="grid gap-3 sm:grid-cols-2 lg:grid-cols-[1fr_220px_168px_132px_auto]"
      >
        <SearchInput label={t('bank.search')} defaultValue={params.search} className="max-w-none!" />
        <Select
          name="racun"
          aria-label={t('bank.account')}
          defaultValue={params.account ?? ''}
          options={[
            { value: '', label: t('bank.allAccounts') },
            ...connections.flatMap(({ accounts, institution }) =>
              accounts.map(({ id, name, currency }) => ({ value: id, label: `${institution} · ${name} ${currency}` })),
            ),
          ]}
        />
        <Select
          name="mjesec"
          aria-label={t('bank.month')}
          defaultValue={params.month ?? ''}
          options={[
            { value: '', label: t('bank.allMonths') },
            ...offeredMonths(today, params.month).map((value) => ({ value, label: formatMonth(value, t.locale) })),
          ]}
        />
        <Select
          name="smjer"
          aria-label={t('bank.direction')}
          defaultValue={params.direction === null ? '' : params.direction === 'in' ? 'uplate' : 'isplate'}
          options={[
            { value: '', label: t('bank.direction.all') },
            { value: 'uplate', label: t('bank.direction.in') },
            { value: 'isplate', label: t('bank.direction.out') },
          ]}
        />
        <Button type="submit">{t('bank.filter')}</Button>
      </Form>
      {items.length === 0 ? (
        <EmptyState
          icon={isNarrowed ? SearchX : ArrowLeftRight}
          title={t('bank.none')}
          action={isNarrowed ? <ButtonLink to={path}>{t('bank.widen')}</ButtonLink> : undefined}
        >
          {t(isNarrowed ? 'bank.none.found' : 'bank.none.detail')}
        </EmptyState>
      ) : (
        <>
          <ul className="tabular text-sm text-muted">
            {totals.map(({ currency, count, in: received, out }) => (
              <li key={currency}>
                {t('bank.totals', { count, in: formatMoney(received, currency), out: formatMoney(out, currency) })}
              </li>
            ))}
          </ul>
          <Table
            caption={t('bank.transactions')}
            columns={columns}
            rows={items}
            rowKey={(row) => row.id}
            rowHref={(row) => `${path}/promet/${row.id}`}
          />
          {params.trail.length > 0 || nextCursor !== null ? (
            <nav aria-label={t('common.pages')} className="flex justify-end gap-2">
              {params.trail.length > 0 ? (
                <ButtonLink small to={to(params.trail.slice(0, -1))} rel="prev">
                  {t('common.previousPage')}
                </ButtonLink>
              ) : null}
              {nextCursor === null ? null : (
                <ButtonLink small to={to([...params.trail, nextCursor])} rel="next">
                  {t('common.nextPage')}
                </ButtonLink>
              )}
            </nav>
          ) : null}
        </>
      )}
    </section>
  );
}
