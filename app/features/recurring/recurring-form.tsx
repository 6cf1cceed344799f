import { getFormProps } from '@conform-to/react';
import { Form } from '@remix-run/react';
import { useState } from 'react';
import { FormErrors } from '#app/components/forms/form-errors.tsx';
import { useIssueTexts } from '#app/components/forms/use-issue-texts.ts';
import { useServerForm } from '#app/components/forms/use-server-form.ts';
import { Card } from '#app/components/ui/card.tsx';
import { DateInput } from '#app/components/ui/date-input.tsx';
import { Field } from '#app/components/ui/field.tsx';
import { Select } from '#app/components/ui/select.tsx';
import { initialText, TextAreaField, TextField } from '#app/features/form-fields/text-field.tsx';
import { HeldBackBanner } from '#app/features/mail-settings/held-back-banner.tsx';
import { useHeldBack } from '#app/features/mail-settings/use-held-back.ts';
import { RHYTHMS, type RecurringValues } from '#app/features/recurring/recurring-values.ts';
import { SaveBar } from '#app/features/settings/save-bar.tsx';
import { useT } from '#app/i18n/use-t.tsx';
import type { SuppressionDto } from '#server/contracts/mail.ts';
import { RECURRING_ACTION_NAMES } from '#server/contracts/recurring.ts';
import { PLACEHOLDERS, TEXT_PERIODS } from '#server/domain/recurring/placeholders.ts';

interface RecurringFormProps {
  values: RecurringValues;
  /** Whether mail to the recipient is held back. */
  held: readonly SuppressionDto[];
  /** Of the schedule that is changed. */
  version?: number;
  cancel: string;
  submitLabel: string;
}

/** When, what happens then, and what the document says. */
export function RecurringForm({ values, held, version, cancel, submitLabel }: RecurringFormProps) {
  const t = useT();
  const say = useIssueTexts();
  const { form, fields, error, pending } = useServerForm<RecurringValues>({ id: 'recurring', defaultValue: values });
  const [rhythm, setRhythm] = useState(values.rhythm);
  const [recipient, setRecipient] = useState(values.recipient);
  const stopped = useHeldBack(recipient, held);
  const select = (
    field: 'rhythm' | 'action' | 'textPeriod',
    options: readonly { value: string; label: string }[],
    onChange?: (value: string) => void,
  ) => (
    <Field label={t(`recurring.${field}`)} id={fields[field].id} errors={say(fields[field].errors)} required>
      <Select
        key={fields[field].key}
        name={fields[field].name}
        defaultValue={initialText(fields[field])}
        options={options}
        onChange={(event) => onChange?.(event.target.value)}
      />
    </Field>
  );
  const date = (field: 'startsOn' | 'endsOn', hint?: string) => (
    <Field
      label={t(`recurring.${field}`)}
      id={fields[field].id}
      errors={say(fields[field].errors)}
      hint={hint}
      required={field === 'startsOn'}
      optional={field === 'endsOn'}
    >
      <DateInput key={fields[field].key} name={fields[field].name} defaultValue={initialText(fields[field])} />
    </Field>
  );
  return (
    <Form method="post" {...getFormProps(form)} className="flex min-w-0 flex-col gap-4">
      {version === undefined ? null : <input type="hidden" name="version" value={version} />}
      <FormErrors errors={form.errors} error={error} />
      <Card title={t('recurring.schedule')}>
        <div className="grid gap-4 sm:grid-cols-2">
          <TextField
            field={fields.name}
            label={t('recurring.name')}
            hint={t('recurring.nameHint')}
            maxLength={120}
            fieldClass="sm:col-span-2"
          />
          {select(
            'rhythm',
            RHYTHMS.map((value) => ({ value, label: t(`recurring.rhythm.${value}`) })),
            setRhythm,
          )}
          <div className={rhythm === 'week' ? undefined : 'hidden'}>
            <TextField field={fields.every} label={t('recurring.every')} inputMode="numeric" maxLength={2} />
          </div>
          <div className={rhythm === 'week' ? 'hidden' : undefined}>
            <TextField
              field={fields.day}
              label={t('recurring.day')}
              hint={t('recurring.dayHint')}
              inputMode="numeric"
              maxLength={2}
            />
          </div>
          {date('startsOn')}
          {date('endsOn', t('recurring.endsOnHint'))}
        </div>
      </Card>
      <Card title={t('recurring.what')}>
        <div className="grid gap-4 sm:grid-cols-2">
          {select(
            'action',
            RECURRING_ACTION_NAMES.map((value) => ({ value, label: t(`recurring.action.${value}`) })),
          )}
          <TextField
            field={fields.recipient}
            label={t('recurring.recipient')}
            hint={t('recurring.recipientHint')}
            type="email"
            autoComplete="off"
            optional
            onChange={({ target }) => setRecipient(target.value)}
          />
          <div aria-live="polite" className="empty:hidden sm:col-span-2">
            {stopped === undefined ? null : <HeldBackBanner held={stopped} />}
          </div>
          <TextField field={fields.dueDays} label={t('recurring.dueDays')} inputMode="numeric" maxLength={3} />
        </div>
      </Card>
      <Card title={t('recurring.content')}>
        <div className="flex flex-col gap-4">
          <p className="text-sm text-muted">{t('recurring.placeholders', { marks: PLACEHOLDERS.join(', ') })}</p>
          {fields.lines.getFieldList().map((line, index) => {
            const { description, quantity, unitPrice } = line.getFieldset();
            return (
              <div key={line.key} className="grid grid-cols-2 gap-4 sm:grid-cols-[minmax(0,1fr)_104px_132px]">
                <TextField
                  field={description}
                  label={t('recurring.description', { number: index + 1 })}
                  maxLength={1000}
                  fieldClass="col-span-2 sm:col-span-1"
                />
                <TextField field={quantity} label={t('recurring.quantity')} inputMode="decimal" className="text-right" />
                <TextField field={unitPrice} label={t('recurring.unitPrice')} inputMode="decimal" className="text-right" />
              </div>
            );
          })}
          {select(
            'textPeriod',
            TEXT_PERIODS.map((value) => ({ value, label: t(`recurring.textPeriod.${value}`) })),
          )}
          <TextAreaField field={fields.note} label={t('recurring.note')} optional rows={3} />
        </div>
      </Card>
      <SaveBar pending={pending} cancel={cancel} label={submitLabel} />
    </Form>
  );
}
