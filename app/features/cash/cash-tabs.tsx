import { Tabs } from '#app/components/ui/tabs.tsx';
import { useT } from '#app/i18n/use-t.tsx';
import { inCompany } from '#app/lib/paths.ts';

const PAGES = ['blagajna/smjena', 'blagajna/izvjestaji', 'blagajnicki-dnevnik'] as const;

/** What there is about cash. */
export function CashTabs({ company, current }: { company: string; current: (typeof PAGES)[number] }) {
  const t = useT();
  const tabs = PAGES.map((path) => ({ to: inCompany(company, path), label: t(`cash.tab.${path}`), current: path === current }));
  return <Tabs label={t('cash.tabs')} tabs={tabs} />;
}
