import clsx from 'clsx';
import { CircleAlert } from 'lucide-react';
import { createContext, useContext, useId, type ReactNode } from 'react';
import { useT } from '#app/i18n/use-t.tsx';

interface FieldIds {
  readonly id: string;
  readonly describedBy: string | undefined;
  readonly invalid: boolean;
  readonly required: boolean;
}

const FieldContext = createContext<FieldIds | null>(null);

/** Attributes that a control inside `<Field>` needs; what the control was given itself comes first. */
export function useFieldProps(own: { id?: string | undefined } = {}) {
  const field = useContext(FieldContext);
  return {
    id: own.id ?? field?.id,
    'aria-describedby': field?.describedBy,
    'aria-invalid': field?.invalid || undefined,
    'aria-required': field?.required || undefined,
  };
}

export interface FieldProps {
  label: string;
  /** Of the control; made up when missing. With conform: `field.id`. */
  id?: string | undefined;
  hint?: ReactNode;
  /** At the end of the label's line: a sign about what stands in the control, with words for screen readers. */
  mark?: ReactNode;
  /** Sentences in the person's language; see `useIssueTexts`. */
  errors?: readonly string[] | undefined;
  required?: boolean | undefined;
  /** Says "neobavezno" beside the label, where most fields of a form are required. */
  optional?: boolean | undefined;
  /** Keeps the label for screen readers only (cells of an editable table). */
  labelHidden?: boolean | undefined;
  className?: string | undefined;
  children: ReactNode;
}

/** Label above, hint and errors below, all tied to the control inside. */
export function Field({ label, id, hint, mark, errors = [], required, optional, labelHidden, className, children }: FieldProps) {
  const t = useT();
  const generated = useId();
  const controlId = id ?? generated;
  const hintId = hint ? `${controlId}-hint` : undefined;
  const errorId = errors.length > 0 ? `${controlId}-error` : undefined;
  const markId = mark ? `${controlId}-mark` : undefined;
  const describedBy = [errorId, markId, hintId].filter(Boolean).join(' ') || undefined;
  const heading = (
    <label htmlFor={controlId} className={labelHidden ? 'sr-only' : 'min-w-0 text-sm font-medium'}>
      {label}
      {optional ? <span className="font-normal text-muted"> · {t('common.optional')}</span> : null}
    </label>
  );
  return (
    <FieldContext.Provider value={{ id: controlId, describedBy, invalid: errors.length > 0, required: required === true }}>
      <div className={clsx('flex min-w-0 flex-col gap-1.5', className)}>
        {mark ? (
          <div className="flex items-center justify-between gap-2">
            {heading}
            <span id={markId} className="shrink-0">
              {mark}
            </span>
          </div>
        ) : (
          heading
        )}
        {children}
        {errors.length > 0 ? (
          <p id={errorId} className="flex gap-1.5 text-sm text-err">
            <CircleAlert aria-hidden size={14} className="mt-0.5 shrink-0" />
            <span>{errors.join(' ')}</span>
          </p>
        ) : null}
        {hint ? (
          <p id={hintId} className="text-xs text-muted">
            {hint}
          </p>
        ) : null}
      </div>
    </FieldContext.Provider>
  );
}
