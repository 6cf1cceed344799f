import { useT } from '#app/i18n/use-t.tsx';

/** Says which attached files an eRačun cannot carry, and how they reach the buyer. */
export function OutsideFiles({ names }: { names: readonly string[] }) {
  const t = useT();
  return (
    <p className="break-words">
      {t('einvoiceTerms.outside', { count: names.length })} <b className="font-[550]">{names.join(', ')}</b>.{' '}
      <span className="text-muted">{t('einvoiceTerms.outsideDetail')}</span>
    </p>
  );
}
