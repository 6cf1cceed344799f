import { ArrowDown, ArrowUp, Copy, Ellipsis, Percent, Trash2, type LucideIcon } from 'lucide-react';
import { useEffect, useRef } from 'react';
import { Kbd } from '#app/components/ui/kbd.tsx';
import { menuEntryClass } from '#app/components/ui/disclosure-menu.tsx';
import { editIntent, type LineEdit } from '#app/features/invoice-editor/line-edits.ts';
import { useT } from '#app/i18n/use-t.tsx';

const ENTRIES: readonly (readonly [LineEdit, LucideIcon, string])[] = [
  ['duplicate', Copy, 'Ctrl D'],
  ['up', ArrowUp, 'Alt ↑'],
  ['down', ArrowDown, 'Alt ↓'],
  ['remove', Trash2, 'Alt Del'],
];

/** What can be done with a whole line. The entries are submit buttons, so they work without scripts, too. */
export function LineMenu({
  index,
  count,
  onEdit,
  onLevies,
}: {
  index: number;
  count: number;
  onEdit: (edit: LineEdit) => void;
  /** Shows the fields of taxes and fees beside VAT; absent where they are shown, or cannot be. */
  onLevies?: (() => void) | undefined;
}) {
  const t = useT();
  const details = useRef<HTMLDetailsElement>(null);
  useEffect(() => {
    const close = (event: Event): void => {
      const element = details.current;
      if (!element?.open) return;
      if (
        event instanceof KeyboardEvent ? event.key !== 'Escape' : event.target instanceof Node && element.contains(event.target)
      )
        return;
      element.open = false;
      if (event instanceof KeyboardEvent) element.querySelector('summary')?.focus();
    };
    document.addEventListener('pointerdown', close);
    document.addEventListener('keydown', close);
    return () => {
      document.removeEventListener('pointerdown', close);
      document.removeEventListener('keydown', close);
    };
  }, []);
  const possible = (edit: LineEdit): boolean => (edit === 'up' ? index > 0 : edit === 'down' ? index < count - 1 : true);
  return (
    <details ref={details} className="relative">
      <summary
        aria-label={t('invoices.line.menu', { number: index + 1 })}
        title={t('invoices.line.menu', { number: index + 1 })}
        className="flex h-[34px] w-7 items-center justify-center rounded-sm text-muted hover:bg-sunken hover:text-text"
      >
        <Ellipsis aria-hidden size={16} />
      </summary>
      <div className="absolute top-full right-0 z-40 mt-1 w-56 rounded-md border border-border-strong bg-surface p-1 shadow-pop">
        {onLevies === undefined ? null : (
          <button
            type="button"
            onClick={() => {
              if (details.current) details.current.open = false;
              onLevies();
            }}
            className={menuEntryClass}
          >
            <Percent aria-hidden size={14} className="text-muted" />
            <span className="grow">{t('levies.open')}</span>
          </button>
        )}
        {ENTRIES.filter(([edit]) => possible(edit)).map(([edit, Icon, key]) => (
          <button
            key={edit}
            type="submit"
            name="intent"
            value={editIntent(edit, index)}
            formNoValidate
            onClick={(event) => {
              event.preventDefault();
              if (details.current) details.current.open = false;
              onEdit(edit);
            }}
            className={menuEntryClass}
          >
            <Icon aria-hidden size={14} className="text-muted" />
            <span className="grow">{t(`invoices.line.${edit}`)}</span>
            <Kbd>{key}</Kbd>
          </button>
        ))}
      </div>
    </details>
  );
}
