import { useCallback, useEffect, useRef, type KeyboardEvent } from 'react';
import { announce } from '#app/components/ui/live-region.tsx';
import type { EditorAction } from '#app/features/invoice-editor/draft-reducer.ts';
import type { LineEdit } from '#app/features/invoice-editor/line-edits.ts';
import { useT } from '#app/i18n/use-t.tsx';
import type { VatCode } from '#server/domain/invoicing/vat-code.ts';

const STOPS = 'input:not([type="hidden"]), select, textarea';

/** What is folded away takes no cursor. */
const isShown = (control: HTMLElement): boolean => control.closest('details:not([open])') === null;

const descriptionBeside = (id: string): HTMLElement | null => document.getElementById(id.replace(/[^.]+$/, 'description'));

const isStop = (target: EventTarget): target is HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement =>
  target instanceof HTMLInputElement || target instanceof HTMLSelectElement || target instanceof HTMLTextAreaElement;

/** A new line within a description: Shift and Enter, or Enter where fingers type, as their keyboards have no such pair. */
const breaksLine = (event: KeyboardEvent): boolean =>
  event.target instanceof HTMLTextAreaElement && (event.shiftKey || window.matchMedia('(pointer: coarse)').matches);

/**
 * Lines by keyboard: Enter goes to the next field and from the last one on to a new line, Shift+Enter breaks a description, Alt with an arrow moves the line,
 * Ctrl+D doubles it, Alt+Delete takes it away. The focus follows the line.
 */
export function useLineKeys(count: number, vatCode: VatCode, dispatch: (action: EditorAction) => void) {
  const t = useT();
  const next = useRef<string | null>(null);
  useEffect(() => {
    if (next.current === null) return;
    const control = document.getElementById(next.current);
    // A double of a line is folded where its original is open.
    const target = control !== null && isShown(control) ? control : descriptionBeside(next.current);
    target?.focus();
    next.current = null;
  });

  const add = useCallback((): void => {
    next.current = `lines.${count}.description`;
    dispatch({ type: 'add', vatCode });
  }, [count, vatCode, dispatch]);

  const edit = useCallback(
    (kind: LineEdit, index: number, field = 'description'): void => {
      const target = { remove: Math.max(Math.min(index, count - 2), 0), duplicate: index + 1, up: index - 1, down: index + 1 }[
        kind
      ];
      if (target < 0 || ((kind === 'up' || kind === 'down') && target >= count)) return;
      next.current = `lines.${target}.${field}`;
      dispatch({ type: 'edit', edit: kind, index, vatCode });
      announce(t(`invoices.line.${kind}Done`, { number: index + 1, to: target + 1 }));
    },
    [count, vatCode, dispatch, t],
  );

  const onKeyDown = (event: KeyboardEvent<HTMLElement>): void => {
    const control = event.target;
    if (event.defaultPrevented || !isStop(control)) return;
    const row = control.closest<HTMLElement>('[data-line]');
    const index = Number(row?.dataset['line'] ?? Number.NaN);
    if (!row || Number.isNaN(index)) return;
    const field = control.id.split('.')[2] ?? 'description';
    const kind = editOf(event);
    if (kind !== null) {
      event.preventDefault();
      edit(kind, index, kind === 'remove' ? 'description' : field);
    } else if (event.key === 'Enter' && !event.ctrlKey && !event.metaKey && !event.altKey && !breaksLine(event)) {
      event.preventDefault();
      const stops = [...row.querySelectorAll<HTMLElement>(STOPS)].filter(isShown);
      const after = stops[stops.indexOf(control) + 1] ?? document.getElementById(`lines.${index + 1}.description`);
      if (after) after.focus();
      else add();
    }
  };
  return { add, edit, onKeyDown };
}

function editOf(event: KeyboardEvent): LineEdit | null {
  if ((event.ctrlKey || event.metaKey) && !event.altKey && !event.shiftKey && event.key.toLowerCase() === 'd') return 'duplicate';
  if (!event.altKey || event.ctrlKey || event.metaKey) return null;
  if (event.key === 'ArrowUp') return 'up';
  if (event.key === 'ArrowDown') return 'down';
  return event.key === 'Delete' ? 'remove' : null;
}
