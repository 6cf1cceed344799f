import { TextField, type FormField } from '#app/features/form-fields/text-field.tsx';
import { useT } from '#app/i18n/use-t.tsx';

/** Six digits from a mail: phones offer them, blanks are forgiven. */
export function CodeField({ field, autoFocus }: { field: FormField; autoFocus?: boolean }) {
  const t = useT();
  return (
    <TextField
      field={field}
      label={t('auth.code')}
      hint={t('auth.codeHint')}
      inputMode="numeric"
      autoComplete="one-time-code"
      maxLength={11}
      spellCheck={false}
      autoFocus={autoFocus}
      className="tabular h-11 text-center text-xl font-semibold tracking-[0.3em]"
    />
  );
}
