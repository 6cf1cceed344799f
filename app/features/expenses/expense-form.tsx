import { getFormProps } from '@conform-to/react';
import { Form } from '@remix-run/react';
import type { ReactNode } from 'react';
import { useIssueTexts } from '#app/components/forms/use-issue-texts.ts';
import type { useKeptTyping } from '#app/components/forms/use-kept-typing.ts';
import { useServerForm } from '#app/components/forms/use-server-form.ts';
import { Card } from '#app/components/ui/card.tsx';
import { DateInput } from '#app/components/ui/date-input.tsx';
import { Field } from '#app/components/ui/field.tsx';
import { MoneyInput } from '#app/components/ui/money-input.tsx';
import { Select } from '#app/components/ui/select.tsx';
import { ExpenseErrors } from '#app/features/expenses/expense-errors.tsx';
import { LineRows, VatRows } from '#app/features/expenses/expense-rows.tsx';
import type { ExpenseField, ExpenseValues } from '#app/features/expenses/expense-values.ts';
import { useVerdicts } from '#app/features/expenses/use-verdicts.tsx';
import { initialText, TextAreaField, TextField } from '#app/features/form-fields/text-field.tsx';
import { SaveBar } from '#app/features/settings/save-bar.tsx';
import { useT } from '#app/i18n/use-t.tsx';
import { COST_CATEGORIES } from '#server/domain/expenses/cost-category.ts';
import type { Verdicts } from '#server/domain/expenses/check-reading.ts';
import { COST_PAYMENT_METHODS, type ReadingField } from '#server/domain/expenses/reading.ts';

interface ExpenseFormProps {
  values: ExpenseValues;
  /** Of the reading that the values come from. */
  verdicts?: Verdicts;
  /** Fields of the values that a person wrote. */
  typed?: ReadonlySet<string>;
  /** Hears what is written; see `useKeptTyping`. */
  listen?: ReturnType<typeof useKeptTyping>['listen'];
  /** Version of the cost that is changed. */
  version?: number;
  mayWrite: boolean;
  cancel: string;
  submitLabel: string;
}

const NOTHING: ReadonlySet<string> = new Set();

/** A cost, field by field; what was read bears its verdict. */
export function ExpenseForm({
  values,
  verdicts = {},
  typed = NOTHING,
  listen,
  version,
  mayWrite,
  cancel,
  submitLabel,
}: ExpenseFormProps) {
  const t = useT();
  const say = useIssueTexts();
  const { form, fields, error, pending } = useServerForm<ExpenseValues>({ id: 'expense', defaultValue: values });
  const { onChange, mark, doubt } = useVerdicts(verdicts, typed);
  const text = (field: ExpenseField & ReadingField, options: { optional?: boolean; maxLength: number; className?: string }) => (
    <TextField
      field={fields[field]}
      label={t(`expenses.${field}`)}
      mark={mark(field)}
      hint={doubt(field)}
      autoComplete="off"
      {...options}
    />
  );
  const date = (field: 'issuedOn' | 'deliveredOn' | 'dueOn') => (
    <Field
      label={t(`expenses.${field}`)}
      id={fields[field].id}
      errors={say(fields[field].errors)}
      mark={mark(field)}
      hint={doubt(field)}
      required={field === 'issuedOn'}
      optional={field !== 'issuedOn'}
    >
      <DateInput key={fields[field].key} name={fields[field].name} defaultValue={initialText(fields[field])} />
    </Field>
  );
  const select = (field: 'category' | 'paymentMethod', options: readonly { value: string; label: string }[]) => (
    <Field
      label={t(`expenses.${field}`)}
      id={fields[field].id}
      errors={say(fields[field].errors)}
      mark={field === 'paymentMethod' ? mark(field) : undefined}
      required
    >
      <Select key={fields[field].key} name={fields[field].name} defaultValue={initialText(fields[field])} options={options} />
    </Field>
  );
  return (
    <Form
      method="post"
      {...getFormProps(form)}
      {...listen}
      onChange={(event) => {
        onChange(event);
        listen?.onChange(event);
      }}
      className="min-w-0"
    >
      <fieldset disabled={!mayWrite} className="flex min-w-0 flex-col gap-5">
        {/* Enter presses the first button of a form: it shall save and not take a row away. */}
        <button type="submit" hidden />
        <ExpenseErrors form={form} error={error} pending={pending} />
        {version === undefined ? null : <input type="hidden" name="version" value={version} />}
        <Card title={t('expenses.group.supplier')}>
          <div className="flex flex-col gap-4">
            {text('supplierName', { maxLength: 200 })}
            <div className="grid gap-4 sm:grid-cols-2">
              {text('supplierTaxId', { optional: true, maxLength: 30, className: 'tabular' })}
              {text('supplierIban', { optional: true, maxLength: 50, className: 'tabular' })}
            </div>
            {text('supplierAddress', { optional: true, maxLength: 300 })}
          </div>
        </Card>
        <Card title={t('expenses.group.document')}>
          <div className="grid gap-4 sm:grid-cols-2">
            {text('number', { maxLength: 100 })}
            {date('issuedOn')}
            {date('deliveredOn')}
            {date('dueOn')}
            <Field
              label={t('expenses.total')}
              id={fields.total.id}
              errors={say(fields.total.errors)}
              mark={mark('total')}
              hint={doubt('total')}
              required
            >
              <MoneyInput key={fields.total.key} name={fields.total.name} defaultValue={initialText(fields.total)} suffix="" />
            </Field>
            {text('currency', { maxLength: 3, className: 'uppercase' })}
            {select(
              'category',
              COST_CATEGORIES.map((value) => ({ value, label: t(`expenses.categories.${value}`) })),
            )}
            {select(
              'paymentMethod',
              COST_PAYMENT_METHODS.map((value) => ({ value, label: t(`expenses.methods.${value}`) })),
            )}
            {text('paymentReference', { optional: true, maxLength: 50, className: 'tabular' })}
          </div>
        </Card>
        <Card title={t('expenses.group.vat')} aside={mark('vatGroups')}>
          <RowsDoubt>{doubt('vatGroups')}</RowsDoubt>
          <VatRows form={form} field={fields.vatGroups} mayWrite={mayWrite} />
        </Card>
        <Card title={t('expenses.group.lines')} aside={mark('lines')}>
          <RowsDoubt>{doubt('lines')}</RowsDoubt>
          <LineRows form={form} field={fields.lines} mayWrite={mayWrite} />
        </Card>
        <TextAreaField field={fields.note} label={t('expenses.note')} optional rows={2} />
        {mayWrite ? <SaveBar pending={pending} cancel={cancel} label={submitLabel} /> : null}
      </fieldset>
    </Form>
  );
}

/** Why rows are doubted, above them. */
const RowsDoubt = ({ children }: { children: ReactNode }) => (children ? <p className="-mt-1 mb-3 text-xs">{children}</p> : null);
