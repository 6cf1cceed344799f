import { formatMoney } from '#app/i18n/format.ts';
import { useT } from '#app/i18n/use-t.tsx';
import type { ExpenseList } from '#server/contracts/expenses.ts';

/** Sums of everything that the list finds, one for each currency, with the VAT in them. */
export function ExpenseTotals({ totals }: { totals: ExpenseList['totals'] }) {
  const t = useT();
  return (
    <dl className="tabular flex flex-wrap gap-x-6 gap-y-1 text-sm" aria-label={t('expenses.totals')}>
      {totals.map(({ currency, total, vat }) => (
        <div key={currency} className="flex flex-wrap items-baseline gap-x-2">
          <dt className="text-muted">{t('expenses.totalOf', { currency })}</dt>
          <dd className="text-base font-semibold">{formatMoney(total, currency)}</dd>
          {Number(vat) === 0 ? null : (
            <dd className="text-muted">{t('expenses.vatOf', { amount: formatMoney(vat, currency) })}</dd>
          )}
        </div>
      ))}
    </dl>
  );
}
