import { parse } from '@conform-to/react';
import { useRef, type FocusEvent, type FormEvent } from 'react';
import { useCommitEffect } from '#app/components/ui/use-commit-effect.ts';

/** `lines[0].amount` belongs to `lines`. */
export const fieldOf = (name: string): string => name.split(/[[.]/)[0] ?? name;

/**
 * For a form that gives way to another one with the same fields, filled in by what was found meanwhile (looked up, read by a machine): what a
 * person wrote stays, and the cursor stays where it was. Spread `listen` on the form.
 *
 * @param about what the forms are about: nothing is kept for another thing
 * @param form tells which of its forms is shown
 */
export function useKeptTyping<Values extends object>(about: string, form: string) {
  const key = `${about} ${form}`;
  const typed = useRef<{ about: string; fields: Record<string, unknown> }>({ about, fields: {} });
  if (typed.current.about !== about) typed.current = { about, fields: {} };
  const focused = useRef<string | null>(null);
  const shown = useRef<{ readonly key: string; readonly values: Values; readonly fields: ReadonlySet<string> } | null>(null);
  useCommitEffect(() => {
    if (focused.current === null || document.activeElement !== document.body) return;
    const field = document.getElementById(focused.current);
    field?.focus({ preventScroll: true });
    // Behind what was written; fields of some types have no place for a cursor.
    if ((field instanceof HTMLInputElement || field instanceof HTMLTextAreaElement) && field.selectionEnd !== null)
      field.setSelectionRange(field.value.length, field.value.length);
  }, [key]);

  const note = ({ target, currentTarget }: FormEvent<HTMLFormElement>): void => {
    if (!('name' in target) || typeof target.name !== 'string' || target.name === '') return;
    const field = fieldOf(target.name);
    const { payload } = parse(new FormData(currentTarget), { resolve: () => ({ value: {} }) });
    typed.current.fields[field] = payload[field] ?? '';
  };
  return {
    /**
     * What the form begins with, the same as long as it is shown, and the fields in it that a person wrote.
     *
     * @param merge puts what was typed, by field, together with what is known
     */
    begin(merge: (typed: Partial<Values>) => Values) {
      if (shown.current?.key !== key) {
        const { fields } = typed.current;
        const values = merge(fields as Partial<Values>);
        shown.current = { key, values, fields: new Set(Object.keys(fields)) };
      }
      return shown.current;
    },
    key,
    listen: {
      onChange: note,
      onFocus: ({ target }: FocusEvent<HTMLFormElement>): void => {
        focused.current = target.id === '' ? null : target.id;
      },
      // A day that was picked from the calendar is told when its field is left.
      onBlur: (event: FocusEvent<HTMLFormElement>): void => {
        focused.current = null;
        const { target }: { target: unknown } = event;
        if (target instanceof HTMLInputElement && target.value !== '' && target.value !== target.defaultValue) note(event);
      },
    },
  };
}
