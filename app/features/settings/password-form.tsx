import { getFormProps } from '@conform-to/react';
import { Form } from '@remix-run/react';
import { FormErrors } from '#app/components/forms/form-errors.tsx';
import { useServerForm } from '#app/components/forms/use-server-form.ts';
import { PasswordField } from '#app/features/form-fields/password-field.tsx';
import { SaveBar } from '#app/features/settings/save-bar.tsx';
import { useT } from '#app/i18n/use-t.tsx';

/** A new password for the signed-in person; the address is there for password managers. */
export function PasswordForm({ email }: { email: string }) {
  const t = useT();
  const { form, fields, error, pending } = useServerForm<{ currentPassword: string; password: string }>({ id: 'password' });
  return (
    <Form method="post" {...getFormProps(form)} className="flex flex-col gap-4">
      <FormErrors errors={form.errors} allErrors={form.allErrors} error={error} />
      <input type="hidden" name="formId" value="password" />
      <input type="text" name="username" value={email} readOnly autoComplete="username" hidden />
      <div className="grid gap-4 sm:grid-cols-2">
        <PasswordField
          field={fields.currentPassword}
          label={t('settings.account.currentPassword')}
          autoComplete="current-password"
        />
        <PasswordField
          field={fields.password}
          label={t('auth.newPassword')}
          hint={t('auth.passwordHint')}
          autoComplete="new-password"
        />
      </div>
      <p className="text-sm text-muted">{t('settings.account.passwordNote')}</p>
      <SaveBar pending={pending} label={t('settings.account.changePassword')} />
    </Form>
  );
}
