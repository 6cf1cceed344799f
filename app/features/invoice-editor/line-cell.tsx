import clsx from 'clsx';
import { CircleAlert } from 'lucide-react';
import type { FocusEvent, InputHTMLAttributes, ReactNode } from 'react';
import { controlClass } from '#app/components/ui/input.tsx';
import { settled } from '#app/features/invoice-editor/draft-fields.ts';
import { useIssueWords } from '#app/features/invoice-editor/use-issue-words.ts';
import type { FieldIssue } from '#server/domain/shared/errors.ts';

interface LineCellProps {
  id: string;
  label: string;
  issues: readonly FieldIssue[];
  /** The table's head does not say what it is. */
  isLabelled?: boolean;
  className?: string;
  children: ReactNode;
}

export const errorIdOf = (id: string, issues: readonly FieldIssue[]): string | undefined =>
  issues.length > 0 ? `${id}-error` : undefined;

/** A control of a line: its label stands in the table's head on a wide screen and above the control on a narrow one. */
export function LineCell({ id, label, issues, isLabelled = false, className, children }: LineCellProps) {
  const say = useIssueWords();
  return (
    <div className={clsx('flex min-w-0 flex-col gap-1', className)}>
      <label htmlFor={id} className={clsx('text-xs text-muted', isLabelled || 'wide:sr-only')}>
        {label}
      </label>
      {children}
      {issues.length > 0 ? (
        <p id={`${id}-error`} className="flex gap-1 text-xs text-err">
          <CircleAlert aria-hidden size={12} className="mt-0.5 shrink-0" />
          <span>{issues.map(say).join(' ')}</span>
        </p>
      ) : null}
    </div>
  );
}

type NumberInputProps = Omit<InputHTMLAttributes<HTMLInputElement>, 'value' | 'onChange'> & {
  value: string;
  /** Digits after the comma that are filled up on leaving. */
  decimals: number;
  suffix?: string;
  onValue: (typed: string) => void;
};

/** A number in Croatian writing whose text the editor keeps; tidied up on leaving. */
export function NumberInput({ value, decimals, suffix, onValue, className, ...rest }: NumberInputProps) {
  return (
    <span className="relative flex min-w-0 items-center">
      <input
        type="text"
        inputMode="decimal"
        autoComplete="off"
        {...rest}
        value={value}
        onChange={(event) => onValue(event.target.value)}
        onFocus={(event: FocusEvent<HTMLInputElement>) => event.target.select()}
        onBlur={() => {
          const tidy = settled(value, decimals);
          if (tidy !== value) onValue(tidy);
        }}
        className={clsx(controlClass, 'tabular text-right', 'lg:px-2', suffix && 'pr-6 lg:pr-6', className)}
      />
      {suffix ? (
        <span aria-hidden className="pointer-events-none absolute right-2 text-sm text-muted">
          {suffix}
        </span>
      ) : null}
    </span>
  );
}
