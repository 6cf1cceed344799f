import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { ReceiptText } from 'lucide-react';
import { PageHeader } from '#app/components/layout/page-header.tsx';
import { ButtonLink } from '#app/components/ui/button.tsx';
import { EmptyState } from '#app/components/ui/empty-state.tsx';
import { type Column, Table } from '#app/components/ui/table.tsx';
import { Tabs } from '#app/components/ui/tabs.tsx';
import { CashTabs } from '#app/features/cash/cash-tabs.tsx';
import { formatInstant, formatMoney } from '#app/i18n/format.ts';
import { pageTitle, useT } from '#app/i18n/use-t.tsx';
import { fromApi } from '#app/lib/errors.ts';
import { inCompany } from '#app/lib/paths.ts';
import { ShiftReportsInput, type ZReportItem } from '#server/contracts/cash.ts';

export const meta: MetaFunction = ({ matches }) => pageTitle(matches, 'cash.reports');

const PATH = 'blagajna/izvjestaji';

export async function loader(args: LoaderFunctionArgs) {
  const slug = args.params['company'] ?? '';
  const query = new URL(args.request.url).searchParams;
  const wish = ShiftReportsInput.safeParse({
    deviceId: query.get('uredaj') ?? undefined,
    cursor: query.get('od') ?? undefined,
  });
  const input: ShiftReportsInput = wish.success ? wish.data : {};
  const page = await fromApi(args, async () => (await args.context.companyApi(slug)).cash.reports(input));
  return { slug, page, deviceId: input.deviceId ?? null, isFirst: input.cursor === undefined };
}

/** Z reports, the latest first. */
export default function ZReports() {
  const t = useT();
  const { slug, page, deviceId, isFirst } = useLoaderData<typeof loader>();
  const here = inCompany(slug, PATH);
  const of = (device: string | null): string => (device === null ? here : `${here}?uredaj=${device}`);
  const items = page.items.map((item) => ({ ...item, openedAt: new Date(item.openedAt), closedAt: new Date(item.closedAt) }));
  const columns: readonly Column<ZReportItem>[] = [
    { id: 'number', header: t('cash.number'), slot: 'title', cell: ({ number }) => t('cash.zShort', { number }), width: 'w-24' },
    { id: 'closedAt', header: t('cash.closedAt'), slot: 'meta', cell: ({ closedAt }) => formatInstant(closedAt) },
    {
      id: 'device',
      header: t('till.device'),
      slot: 'meta-next',
      tone: 'muted',
      cell: ({ premisesName, deviceCode }) => `${premisesName} · ${deviceCode}`,
    },
    { id: 'closedBy', header: t('cash.closedByShort'), slot: 'hidden', tone: 'muted', cell: ({ closedBy }) => closedBy },
    {
      id: 'count',
      header: t('cash.report.count'),
      align: 'end',
      slot: 'hidden',
      tone: 'muted',
      cell: ({ count }) => String(count),
    },
    {
      id: 'difference',
      header: t('cash.difference'),
      align: 'end',
      slot: 'hidden',
      cell: ({ difference }) =>
        /[1-9]/.test(difference) ? (
          <span className="text-warn">{formatMoney(difference, 'EUR', { plus: true })}</span>
        ) : (
          t('cash.noDifference')
        ),
    },
    {
      id: 'total',
      header: t('cash.turnover'),
      align: 'end',
      tone: 'strong',
      slot: 'amount',
      cell: ({ total }) => formatMoney(total),
    },
  ];
  return (
    <>
      <PageHeader wide title={t('cash.reports')} />
      <CashTabs company={slug} current={PATH} />
      {page.devices.length > 1 ? (
        <Tabs
          label={t('till.device')}
          tabs={[
            { to: here, label: t('cash.allDevices'), current: deviceId === null },
            ...page.devices.map(({ id, code, premisesName }) => ({
              to: of(id),
              label: `${premisesName} · ${code}`,
              current: id === deviceId,
            })),
          ]}
        />
      ) : null}
      {items.length === 0 ? (
        <EmptyState
          icon={ReceiptText}
          title={t('cash.noReports')}
          action={
            <ButtonLink to={inCompany(slug, 'blagajna/smjena')} variant="primary">
              {t('cash.toShift')}
            </ButtonLink>
          }
        >
          {t('cash.noReportsDetail')}
        </EmptyState>
      ) : (
        <>
          <Table
            caption={t('cash.reports')}
            columns={columns}
            rows={items}
            rowKey={({ id }) => id}
            rowHref={({ id }) => `${here}/${id}`}
          />
          <div className="flex justify-end gap-2">
            {isFirst ? null : (
              <ButtonLink small to={of(deviceId)}>
                {t('opening.first')}
              </ButtonLink>
            )}
            {page.nextCursor === null ? null : (
              <ButtonLink
                small
                rel="next"
                to={`${here}?${new URLSearchParams({ ...(deviceId === null ? {} : { uredaj: deviceId }), od: page.nextCursor }).toString()}`}
              >
                {t('opening.next')}
              </ButtonLink>
            )}
          </div>
        </>
      )}
    </>
  );
}
