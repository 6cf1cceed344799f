import { Field } from '#app/components/ui/field.tsx';
import { Select } from '#app/components/ui/select.tsx';
import type { EditorAction } from '#app/features/invoice-editor/draft-reducer.ts';
import { formatDate, formatDecimal } from '#app/i18n/format.ts';
import { useT } from '#app/i18n/use-t.tsx';
import type { DraftDto } from '#server/contracts/invoicing.ts';
import { LISTED_CURRENCIES } from '#server/domain/exchange-rates/listed-currencies.ts';

/** Whether a document may be written in another currency: for a customer abroad; also where one was chosen that no longer fits. */
export const offersCurrency = (buyer: DraftDto['buyer'], currency: string): boolean =>
  currency !== 'EUR' || (buyer !== null && (buyer.address?.country ?? 'HR') !== 'HR');

/** In which currency the prices are, with the rate at which the document would be issued today. */
export function CurrencyField({
  currency,
  rate,
  isSaved,
  dispatch,
  errors,
}: {
  currency: string;
  rate: DraftDto['rate'];
  /** What is in the form is what the rate was asked for. */
  isSaved: boolean;
  dispatch: (action: EditorAction) => void;
  errors: readonly string[];
}) {
  const t = useT();
  const known = rate?.currency === currency ? rate : null;
  const hint =
    currency === 'EUR'
      ? undefined
      : known === null
        ? t(isSaved ? 'invoices.inCurrency.noRate' : 'invoices.inCurrency.asking')
        : t('invoices.inCurrency.rate', {
            rate: `1 EUR = ${formatDecimal(known.rate, 4)} ${currency}`,
            list: known.listNumber,
            date: formatDate(known.rateOn),
          });
  return (
    <Field label={t('invoices.inCurrency.currency')} id="currency" errors={errors} hint={hint}>
      <Select
        name="currency"
        value={currency}
        onChange={(event) => dispatch({ type: 'set', changes: { currency: event.target.value } })}
        options={['EUR', ...LISTED_CURRENCIES].map((value) => ({ value, label: value }))}
      />
    </Field>
  );
}
