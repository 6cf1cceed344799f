import { getFormProps } from '@conform-to/react';
import { Form } from '@remix-run/react';
import { FormErrors } from '#app/components/forms/form-errors.tsx';
import { SubmitButton } from '#app/components/forms/submit-button.tsx';
import { useServerForm } from '#app/components/forms/use-server-form.ts';
import { TextField } from '#app/features/form-fields/text-field.tsx';
import { useT } from '#app/i18n/use-t.tsx';
import type { EInvoiceSettings } from '#server/contracts/einvoice.ts';
import {
  CREDENTIAL_FIELDS,
  type CredentialField,
  type CredentialName,
  type Intermediary,
} from '#server/domain/einvoice/intermediaries.ts';

/** What the chosen intermediary wants to know. A kept secret is never shown again. */
export function AccountForm({ settings, intermediary }: { settings: EInvoiceSettings; intermediary: Intermediary }) {
  const t = useT();
  const known = settings.account?.intermediary === intermediary ? settings.account : null;
  const demo = known === null ? settings.demoCredentials[intermediary] : undefined;
  const { form, fields, error, pending } = useServerForm<Record<CredentialName | 'intermediary', string>>({
    id: `einvoice-${intermediary}`,
    defaultValue: { ...demo, ...known?.shown },
  });
  const wanted: readonly CredentialField[] = CREDENTIAL_FIELDS[intermediary];
  return (
    <Form method="post" {...getFormProps(form)} className="flex flex-col gap-4">
      <input type="hidden" name="intent" value="save" />
      <input type="hidden" name="intermediary" value={intermediary} />
      <FormErrors errors={form.errors} allErrors={form.allErrors} error={error} />
      {demo === undefined ? null : <p className="text-sm text-muted">{t('einvoice.settings.demo')}</p>}
      {wanted.map(({ name, secret, required }) => (
        <TextField
          key={name}
          field={fields[name]}
          label={t(`einvoice.field.${name}`)}
          optional={!required || (secret && known !== null)}
          autoComplete="off"
          spellCheck={false}
          {...(secret ? { type: 'password' } : {})}
          {...(secret && known !== null ? { hint: t('einvoice.settings.secretKept') } : {})}
        />
      ))}
      <div>
        <SubmitButton pending={pending}>{t('einvoice.settings.save')}</SubmitButton>
      </div>
    </Form>
  );
}
