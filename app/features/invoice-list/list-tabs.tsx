import { Tabs } from '#app/components/ui/tabs.tsx';
import { changed, LIST_TABS, listQuery, type ListParams, type ListTab } from '#app/features/invoice-list/list-params.ts';
import { useT } from '#app/i18n/use-t.tsx';

/** The tabs with how many documents each holds under the same filters. */
export function ListTabs({
  path,
  params,
  counts,
}: {
  path: string;
  params: ListParams;
  counts: Readonly<Record<ListTab, number>>;
}) {
  const t = useT();
  const tabs = LIST_TABS.map((tab) => ({
    to: path + listQuery(changed(params, { tab, sort: 'issued', direction: 'desc' })),
    label: t(`invoices.tab.${tab}`),
    count: counts[tab],
    current: tab === params.tab,
  }));
  return <Tabs label={t('invoices.tabs')} tabs={tabs} />;
}
