import clsx from 'clsx';
import { CircleAlert } from 'lucide-react';
import { forwardRef, useId, type InputHTMLAttributes, type ReactNode } from 'react';
import { useFieldProps } from '#app/components/ui/field.tsx';

export type CheckboxProps = Omit<InputHTMLAttributes<HTMLInputElement>, 'type'> & {
  label: ReactNode;
  hint?: ReactNode;
  labelHidden?: boolean | undefined;
};

export const Checkbox = forwardRef<HTMLInputElement, CheckboxProps>(function Checkbox(
  { label, hint, labelHidden, className, id, ...rest },
  ref,
) {
  const generated = useId();
  const field = useFieldProps({ id });
  const own = id ?? generated;
  return (
    <label className={clsx('flex min-w-0 items-start gap-2.5 text-base', className)}>
      <input
        ref={ref}
        type="checkbox"
        {...field}
        {...rest}
        id={own}
        aria-describedby={hint ? `${own}-about` : field['aria-describedby']}
        className="check mt-0.5"
      />
      <span className={labelHidden ? 'sr-only' : 'min-w-0'}>
        {label}
        {hint ? (
          <span id={`${own}-about`} className="block text-sm text-muted">
            {hint}
          </span>
        ) : null}
      </span>
    </label>
  );
});

export interface RadioCard {
  readonly value: string;
  readonly label: string;
  readonly hint?: ReactNode;
  readonly disabled?: boolean;
}

export interface RadioCardsProps {
  legend: string;
  name: string;
  cards: readonly RadioCard[];
  defaultValue?: string | undefined;
  /** Sentences in the person's language. */
  errors?: readonly string[] | undefined;
  columns?: 1 | 2 | 3 | undefined;
  onChange?: ((value: string) => void) | undefined;
}

const COLUMNS = { 1: 'grid-cols-1', 2: 'grid-cols-1 sm:grid-cols-2', 3: 'grid-cols-1 sm:grid-cols-3' };

/** A choice of a few, each with a word of explanation. Plain radio buttons underneath. */
export function RadioCards({ legend, name, cards, defaultValue, errors = [], columns = 2, onChange }: RadioCardsProps) {
  const id = useId();
  return (
    <fieldset className="min-w-0" aria-describedby={errors.length > 0 ? `${id}-error` : undefined}>
      <legend className="mb-1.5 text-sm font-medium">{legend}</legend>
      <div className={clsx('grid gap-2', COLUMNS[columns])}>
        {cards.map((card) => (
          <label
            key={card.value}
            className={clsx(
              'flex min-w-0 items-start gap-2.5 rounded-md border border-border-strong bg-surface p-3 hover:border-faint',
              'has-checked:border-brand has-checked:bg-brand-weak has-focus-visible:shadow-focus has-disabled:opacity-60',
            )}
          >
            <input
              type="radio"
              name={name}
              value={card.value}
              defaultChecked={card.value === defaultValue}
              disabled={card.disabled}
              onChange={onChange ? () => onChange(card.value) : undefined}
              className="check mt-0.5 focus-visible:shadow-none"
            />
            <span className="min-w-0">
              <span className="block font-medium">{card.label}</span>
              {card.hint ? <span className="block text-sm text-muted">{card.hint}</span> : null}
            </span>
          </label>
        ))}
      </div>
      {errors.length > 0 ? (
        <p id={`${id}-error`} className="mt-1.5 flex gap-1.5 text-sm text-err">
          <CircleAlert aria-hidden size={14} className="mt-0.5 shrink-0" />
          <span>{errors.join(' ')}</span>
        </p>
      ) : null}
    </fieldset>
  );
}
