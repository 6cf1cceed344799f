import { Tabs } from '#app/components/ui/tabs.tsx';
import { useT } from '#app/i18n/use-t.tsx';
import { inCompany } from '#app/lib/paths.ts';

const REPORTS = ['izvjestaji', 'izvjestaji/dospijeca'] as const;

/** The reports that there are. */
export function ReportsTabs({ company, current }: { company: string; current: (typeof REPORTS)[number] }) {
  const t = useT();
  const tabs = REPORTS.map((path) => ({
    to: inCompany(company, path),
    label: t(`reports.tab.${path}`),
    current: path === current,
  }));
  return <Tabs label={t('reports.tabs')} tabs={tabs} />;
}
