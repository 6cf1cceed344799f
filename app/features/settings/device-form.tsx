import { getFormProps } from '@conform-to/react';
import { Form } from '@remix-run/react';
import { FormErrors } from '#app/components/forms/form-errors.tsx';
import { useIssueTexts } from '#app/components/forms/use-issue-texts.ts';
import { useServerForm } from '#app/components/forms/use-server-form.ts';
import { RadioCards } from '#app/components/ui/checkbox.tsx';
import { initialText, TextField } from '#app/features/form-fields/text-field.tsx';
import { SaveBar } from '#app/features/settings/save-bar.tsx';
import { useT } from '#app/i18n/use-t.tsx';
import { DEVICE_PURPOSES } from '#server/domain/invoicing/device-purpose.ts';

export interface DeviceValues extends Record<string, string> {
  id: string;
  premisesId: string;
  code: string;
  name: string;
  /** `''` while nobody has said it. */
  purpose: string;
}

interface DeviceFormProps {
  values: DeviceValues;
  /** Documents were issued for this purpose. */
  isPurposeFixed?: boolean;
  back: string;
}

/** A new charging device (empty `id`), or a change of one. */
export function DeviceForm({ values, isPurposeFixed = false, back }: DeviceFormProps) {
  const t = useT();
  const say = useIssueTexts();
  const { form, fields, error, pending } = useServerForm<DeviceValues>({ id: 'device', defaultValue: values });
  return (
    <Form method="post" {...getFormProps(form)} className="flex flex-col gap-4 bg-sunken px-[18px] py-4">
      <FormErrors errors={form.errors} allErrors={form.allErrors} error={error} />
      <input type="hidden" name="form" value="device" />
      <input type="hidden" name="premisesId" value={values.premisesId} />
      {values.id ? <input type="hidden" name="id" value={values.id} /> : null}
      <div className="grid gap-4 sm:grid-cols-2">
        <TextField
          field={fields.code}
          label={t('settings.device.code')}
          hint={t('settings.device.codeHint')}
          inputMode="numeric"
          maxLength={20}
          autoFocus
        />
        <TextField field={fields.name} label={t('settings.device.name')} />
      </div>
      {isPurposeFixed ? (
        <p className="text-sm text-muted">
          {t(`settings.device.fixed.${values.purpose === 'einvoices' ? 'einvoices' : 'receipts'}`)}
        </p>
      ) : (
        <RadioCards
          key={fields.purpose.key}
          legend={t('settings.device.purpose')}
          name={fields.purpose.name}
          defaultValue={initialText(fields.purpose)}
          errors={say(fields.purpose.errors)}
          cards={DEVICE_PURPOSES.map((value) => ({
            value,
            label: t(`settings.device.purpose.${value}`),
            hint: t(`settings.device.purposeHint.${value}`),
          }))}
        />
      )}
      <SaveBar pending={pending} cancel={back} />
    </Form>
  );
}
