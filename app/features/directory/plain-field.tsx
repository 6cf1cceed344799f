import { useIssueTexts } from '#app/components/forms/use-issue-texts.ts';
import { Field } from '#app/components/ui/field.tsx';
import { Input, type InputProps } from '#app/components/ui/input.tsx';
import { initialText, type FormField } from '#app/features/form-fields/text-field.tsx';

interface PlainFieldProps extends Omit<InputProps, 'name' | 'id' | 'form' | 'defaultValue'> {
  field: FormField;
  label: string;
  hint?: string | undefined;
}

/** One line of text that may stay empty, in a form where most may: none of them says so. */
export function PlainField({ field, label, hint, ...input }: PlainFieldProps) {
  const say = useIssueTexts();
  return (
    <Field label={label} id={field.id} errors={say(field.errors)} hint={hint}>
      <Input
        key={field.key}
        name={field.name}
        form={field.formId}
        defaultValue={initialText(field)}
        autoComplete="off"
        {...input}
      />
    </Field>
  );
}
