import type { FieldMetadata } from '@conform-to/react';
import { useIssueTexts } from '#app/components/forms/use-issue-texts.ts';
import { Field } from '#app/components/ui/field.tsx';
import { Input } from '#app/components/ui/input.tsx';
import { MoneyInput } from '#app/components/ui/money-input.tsx';
import type { LineValues, VatValues } from '#app/features/expenses/expense-values.ts';
import { initialText } from '#app/features/form-fields/text-field.tsx';
import { useT } from '#app/i18n/use-t.tsx';

const QUIET = { suffix: '' } as const;

/** What was bought, a row each; an empty row is left out. */
export function LineRows({ rows }: { rows: readonly FieldMetadata<LineValues>[] }) {
  const t = useT();
  const say = useIssueTexts();
  return (
    <ol className="flex flex-col gap-3">
      {rows.map((row, index) => {
        const { description, quantity, unitPrice, amount } = row.getFieldset();
        const number = (field: typeof amount, label: 'quantity' | 'unitPrice' | 'amount', decimals: number) => (
          <Field label={t(`expenses.line.${label}`)} id={field.id} errors={say(field.errors)}>
            <MoneyInput key={field.key} name={field.name} defaultValue={initialText(field)} decimals={decimals} {...QUIET} />
          </Field>
        );
        return (
          <li key={row.key} className="grid grid-cols-3 gap-2 border-t pt-3 first:border-t-0 first:pt-0">
            <Field
              label={t('expenses.line.description', { number: index + 1 })}
              id={description.id}
              errors={say(description.errors)}
              className="col-span-3"
            >
              <Input key={description.key} name={description.name} defaultValue={initialText(description)} maxLength={500} />
            </Field>
            {number(quantity, 'quantity', 0)}
            {number(unitPrice, 'unitPrice', 2)}
            {number(amount, 'amount', 2)}
          </li>
        );
      })}
    </ol>
  );
}

/** VAT by rate; an empty row is left out. */
export function VatRows({ rows }: { rows: readonly FieldMetadata<VatValues>[] }) {
  const t = useT();
  const say = useIssueTexts();
  return (
    <ol className="flex flex-col gap-3">
      {rows.map((row) => {
        const { rate, base, amount } = row.getFieldset();
        return (
          <li key={row.key} className="grid grid-cols-3 gap-2">
            <Field label={t('expenses.vat.rate')} id={rate.id} errors={say(rate.errors)}>
              <MoneyInput key={rate.key} name={rate.name} defaultValue={initialText(rate)} suffix="%" decimals={0} />
            </Field>
            <Field label={t('expenses.vat.base')} id={base.id} errors={say(base.errors)}>
              <MoneyInput key={base.key} name={base.name} defaultValue={initialText(base)} {...QUIET} />
            </Field>
            <Field label={t('expenses.vat.amount')} id={amount.id} errors={say(amount.errors)}>
              <MoneyInput key={amount.key} name={amount.name} defaultValue={initialText(amount)} {...QUIET} />
            </Field>
          </li>
        );
      })}
    </ol>
  );
}
