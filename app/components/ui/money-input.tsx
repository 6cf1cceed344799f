import clsx from 'clsx';
import { forwardRef, type FocusEvent } from 'react';
import { Input, type InputProps } from '#app/components/ui/input.tsx';
import { formatDecimal } from '#app/i18n/format.ts';
import { parseDecimal } from '#app/i18n/parse.ts';

export type MoneyInputProps = Omit<InputProps, 'defaultValue' | 'type'> & {
  /** Decimal string of the API (`'1234.5'`) or what a person typed before. */
  defaultValue?: string | undefined;
  /** What stands behind the number: `€`, `%`, `kom`. Empty for none. */
  suffix?: string | undefined;
  /** Digits after the comma that are filled up with zeros. */
  decimals?: number | undefined;
};

/**
 * A number as people write it here. It posts what was typed; name it in `numbers` of `parseForm`, which reads it.
 * On leaving the field the number is written the Croatian way.
 */
export const MoneyInput = forwardRef<HTMLInputElement, MoneyInputProps>(function MoneyInput(
  { defaultValue = '', suffix = '€', decimals = 2, className, onBlur, ...rest },
  ref,
) {
  const write = (text: string): string => {
    const number = parseDecimal(text);
    return number === null ? text : formatDecimal(number, decimals).replace('\u2212', '-');
  };
  return (
    <span className={clsx('relative flex w-full min-w-0 items-center', className)}>
      <Input
        ref={ref}
        inputMode="decimal"
        autoComplete="off"
        {...rest}
        defaultValue={
          /^-?\d+(\.\d+)?$/.test(defaultValue) ? formatDecimal(defaultValue, decimals).replace('\u2212', '-') : defaultValue
        }
        onBlur={(event: FocusEvent<HTMLInputElement>) => {
          event.target.value = write(event.target.value);
          onBlur?.(event);
        }}
        className={clsx('tabular text-right', suffix && (suffix.length > 2 ? 'pr-12' : suffix.length > 1 ? 'pr-10' : 'pr-7'))}
      />
      {suffix ? (
        <span aria-hidden className="pointer-events-none absolute right-2.5 text-muted">
          {suffix}
        </span>
      ) : null}
    </span>
  );
});
