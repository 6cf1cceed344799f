import { CircleAlert } from 'lucide-react';
import { useIssueTexts } from '#app/components/forms/use-issue-texts.ts';
import { Checkbox } from '#app/components/ui/checkbox.tsx';
import type { FormField } from '#app/features/form-fields/text-field.tsx';

/** A checkbox of a form with its errors below. */
export function CheckField({ field, label, hint }: { field: FormField; label: string; hint?: string | undefined }) {
  const say = useIssueTexts();
  const errors = say(field.errors);
  const errorId = `${field.id}-error`;
  return (
    <div className="flex flex-col gap-1.5">
      <Checkbox
        key={field.key}
        id={field.id}
        name={field.name}
        form={field.formId}
        label={label}
        hint={hint}
        defaultChecked={field.initialValue === 'on' || field.initialValue === true}
        aria-invalid={errors.length > 0 || undefined}
        aria-errormessage={errors.length > 0 ? errorId : undefined}
      />
      {errors.length > 0 ? (
        <p id={errorId} className="flex gap-1.5 text-sm text-err">
          <CircleAlert aria-hidden size={14} className="mt-0.5 shrink-0" />
          <span>{errors.join(' ')}</span>
        </p>
      ) : null}
    </div>
  );
}
