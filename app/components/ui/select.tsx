import clsx from 'clsx';
import { ChevronDown } from 'lucide-react';
import { forwardRef, type SelectHTMLAttributes } from 'react';
import { useFieldProps } from '#app/components/ui/field.tsx';
import { controlClass } from '#app/components/ui/input.tsx';

export interface SelectOption {
  readonly value: string;
  readonly label: string;
  readonly disabled?: boolean;
}

export type SelectProps = Omit<SelectHTMLAttributes<HTMLSelectElement>, 'children'> & {
  options: readonly SelectOption[];
  /** First entry with the empty value. */
  placeholder?: string | undefined;
};

/** The browser's own select: right on phones, works without JavaScript. */
export const Select = forwardRef<HTMLSelectElement, SelectProps>(function Select(
  { options, placeholder, className, id, ...rest },
  ref,
) {
  return (
    <span className={clsx('relative flex w-full min-w-0 items-center', className)}>
      <select ref={ref} {...useFieldProps({ id })} {...rest} className={clsx(controlClass, 'appearance-none pr-8')}>
        {placeholder === undefined ? null : <option value="">{placeholder}</option>}
        {options.map((option) => (
          <option key={option.value} value={option.value} disabled={option.disabled}>
            {option.label}
          </option>
        ))}
      </select>
      <ChevronDown aria-hidden size={14} className="pointer-events-none absolute right-2.5 text-muted" />
    </span>
  );
});
