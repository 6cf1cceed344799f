import { getFormProps } from '@conform-to/react';
import { Form } from '@remix-run/react';
import { FormErrors } from '#app/components/forms/form-errors.tsx';
import { useServerForm } from '#app/components/forms/use-server-form.ts';
import { Field } from '#app/components/ui/field.tsx';
import { Input } from '#app/components/ui/input.tsx';
import { Select } from '#app/components/ui/select.tsx';
import { initialText, TextField } from '#app/features/form-fields/text-field.tsx';
import { SaveBar } from '#app/features/settings/save-bar.tsx';
import { LOCALES } from '#app/i18n/catalog.ts';
import { useT } from '#app/i18n/use-t.tsx';
import { THEMES } from '#app/lib/load-context.ts';

/** Name, language and theme of the signed-in person. */
export function ProfileForm({ profile, email }: { profile: { name: string; locale: string; theme: string }; email: string }) {
  const t = useT();
  const { form, fields, error, pending } = useServerForm<typeof profile>({ id: 'profile', defaultValue: profile });
  return (
    <Form method="post" {...getFormProps(form)} className="flex flex-col gap-4">
      <FormErrors errors={form.errors} allErrors={form.allErrors} error={error} />
      <input type="hidden" name="formId" value="profile" />
      <div className="grid gap-4 sm:grid-cols-2">
        <TextField field={fields.name} label={t('settings.account.name')} autoComplete="name" />
        <Field label={t('settings.account.email')}>
          <Input value={email} readOnly type="email" autoComplete="off" />
        </Field>
        <Field label={t('settings.account.language')} id={fields.locale.id}>
          <Select
            key={fields.locale.key}
            name={fields.locale.name}
            defaultValue={initialText(fields.locale)}
            options={LOCALES.map((value) => ({ value, label: t(`nav.language.${value}`) }))}
          />
        </Field>
        <Field label={t('settings.account.theme')} id={fields.theme.id}>
          <Select
            key={fields.theme.key}
            name={fields.theme.name}
            defaultValue={initialText(fields.theme)}
            options={THEMES.map((value) => ({ value, label: t(`nav.theme.${value}`) }))}
          />
        </Field>
      </div>
      <SaveBar pending={pending} />
    </Form>
  );
}
