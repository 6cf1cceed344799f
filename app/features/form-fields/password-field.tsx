import { Eye, EyeOff } from 'lucide-react';
import { useState } from 'react';
import { useIssueTexts } from '#app/components/forms/use-issue-texts.ts';
import { IconButton } from '#app/components/ui/button.tsx';
import { Field } from '#app/components/ui/field.tsx';
import { Input } from '#app/components/ui/input.tsx';
import { useHydrated } from '#app/components/ui/use-hydrated.ts';
import type { FormField } from '#app/features/form-fields/text-field.tsx';
import { useT } from '#app/i18n/use-t.tsx';

interface PasswordFieldProps {
  field: FormField;
  label: string;
  hint?: string | undefined;
  autoComplete: 'current-password' | 'new-password';
}

/** A password; what was typed never comes back from the server. The eye shows it, where scripts run. */
export function PasswordField({ field, label, hint, autoComplete }: PasswordFieldProps) {
  const t = useT();
  const say = useIssueTexts();
  const hydrated = useHydrated();
  const [shown, setShown] = useState(false);
  return (
    <Field label={label} id={field.id} errors={say(field.errors)} hint={hint} required>
      <span className="relative flex">
        <Input
          key={field.key}
          name={field.name}
          form={field.formId}
          type={shown ? 'text' : 'password'}
          autoComplete={autoComplete}
          spellCheck={false}
          autoCapitalize="none"
          className="pr-9"
        />
        {hydrated ? (
          <IconButton
            icon={shown ? EyeOff : Eye}
            label={shown ? t('auth.hidePassword') : t('auth.showPassword')}
            small
            className="absolute top-[3px] right-[3px]"
            onClick={() => setShown(!shown)}
          />
        ) : null}
      </span>
    </Field>
  );
}
