import { getFormProps } from '@conform-to/react';
import { Form } from '@remix-run/react';
import { FormErrors } from '#app/components/forms/form-errors.tsx';
import { SubmitButton } from '#app/components/forms/submit-button.tsx';
import { useServerForm } from '#app/components/forms/use-server-form.ts';
import { PanelCard } from '#app/components/ui/panel-card.tsx';
import { TextField } from '#app/features/form-fields/text-field.tsx';
import { useT } from '#app/i18n/use-t.tsx';

/** Takes a slip back: what will happen, and why. */
export function CorrectPanel({ id, number, closeHref }: { id: string; number: string; closeHref: string }) {
  const t = useT();
  const { form, fields, error, pending } = useServerForm<{ reason: string }>({ id: 'correct', defaultValue: { reason: '' } });
  return (
    <PanelCard id="storno" title={t('cash.correctTitle', { number })} closeHref={closeHref}>
      <Form method="post" preventScrollReset {...getFormProps(form)} className="flex flex-col gap-4">
        <input type="hidden" name="formId" value="correct" />
        <input type="hidden" name="id" value={id} />
        <p className="text-sm text-muted">{t('cash.correctNote')}</p>
        <FormErrors
          errors={error?.code === 'INPUT_INVALID' ? [] : form.errors}
          error={error?.code === 'INPUT_INVALID' ? null : error}
        />
        <TextField field={fields.reason} label={t('cash.reason')} maxLength={200} />
        <SubmitButton pending={pending} className="self-start">
          {t('cash.correctDo')}
        </SubmitButton>
      </Form>
    </PanelCard>
  );
}
