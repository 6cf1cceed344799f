import { Form } from '@remix-run/react';
import { SubmitButton } from '#app/components/forms/submit-button.tsx';
import { Field } from '#app/components/ui/field.tsx';
import { Input } from '#app/components/ui/input.tsx';
import { errorSentence } from '#app/i18n/t.ts';
import { useT } from '#app/i18n/use-t.tsx';
import type { ErrorBody } from '#app/lib/error-body.ts';

interface ReplyToFormProps {
  value: string;
  /** Where answers go while the field is empty. */
  usual: string;
  error: ErrorBody | null;
  readOnly: boolean;
  pending: boolean;
}

/** Where customers' answers go. */
export function ReplyToForm({ value, usual, error, readOnly, pending }: ReplyToFormProps) {
  const t = useT();
  const sentence = error ? errorSentence(t, error.issues[0]?.code ?? error.code, error.params) : null;
  return (
    <Form method="post" noValidate className="flex flex-col gap-4">
      <input type="hidden" name="form" value="replyTo" />
      <Field
        label={t('mail.replyToField')}
        hint={t('mail.replyToHint', { address: usual })}
        errors={sentence === null ? [] : [sentence]}
        optional
      >
        <Input
          name="replyTo"
          type="email"
          inputMode="email"
          autoComplete="off"
          defaultValue={value}
          placeholder={usual}
          readOnly={readOnly}
          maxLength={254}
          className="sm:max-w-96"
        />
      </Field>
      {readOnly ? null : (
        <SubmitButton pending={pending} className="self-start">
          {t('mail.replyToSubmit')}
        </SubmitButton>
      )}
    </Form>
  );
}
