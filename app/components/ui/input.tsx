import clsx from 'clsx';
import { Search } from 'lucide-react';
import { forwardRef, type InputHTMLAttributes, type TextareaHTMLAttributes } from 'react';
import { useFieldProps } from '#app/components/ui/field.tsx';

/** Look of every one-line control. 16 px on phones, or iOS zooms into the page. */
export const controlClass =
  'h-[34px] w-full min-w-0 rounded-sm border border-border-strong bg-surface px-2.5 text-base text-text max-md:text-lg ' +
  'hover:border-faint focus:border-brand aria-invalid:border-err disabled:bg-sunken disabled:text-muted [&[readonly]]:bg-sunken';

export type InputProps = InputHTMLAttributes<HTMLInputElement>;

/** One line of text. Inside `<Field>` it takes id and descriptions from there; `autoFocus` holds on a change of page too. */
export const Input = forwardRef<HTMLInputElement, InputProps>(function Input({ className, id, ...rest }, ref) {
  return (
    <input
      ref={ref}
      type="text"
      {...useFieldProps({ id })}
      data-autofocus={rest.autoFocus || undefined}
      {...rest}
      className={clsx(controlClass, className)}
    />
  );
});

/** Search box of a list; `/` jumps to it. Put it into a GET form. */
export const SearchInput = forwardRef<HTMLInputElement, InputProps & { label: string }>(function SearchInput(
  { className, label, ...rest },
  ref,
) {
  return (
    <span className={clsx('relative flex w-full max-w-72 items-center', className)}>
      <Search aria-hidden size={14} className="pointer-events-none absolute left-2.5 text-muted" />
      <input
        ref={ref}
        type="search"
        name="q"
        aria-label={label}
        data-shortcut="/"
        placeholder={label}
        {...rest}
        className={clsx(controlClass, 'pl-8')}
      />
    </span>
  );
});

export type TextareaProps = TextareaHTMLAttributes<HTMLTextAreaElement>;

export const Textarea = forwardRef<HTMLTextAreaElement, TextareaProps>(function Textarea(
  { className, id, rows = 3, ...rest },
  ref,
) {
  return (
    <textarea
      ref={ref}
      rows={rows}
      {...useFieldProps({ id })}
      {...rest}
      className={clsx(controlClass, 'h-auto min-h-[34px] py-1.5', className)}
    />
  );
});
