import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData, useParams } from '@remix-run/react';
import { Repeat } from 'lucide-react';
import { PageHeader } from '#app/components/layout/page-header.tsx';
import { ButtonLink } from '#app/components/ui/button.tsx';
import { EmptyState } from '#app/components/ui/empty-state.tsx';
import { type Column, Table } from '#app/components/ui/table.tsx';
import { RecurringState } from '#app/features/recurring/recurring-state.tsx';
import { rhythmWords } from '#app/features/recurring/rhythm-words.ts';
import { formatDate, formatMoney } from '#app/i18n/format.ts';
import { pageTitle, useT } from '#app/i18n/use-t.tsx';
import { fromApi } from '#app/lib/errors.ts';
import { inCompany } from '#app/lib/paths.ts';
import type { RecurringListItem } from '#server/contracts/recurring.ts';

export const meta: MetaFunction = ({ matches }) => pageTitle(matches, 'recurring.title');

export async function loader(args: LoaderFunctionArgs) {
  const api = await fromApi(args, () => args.context.companyApi(args.params['company'] ?? ''));
  return { items: await fromApi(args, () => api.recurring.list()) };
}

/** All schedules, the nearest first. */
export default function RecurringList() {
  const t = useT();
  const { company = '' } = useParams();
  const { items } = useLoaderData<typeof loader>();
  const columns: readonly Column<RecurringListItem>[] = [
    { id: 'name', header: t('recurring.name'), slot: 'title', cell: ({ name }) => name },
    { id: 'buyer', header: t('recurring.buyer'), tone: 'muted', cell: ({ buyerName }) => buyerName },
    { id: 'rhythm', header: t('recurring.rhythm'), tone: 'muted', slot: 'meta-next', cell: (row) => rhythmWords(t, row) },
    {
      id: 'next',
      header: t('recurring.next'),
      tone: 'muted',
      slot: 'meta-next',
      cell: ({ nextOn, state }) => (nextOn === null || state !== 'active' ? '–' : formatDate(nextOn)),
    },
    { id: 'state', header: t('recurring.state'), slot: 'status', cell: (row) => <RecurringState {...row} /> },
    {
      id: 'total',
      header: t('recurring.total'),
      align: 'end',
      tone: 'strong',
      slot: 'amount',
      cell: ({ total, currency }) => formatMoney(total, currency),
    },
  ];
  return (
    <>
      <PageHeader wide title={t('recurring.title')} />
      {items.length === 0 ? (
        <EmptyState
          icon={Repeat}
          title={t('recurring.empty.title')}
          action={
            <ButtonLink variant="primary" to={inCompany(company, 'racuni')}>
              {t('recurring.empty.action')}
            </ButtonLink>
          }
        >
          {t('recurring.empty.text')}
        </EmptyState>
      ) : (
        <>
          <p className="-mt-3 max-w-[720px] text-sm text-muted">{t('recurring.intro')}</p>
          <Table
            caption={t('recurring.title')}
            columns={columns}
            rows={items}
            rowKey={({ id }) => id}
            rowHref={({ id }) => inCompany(company, `ponavljajuci/${id}`)}
          />
        </>
      )}
    </>
  );
}
