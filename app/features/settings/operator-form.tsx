import { getFormProps } from '@conform-to/react';
import { Form } from '@remix-run/react';
import { FormErrors } from '#app/components/forms/form-errors.tsx';
import { useServerForm } from '#app/components/forms/use-server-form.ts';
import { CheckField } from '#app/features/form-fields/check-field.tsx';
import { TextField } from '#app/features/form-fields/text-field.tsx';
import { SaveBar } from '#app/features/settings/save-bar.tsx';
import { useT } from '#app/i18n/use-t.tsx';

export interface OperatorValues extends Record<string, string> {
  id: string;
  mark: string;
  name: string;
  oib: string;
  /** `on` or empty, as the two below. */
  isMe: string;
  isManager: string;
  removePin: string;
  pin: string;
  maxDiscountPercent: string;
}

/** A new operator (empty `id`), or a change of one. */
export function OperatorForm({ values, hasPin, back }: { values: OperatorValues; hasPin: boolean; back: string }) {
  const t = useT();
  const { form, fields, error, pending } = useServerForm<OperatorValues>({ id: 'operator', defaultValue: values });
  return (
    <Form method="post" {...getFormProps(form)} className="flex flex-col gap-4">
      <FormErrors errors={form.errors} allErrors={form.allErrors} error={error} />
      {values.id ? <input type="hidden" name="id" value={values.id} /> : null}
      <TextField field={fields.name} label={t('settings.operators.name')} />
      <div className="grid gap-4 sm:grid-cols-2">
        <TextField
          field={fields.mark}
          label={t('settings.operators.mark')}
          hint={t('settings.operators.markHint')}
          maxLength={20}
        />
        <TextField
          field={fields.oib}
          label={t('settings.operators.oib')}
          hint={t('settings.operators.oibHint')}
          inputMode="numeric"
          maxLength={15}
          className="tabular"
        />
      </div>
      <div className="grid gap-4 sm:grid-cols-2">
        <TextField
          field={fields.pin}
          label={t('settings.operators.pin')}
          hint={hasPin ? t('settings.operators.pinKept') : t('settings.operators.pinHint')}
          type="password"
          inputMode="numeric"
          autoComplete="new-password"
          maxLength={8}
          optional
          className="tabular"
        />
        <TextField
          field={fields.maxDiscountPercent}
          label={t('settings.operators.maxDiscount')}
          hint={t('settings.operators.maxDiscountHint')}
          inputMode="decimal"
          maxLength={8}
          className="tabular"
        />
      </div>
      {hasPin ? (
        <CheckField
          field={fields.removePin}
          label={t('settings.operators.removePin')}
          hint={t('settings.operators.removePinHint')}
        />
      ) : null}
      <CheckField
        field={fields.isManager}
        label={t('settings.operators.isManager')}
        hint={t('settings.operators.isManagerHint')}
      />
      <CheckField field={fields.isMe} label={t('settings.operators.isMe')} hint={t('settings.operators.isMeHint')} />
      <SaveBar pending={pending} cancel={back} />
    </Form>
  );
}
