import { getFormProps } from '@conform-to/react';
import { Form } from '@remix-run/react';
import { useState } from 'react';
import { FormErrors } from '#app/components/forms/form-errors.tsx';
import { SubmitButton } from '#app/components/forms/submit-button.tsx';
import { useIssueTexts } from '#app/components/forms/use-issue-texts.ts';
import { useServerForm } from '#app/components/forms/use-server-form.ts';
import { Field } from '#app/components/ui/field.tsx';
import { MoneyInput } from '#app/components/ui/money-input.tsx';
import { CountField } from '#app/features/cash/count-field.tsx';
import { initialText, TextField } from '#app/features/form-fields/text-field.tsx';
import { formatMoney } from '#app/i18n/format.ts';
import { useT } from '#app/i18n/use-t.tsx';
import { decimalFromMinor, minorFromDecimal } from '#server/domain/shared/money.ts';

interface CloseShiftFormProps {
  deviceId: string;
  shiftId: string;
  expected: string;
}

/** Closes a shift by what was counted; says at once how far that is from what is expected. */
export function CloseShiftForm({ deviceId, shiftId, expected }: CloseShiftFormProps) {
  const t = useT();
  const say = useIssueTexts();
  const [counted, setCounted] = useState<string | null>(null);
  const { form, fields, error, pending } = useServerForm<{ counted: string; left: string; explanation: string }>({
    id: 'close',
    defaultValue: { counted: '', left: '', explanation: '' },
  });
  const difference =
    counted === null || !/^\d{1,9}(\.\d{1,2})?$/.test(counted)
      ? null
      : decimalFromMinor(minorFromDecimal(counted) - minorFromDecimal(expected));
  return (
    <Form method="post" preventScrollReset {...getFormProps(form)} className="flex flex-col gap-4">
      <input type="hidden" name="formId" value="close" />
      <input type="hidden" name="deviceId" value={deviceId} />
      <input type="hidden" name="shiftId" value={shiftId} />
      <FormErrors
        errors={error?.code === 'INPUT_INVALID' ? [] : form.errors}
        error={error?.code === 'INPUT_INVALID' ? null : error}
      />
      <CountField
        field={fields.counted}
        label={t('cash.counted')}
        hint={t('cash.expectedHint', { amount: formatMoney(expected) })}
        onCount={setCounted}
      />
      <p role="status" className="tabular text-sm empty:hidden">
        {difference === null ? null : /[1-9]/.test(difference) ? (
          <span className="text-warn">{t('cash.differs', { amount: formatMoney(difference, 'EUR', { plus: true }) })}</span>
        ) : (
          <span className="text-ok">{t('cash.agrees')}</span>
        )}
      </p>
      <TextField
        field={fields.explanation}
        label={t('cash.explanation')}
        hint={t('cash.explanationHint')}
        optional
        maxLength={200}
      />
      <Field label={t('cash.left')} id={fields.left.id} errors={say(fields.left.errors)} hint={t('cash.leftHint')} optional>
        <MoneyInput key={fields.left.key} name={fields.left.name} defaultValue={initialText(fields.left)} />
      </Field>
      <SubmitButton pending={pending} className="self-start">
        {t('cash.close')}
      </SubmitButton>
    </Form>
  );
}
