import { Tabs } from '#app/components/ui/tabs.tsx';
import { useT } from '#app/i18n/use-t.tsx';

/** Sent, received and reported eRačuni. */
export function EInvoiceTabs({ base, current }: { base: string; current: 'sent' | 'received' | 'reports' }) {
  const t = useT();
  const here = `${base}/eracuni`;
  return (
    <Tabs
      label={t('einvoice.views')}
      tabs={[
        { to: here, label: t('einvoice.sent'), current: current === 'sent' },
        { to: `${here}?smjer=primljeni`, label: t('einvoice.received'), current: current === 'received' },
        { to: `${here}/prijave`, label: t('einvoiceReports.tab'), current: current === 'reports' },
      ]}
    />
  );
}
