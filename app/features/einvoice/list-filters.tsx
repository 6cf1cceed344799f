import { Form } from '@remix-run/react';
import { Search } from 'lucide-react';
import { Button } from '#app/components/ui/button.tsx';
import { SearchInput } from '#app/components/ui/input.tsx';
import { Select } from '#app/components/ui/select.tsx';
import { useT } from '#app/i18n/use-t.tsx';
import { INCOMING_VIEWS, OUTGOING_VIEWS } from '#server/contracts/einvoice.ts';

/** View and search of a list of eRačuni; both stand in its address. */
export function EInvoiceFilters({ isInbox, view, search }: { isInbox: boolean; view: string; search: string }) {
  const t = useT();
  const views = isInbox ? INCOMING_VIEWS : OUTGOING_VIEWS;
  return (
    <Form key={`${isInbox}${view}${search}`} method="get" role="search" className="flex flex-wrap items-center gap-2">
      {isInbox ? <input type="hidden" name="smjer" value="primljeni" /> : null}
      <SearchInput
        label={t(isInbox ? 'einvoiceLife.search.received' : 'einvoiceLife.search.sent')}
        defaultValue={search}
        className="max-w-none! flex-1 basis-52 md:max-w-80!"
      />
      <Select
        name="prikaz"
        aria-label={t('einvoiceLife.view')}
        defaultValue={view}
        options={views.map((value) => ({ value, label: t(`einvoiceLife.view.${value}`) }))}
        className="w-44! shrink-0"
      />
      <Button type="submit" icon={Search}>
        {t('einvoiceLife.filter')}
      </Button>
    </Form>
  );
}
