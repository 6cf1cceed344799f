import { useLocation, useParams } from '@remix-run/react';
import type { ReactNode } from 'react';
import { PageHeader } from '#app/components/layout/page-header.tsx';
import { Tabs } from '#app/components/ui/tabs.tsx';
import { useMayManage } from '#app/features/settings/use-company-role.ts';
import type { MessageKey } from '#app/i18n/t.ts';
import { useT } from '#app/i18n/use-t.tsx';
import { inCompany } from '#app/lib/paths.ts';

const SECTIONS: ReadonlyArray<{ readonly path: string; readonly label: MessageKey; readonly managed?: true }> = [
  { path: 'postavke', label: 'settings.tab.overview' },
  { path: 'postavke/tvrtka', label: 'settings.tab.company' },
  { path: 'postavke/logotip', label: 'settings.tab.logo' },
  { path: 'postavke/prostori', label: 'settings.tab.premises' },
  { path: 'postavke/brojevi', label: 'numbering.tab' },
  { path: 'postavke/operateri', label: 'settings.tab.operators' },
  { path: 'postavke/certifikat', label: 'settings.tab.certificate' },
  { path: 'postavke/eracun', label: 'einvoice.settings.title' },
  { path: 'postavke/posta', label: 'settings.tab.mail' },
  { path: 'postavke/opomene', label: 'reminders.title' },
  { path: 'postavke/citanje', label: 'settings.tab.reading' },
  { path: 'postavke/pretplata', label: 'billing.title', managed: true },
  { path: 'postavke/veze', label: 'settings.tab.links' },
  { path: 'postavke/moj-racun', label: 'settings.tab.account' },
];

/** Frame of every page of the settings: the parts as tabs, the content narrow enough to read. */
export function SettingsPage({
  title,
  parent,
  note,
  actions,
  children,
}: {
  title: string;
  /** The page that leads to this one, where that is not the tab itself. */
  parent?: { to: string; label: string };
  note?: string;
  actions?: ReactNode;
  children: ReactNode;
}) {
  const t = useT();
  const { company = '' } = useParams();
  const { pathname } = useLocation();
  const here = pathname.replace(/\/$/, '');
  const mayManage = useMayManage();
  const tabs = SECTIONS.filter(({ managed }) => mayManage || managed !== true).map(({ path, label }) => {
    const to = inCompany(company, path);
    return { to, label: t(label), current: here === to || (path !== 'postavke' && here.startsWith(`${to}/`)) };
  });
  return (
    <>
      <Tabs label={t('settings.sections')} tabs={tabs} />
      <div className="flex max-w-[720px] flex-col gap-5">
        <PageHeader title={title} parent={parent} actions={actions} />
        {note ? <p className="-mt-3 text-sm text-muted">{note}</p> : null}
        {children}
      </div>
    </>
  );
}
