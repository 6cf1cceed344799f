import type { FieldMetadata, FormMetadata } from '@conform-to/react';
import { Plus, X } from 'lucide-react';
import type { ReactNode } from 'react';
import { useIssueTexts } from '#app/components/forms/use-issue-texts.ts';
import { Button, buttonClass } from '#app/components/ui/button.tsx';
import { Field } from '#app/components/ui/field.tsx';
import { Input } from '#app/components/ui/input.tsx';
import { MoneyInput } from '#app/components/ui/money-input.tsx';
import {
  EMPTY_LINE,
  EMPTY_VAT,
  type ExpenseValues,
  type LineValues,
  type VatValues,
} from '#app/features/expenses/expense-values.ts';
import { initialText } from '#app/features/form-fields/text-field.tsx';
import { useT } from '#app/i18n/use-t.tsx';

interface RowsProps<Values extends Record<string, unknown>> {
  form: FormMetadata<ExpenseValues, string[]>;
  field: FieldMetadata<Values[], ExpenseValues, string[]>;
  mayWrite: boolean;
}

/** Columns of a row; on a phone the description stands above the numbers. */
const LINE_GRID = 'grid grid-cols-[1fr_1fr_1fr_28px] gap-2 sm:grid-cols-[minmax(0,1fr)_72px_92px_100px_28px]';
const VAT_GRID = 'grid grid-cols-[1fr_1fr_1fr_28px] gap-2';

/** What was bought, a row each; an empty row is left out. */
export function LineRows({ form, field, mayWrite }: RowsProps<LineValues>) {
  const t = useT();
  const say = useIssueTexts();
  return (
    <div className="flex flex-col gap-2">
      <Heads
        className={LINE_GRID}
        words={[t('expenses.line.what'), t('expenses.line.quantity'), t('expenses.line.unitPrice'), t('expenses.line.amount')]}
        wide
      />
      <ol className="flex flex-col gap-3 sm:gap-2">
        {field.getFieldList().map((row, index) => {
          const { description, quantity, unitPrice, amount } = row.getFieldset();
          const number = (of: typeof amount, label: 'quantity' | 'unitPrice' | 'amount', decimals: number) => (
            <Field label={t(`expenses.line.${label}`)} id={of.id} errors={say(of.errors)}>
              <MoneyInput key={of.key} name={of.name} defaultValue={initialText(of)} decimals={decimals} suffix="" />
            </Field>
          );
          return (
            <li
              key={row.key}
              className={`${LINE_GRID} items-end max-sm:border-t max-sm:pt-3 max-sm:first:border-t-0 max-sm:first:pt-0 sm:items-start sm:[&_label]:sr-only`}
            >
              <Field
                label={t('expenses.line.description', { number: index + 1 })}
                id={description.id}
                errors={say(description.errors)}
                className="max-sm:col-span-4"
              >
                <Input key={description.key} name={description.name} defaultValue={initialText(description)} maxLength={500} />
              </Field>
              {number(quantity, 'quantity', 0)}
              {number(unitPrice, 'unitPrice', 2)}
              {number(amount, 'amount', 2)}
              {mayWrite ? (
                <RemoveRow
                  label={t('expenses.line.remove', { number: index + 1 })}
                  button={form.remove.getButtonProps({ name: field.name, index })}
                />
              ) : null}
            </li>
          );
        })}
      </ol>
      {mayWrite ? (
        <AddRow button={form.insert.getButtonProps({ name: field.name, defaultValue: EMPTY_LINE })}>
          {t('expenses.line.add')}
        </AddRow>
      ) : null}
    </div>
  );
}

/** VAT by rate; an empty row is left out. */
export function VatRows({ form, field, mayWrite }: RowsProps<VatValues>) {
  const t = useT();
  const say = useIssueTexts();
  return (
    <div className="flex flex-col gap-2">
      <Heads className={VAT_GRID} words={[t('expenses.vat.rate'), t('expenses.vat.base'), t('expenses.vat.amount')]} />
      <ol className="flex flex-col gap-2 [&_label]:sr-only">
        {field.getFieldList().map((row, index) => {
          const { rate, base, amount } = row.getFieldset();
          return (
            <li key={row.key} className={`${VAT_GRID} items-start`}>
              <Field label={t('expenses.vat.rate')} id={rate.id} errors={say(rate.errors)}>
                <MoneyInput key={rate.key} name={rate.name} defaultValue={initialText(rate)} suffix="%" decimals={0} />
              </Field>
              <Field label={t('expenses.vat.base')} id={base.id} errors={say(base.errors)}>
                <MoneyInput key={base.key} name={base.name} defaultValue={initialText(base)} suffix="" />
              </Field>
              <Field label={t('expenses.vat.amount')} id={amount.id} errors={say(amount.errors)}>
                <MoneyInput key={amount.key} name={amount.name} defaultValue={initialText(amount)} suffix="" />
              </Field>
              {mayWrite ? (
                <RemoveRow
                  label={t('expenses.vat.remove', { number: index + 1 })}
                  button={form.remove.getButtonProps({ name: field.name, index })}
                />
              ) : null}
            </li>
          );
        })}
      </ol>
      {mayWrite ? (
        <AddRow button={form.insert.getButtonProps({ name: field.name, defaultValue: EMPTY_VAT })}>
          {t('expenses.vat.add')}
        </AddRow>
      ) : null}
    </div>
  );
}

/** Heads of the columns; each control has its own label for screen readers. */
function Heads({ className, words, wide }: { className: string; words: readonly string[]; wide?: boolean }) {
  return (
    <div aria-hidden className={`${className} text-xs text-muted ${wide ? 'max-sm:hidden' : ''}`}>
      {words.map((word, index) => (
        <span key={word} className={wide && index === 0 ? undefined : 'text-right'}>
          {word}
        </span>
      ))}
    </div>
  );
}

type RowButton = ReturnType<FormMetadata<ExpenseValues, string[]>['remove']['getButtonProps']>;

function RemoveRow({ label, button }: { label: string; button: RowButton }) {
  return (
    <button {...button} type="submit" aria-label={label} title={label} className={buttonClass({ variant: 'ghost' }, 'w-7 !px-0')}>
      <X aria-hidden size={14} strokeWidth={1.75} />
    </button>
  );
}

function AddRow({ button, children }: { button: RowButton; children: ReactNode }) {
  return (
    <Button {...button} type="submit" small variant="ghost" icon={Plus} className="-ml-2.5 self-start">
      {children}
    </Button>
  );
}
