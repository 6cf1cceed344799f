import type { ReactNode } from 'react';
import { useIssueTexts } from '#app/components/forms/use-issue-texts.ts';
import { Field } from '#app/components/ui/field.tsx';
import { Input, Textarea, type InputProps } from '#app/components/ui/input.tsx';

/** What of conform's field metadata an input needs. */
export interface FormField {
  readonly key: string | undefined;
  readonly id: string;
  readonly name: string;
  readonly formId: string;
  readonly initialValue?: unknown;
  readonly errors: readonly string[] | undefined;
}

/** What was typed, or the default, as the control wants it. */
export const initialText = (field: FormField): string => (typeof field.initialValue === 'string' ? field.initialValue : '');

export interface TextFieldProps extends Omit<InputProps, 'name' | 'id' | 'form' | 'defaultValue'> {
  field: FormField;
  label: string;
  hint?: ReactNode;
  /** At the end of the label's line; see `Field`. */
  mark?: ReactNode;
  optional?: boolean | undefined;
  /** Class of the whole field, label and errors included. */
  fieldClass?: string | undefined;
}

/** One line of text of a form, with label, hint and errors. */
export function TextField({ field, label, hint, mark, optional, fieldClass, ...input }: TextFieldProps) {
  const say = useIssueTexts();
  return (
    <Field
      label={label}
      id={field.id}
      errors={say(field.errors)}
      hint={hint}
      mark={mark}
      optional={optional}
      required={!optional}
      className={fieldClass}
    >
      <Input key={field.key} name={field.name} form={field.formId} defaultValue={initialText(field)} {...input} />
    </Field>
  );
}

/** Several lines of text. */
export function TextAreaField({
  field,
  label,
  hint,
  optional,
  rows,
  maxLength,
}: Pick<TextFieldProps, 'field' | 'label' | 'hint' | 'optional' | 'maxLength'> & { rows?: number }) {
  const say = useIssueTexts();
  return (
    <Field label={label} id={field.id} errors={say(field.errors)} hint={hint} optional={optional} required={!optional}>
      <Textarea
        key={field.key}
        name={field.name}
        form={field.formId}
        defaultValue={initialText(field)}
        rows={rows}
        maxLength={maxLength}
      />
    </Field>
  );
}
