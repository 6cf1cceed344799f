import { CircleCheck, FileText, SearchX } from 'lucide-react';
import { ButtonLink } from '#app/components/ui/button.tsx';
import { EmptyState } from '#app/components/ui/empty-state.tsx';
import { isNarrowed, listQuery, widened, type ListParams } from '#app/features/invoice-list/list-params.ts';
import { useT } from '#app/i18n/use-t.tsx';

/** What to do where a list shows nothing: begin, widen the search, or be content. */
export function EmptyList({
  path,
  params,
  nothingYet,
  mayWrite,
}: {
  path: string;
  params: ListParams;
  nothingYet: boolean;
  mayWrite: boolean;
}) {
  const t = useT();
  if (isNarrowed(params)) {
    return (
      <EmptyState
        icon={SearchX}
        title={t('invoices.empty.found')}
        action={<ButtonLink to={path + listQuery(widened(params))}>{t('invoices.empty.widen')}</ButtonLink>}
      >
        {params.search ? t('invoices.empty.foundDetail', { text: params.search }) : t('invoices.empty.foundFilters')}
      </EmptyState>
    );
  }
  if (nothingYet) {
    return (
      <EmptyState
        icon={FileText}
        title={t('invoices.empty.first')}
        action={
          mayWrite ? (
            <ButtonLink variant="primary" to={`${path}/novi`} prefetch="none">
              {t('nav.newInvoice')}
            </ButtonLink>
          ) : undefined
        }
      >
        {t('invoices.empty.firstDetail')}
      </EmptyState>
    );
  }
  const calm = params.tab === 'awaiting' || params.tab === 'open' || params.tab === 'overdue';
  return (
    <EmptyState
      icon={calm ? CircleCheck : FileText}
      title={t(`invoices.empty.${params.tab}`)}
      action={params.tab === 'all' ? undefined : <ButtonLink to={path}>{t('invoices.empty.showAll')}</ButtonLink>}
    >
      {t(`invoices.empty.${params.tab}Detail`)}
    </EmptyState>
  );
}
