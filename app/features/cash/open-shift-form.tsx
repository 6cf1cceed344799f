import { getFormProps } from '@conform-to/react';
import { Form } from '@remix-run/react';
import { FormErrors } from '#app/components/forms/form-errors.tsx';
import { SubmitButton } from '#app/components/forms/submit-button.tsx';
import { useServerForm } from '#app/components/forms/use-server-form.ts';
import { CountField } from '#app/features/cash/count-field.tsx';
import { TextField } from '#app/features/form-fields/text-field.tsx';
import { formatMoney } from '#app/i18n/format.ts';
import { useT } from '#app/i18n/use-t.tsx';

/** Opens a shift with what was counted in the drawer. */
export function OpenShiftForm({ deviceId, lastLeft, safe }: { deviceId: string; lastLeft: string | null; safe: string }) {
  const t = useT();
  const { form, fields, error, pending } = useServerForm<{ counted: string; explanation: string }>({
    id: 'open',
    defaultValue: { counted: lastLeft ?? '', explanation: '' },
  });
  return (
    <Form method="post" preventScrollReset {...getFormProps(form)} className="flex flex-col gap-4">
      <input type="hidden" name="formId" value="open" />
      <input type="hidden" name="deviceId" value={deviceId} />
      <FormErrors
        errors={error?.code === 'INPUT_INVALID' ? [] : form.errors}
        error={error?.code === 'INPUT_INVALID' ? null : error}
      />
      <CountField
        field={fields.counted}
        label={t('cash.openCounted')}
        hint={lastLeft === null ? t('cash.openFirst') : t('cash.openLeft', { amount: formatMoney(lastLeft) })}
      />
      <TextField
        field={fields.explanation}
        label={t('cash.openExplanation')}
        hint={t('cash.openExplanationHint', { amount: formatMoney(safe) })}
        optional
        maxLength={200}
      />
      <SubmitButton pending={pending} className="self-start">
        {t('cash.open')}
      </SubmitButton>
    </Form>
  );
}
