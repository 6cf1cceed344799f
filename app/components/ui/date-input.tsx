import clsx from 'clsx';
import { Calendar } from 'lucide-react';
import { useRef, type KeyboardEvent } from 'react';
import { useFieldProps } from '#app/components/ui/field.tsx';
import { controlClass } from '#app/components/ui/input.tsx';
import { useHydrated } from '#app/components/ui/use-hydrated.ts';
import { deviceToday, formatDate } from '#app/i18n/format.ts';
import { parseDate } from '#app/i18n/parse.ts';
import { useT } from '#app/i18n/use-t.tsx';

export interface DateInputProps {
  name: string;
  id?: string | undefined;
  /** PlainDate or what a person typed before. */
  defaultValue?: string | undefined;
  min?: string | undefined;
  max?: string | undefined;
  required?: boolean | undefined;
  disabled?: boolean | undefined;
  form?: string | undefined;
  className?: string | undefined;
  /** The PlainDate, or the text where it is no date. */
  onValue?: ((value: string) => void) | undefined;
}

/**
 * A date in Croatian writing (`24.11.`, `24/11/26`), completed on leaving; the button opens the browser's calendar.
 * Without scripts it is the browser's date field. Name it in `dates` of `parseForm`, which reads both.
 */
export function DateInput({ className, defaultValue = '', onValue, min, max, id, ...rest }: DateInputProps) {
  const t = useT();
  const hydrated = useHydrated();
  const field = useFieldProps({ id });
  const text = useRef<HTMLInputElement>(null);
  const picker = useRef<HTMLInputElement>(null);

  if (!hydrated) {
    return (
      <input
        type="date"
        {...field}
        {...rest}
        min={min}
        max={max}
        defaultValue={defaultValue}
        className={clsx(controlClass, 'tabular', className)}
      />
    );
  }

  const settle = (): void => {
    const input = text.current;
    if (!input) return;
    const today = deviceToday();
    const date = parseDate(input.value, today);
    if (date) input.value = spaced(date);
    onValue?.(date ?? input.value);
  };
  return (
    <span className={clsx('relative flex w-full min-w-0 items-center', className)}>
      <input
        ref={text}
        type="text"
        autoComplete="off"
        {...field}
        {...rest}
        defaultValue={spaced(defaultValue)}
        onBlur={settle}
        onKeyDown={(event: KeyboardEvent) => {
          const saves = (event.ctrlKey || event.metaKey) && event.key.toLowerCase() === 's';
          if (event.key === 'Enter' || saves) settle();
        }}
        className={clsx(controlClass, 'tabular pr-9')}
      />
      <button
        type="button"
        tabIndex={-1}
        disabled={rest.disabled}
        aria-label={t('common.openCalendar')}
        onClick={() => {
          const input = picker.current;
          if (!input) return;
          input.value = parseDate(text.current?.value ?? '', deviceToday()) ?? '';
          input.showPicker();
        }}
        className="absolute right-1 flex size-[26px] items-center justify-center rounded-xs text-muted hover:bg-sunken hover:text-text"
      >
        <Calendar aria-hidden size={14} />
      </button>
      <input
        ref={picker}
        type="date"
        min={min}
        max={max}
        tabIndex={-1}
        aria-hidden
        onChange={(event) => {
          if (!text.current || !event.target.value) return;
          text.current.value = spaced(event.target.value);
          onValue?.(event.target.value);
          text.current.focus();
        }}
        className="pointer-events-none absolute right-0 bottom-0 h-px w-px opacity-0"
      />
    </span>
  );
}

/** With plain blanks: people edit this text. */
const spaced = (date: string): string => formatDate(date).replaceAll('\u00a0', ' ');
