import { getFormProps } from '@conform-to/react';
import { Form } from '@remix-run/react';
import { FormErrors } from '#app/components/forms/form-errors.tsx';
import { SubmitButton } from '#app/components/forms/submit-button.tsx';
import { useIssueTexts } from '#app/components/forms/use-issue-texts.ts';
import { useServerForm } from '#app/components/forms/use-server-form.ts';
import { Field } from '#app/components/ui/field.tsx';
import { MoneyInput } from '#app/components/ui/money-input.tsx';
import { Select } from '#app/components/ui/select.tsx';
import { initialText, TextField } from '#app/features/form-fields/text-field.tsx';
import { useT } from '#app/i18n/use-t.tsx';
import { MOVE_KINDS, SLIP_KINDS } from '#server/domain/cash/entry-kinds.ts';

interface SlipFormProps {
  premisesId: string;
  /** The drawer that it is about; null for the safe, which has no moves of its own. */
  deviceId: string | null;
}

/** Enters cash that comes in or goes out beside sales. */
export function SlipForm({ premisesId, deviceId }: SlipFormProps) {
  const t = useT();
  const say = useIssueTexts();
  const kinds = deviceId === null ? SLIP_KINDS : [...SLIP_KINDS, ...MOVE_KINDS];
  const { form, fields, error, pending } = useServerForm<
    Record<'kind' | 'amount' | 'purpose' | 'counterparty' | 'document', string>
  >({
    id: 'slip',
    defaultValue: { kind: 'pay_out', amount: '', purpose: '', counterparty: '', document: '' },
  });
  return (
    <Form method="post" preventScrollReset {...getFormProps(form)} className="flex flex-col gap-4">
      <input type="hidden" name="formId" value="slip" />
      <input type="hidden" name="premisesId" value={premisesId} />
      {deviceId === null ? null : <input type="hidden" name="deviceId" value={deviceId} />}
      <FormErrors
        errors={error?.code === 'INPUT_INVALID' ? [] : form.errors}
        error={error?.code === 'INPUT_INVALID' ? null : error}
      />
      <div className="grid gap-4 sm:grid-cols-2">
        <Field label={t('cash.kind')} id={fields.kind.id} errors={say(fields.kind.errors)} required>
          <Select
            key={fields.kind.key}
            name={fields.kind.name}
            defaultValue={initialText(fields.kind)}
            options={kinds.map((value) => ({ value, label: t(`cash.kind.${value}`) }))}
          />
        </Field>
        <Field label={t('cash.amount')} id={fields.amount.id} errors={say(fields.amount.errors)} required>
          <MoneyInput key={fields.amount.key} name={fields.amount.name} defaultValue={initialText(fields.amount)} />
        </Field>
      </div>
      <TextField field={fields.purpose} label={t('cash.purpose')} hint={t('cash.purposeHint')} maxLength={200} />
      <div className="grid gap-4 sm:grid-cols-2">
        <TextField field={fields.counterparty} label={t('cash.counterparty')} optional maxLength={200} />
        <TextField field={fields.document} label={t('cash.document')} optional maxLength={200} />
      </div>
      <SubmitButton pending={pending} className="self-start">
        {t('cash.record')}
      </SubmitButton>
    </Form>
  );
}
