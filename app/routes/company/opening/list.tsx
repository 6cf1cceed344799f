import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { FileInput, Upload } from 'lucide-react';
import { PageHeader } from '#app/components/layout/page-header.tsx';
import { ButtonLink } from '#app/components/ui/button.tsx';
import { EmptyState } from '#app/components/ui/empty-state.tsx';
import { type Column, Table } from '#app/components/ui/table.tsx';
import { useRights } from '#app/features/invoice-document/use-rights.ts';
import { OpeningState } from '#app/features/opening/opening-state.tsx';
import { formatDate, formatMoney } from '#app/i18n/format.ts';
import { pageTitle, useT } from '#app/i18n/use-t.tsx';
import { fromApi } from '#app/lib/errors.ts';
import { inCompany } from '#app/lib/paths.ts';
import { ListOpeningInput, type OpeningItem } from '#server/contracts/opening.ts';

export const meta: MetaFunction = ({ matches }) => pageTitle(matches, 'opening.title');

export async function loader(args: LoaderFunctionArgs) {
  const slug = args.params['company'] ?? '';
  const query = new URL(args.request.url).searchParams;
  const wish = ListOpeningInput.safeParse({
    all: query.get('prikaz') === 'svi',
    contactId: query.get('kupac') ?? undefined,
    cursor: query.get('od') ?? undefined,
  });
  const input: ListOpeningInput = wish.success ? wish.data : {};
  const list = await fromApi(args, async () => (await args.context.companyApi(slug)).opening.list(input));
  return { list, all: input.all ?? false, isFirst: input.cursor === undefined, contactId: input.contactId ?? null, slug };
}

/** Unpaid invoices of the previous program, the one that is due longest first. */
export default function OpeningList() {
  const t = useT();
  const { mayWrite } = useRights();
  const { list, all, isFirst, contactId, slug } = useLoaderData<typeof loader>();
  const here = inCompany(slug, 'pocetno-stanje');
  const address = (changes: Readonly<Record<string, string | null>>): string => {
    const query = new URLSearchParams();
    const wanted = { prikaz: all ? 'svi' : null, kupac: contactId, od: null, ...changes };
    for (const [name, value] of Object.entries(wanted)) if (value !== null) query.set(name, value);
    return query.size === 0 ? here : `${here}?${query.toString()}`;
  };
  const columns: readonly Column<OpeningItem>[] = [
    { id: 'number', header: t('opening.number'), slot: 'title', cell: ({ number }) => number },
    { id: 'customer', header: t('opening.name'), slot: 'meta', cell: ({ customer }) => customer },
    {
      id: 'issuedOn',
      header: t('opening.issuedOn'),
      slot: 'hidden',
      tone: 'muted',
      cell: ({ issuedOn }) => formatDate(issuedOn),
    },
    { id: 'dueOn', header: t('opening.dueOn'), slot: 'meta-next', tone: 'muted', cell: ({ dueOn }) => formatDate(dueOn) },
    { id: 'state', header: t('opening.state'), slot: 'status', cell: (row) => <OpeningState {...row} /> },
    {
      id: 'total',
      header: t('opening.totalMinor'),
      align: 'end',
      tone: 'muted',
      slot: 'hidden',
      cell: ({ total }) => formatMoney(total),
    },
    {
      id: 'open',
      header: t('opening.open'),
      align: 'end',
      tone: 'strong',
      slot: 'amount',
      cell: ({ open }) => formatMoney(open),
    },
  ];
  return (
    <>
      <PageHeader
        wide
        title={t('opening.title')}
        parent={{ to: inCompany(slug, 'izvjestaji/dospijeca'), label: t('reports.ageing') }}
        actions={
          <>
            <ButtonLink to={address({ prikaz: all ? null : 'svi' })}>
              {t(all ? 'opening.showOpen' : 'opening.showAll')}
            </ButtonLink>
            {mayWrite ? (
              <ButtonLink to={`${here}/uvoz`} icon={Upload} variant="primary">
                {t('opening.import')}
              </ButtonLink>
            ) : null}
          </>
        }
      />
      <p className="-mt-3 max-w-[720px] text-sm text-muted">{t('opening.intro')}</p>
      {list.items.length === 0 ? (
        <EmptyState icon={FileInput} title={t('opening.empty.title')}>
          {t('opening.empty.text')}
        </EmptyState>
      ) : (
        <>
          <Table
            caption={t('opening.title')}
            columns={columns}
            rows={list.items}
            rowKey={({ id }) => id}
            rowHref={({ id }) => `${here}/${id}`}
          />
          <div className="flex flex-wrap items-center justify-between gap-3 text-sm text-muted">
            <p className="tabular">{t('opening.sum', { count: list.count, open: formatMoney(list.open) })}</p>
            <span className="flex gap-2">
              {isFirst ? null : (
                <ButtonLink small to={address({})}>
                  {t('opening.first')}
                </ButtonLink>
              )}
              {list.nextCursor === null ? null : (
                <ButtonLink small to={address({ od: list.nextCursor })} rel="next">
                  {t('opening.next')}
                </ButtonLink>
              )}
            </span>
          </div>
        </>
      )}
    </>
  );
}
