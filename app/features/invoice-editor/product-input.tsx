import clsx from 'clsx';
import { Search } from 'lucide-react';
import { useEffect, useId, useRef, useState, type KeyboardEvent } from 'react';
import { controlClass } from '#app/components/ui/input.tsx';
import { announce } from '#app/components/ui/live-region.tsx';
import { useHydrated } from '#app/components/ui/use-hydrated.ts';
import { useOptionSearch, type ComboOption } from '#app/components/ui/use-option-search.ts';
import { useT } from '#app/i18n/use-t.tsx';
import type { ProductOption } from '#server/contracts/products.ts';

/** A product or service as the list under the field offers it. */
export interface ProductChoice extends ComboOption {
  readonly product: ProductOption;
}

export interface ProductInputProps {
  id: string;
  name: string;
  value: string;
  /** Offered before anything is typed. */
  products: readonly ProductChoice[];
  searchPath: string;
  describedBy?: string | undefined;
  invalid?: boolean | undefined;
  /** The page begins here. */
  autoFocus?: boolean | undefined;
  placeholder?: string | undefined;
  /** Value of the submit button that searches without scripts. */
  findIntent: string;
  onType: (text: string) => void;
  onPick: (product: ProductOption) => void;
  /** Enter left the text as it was typed. */
  onKeep: () => void;
}

/**
 * What is sold: free text of one or more lines that offers products while it is typed. Without scripts a button searches by
 * what stands in it.
 */
export function ProductInput({
  id,
  name,
  value,
  products,
  searchPath,
  describedBy,
  invalid,
  autoFocus,
  placeholder,
  findIntent,
  onType,
  onPick,
  onKeep,
}: ProductInputProps) {
  const t = useT();
  const hydrated = useHydrated();
  const listId = useId();
  const list = useRef<HTMLUListElement>(null);
  const [open, setOpen] = useState(false);
  /** None of several: Enter then only goes on, and what was typed stays as it is. The only one that fits is taken. */
  const [active, setActive] = useState(-1);
  const { found, searching } = useOptionSearch(open ? value : '', products, searchPath);
  const options = found as readonly ProductChoice[];
  const shown = open && options.length > 0;

  useEffect(() => {
    setActive(options.length === 1 && value.trim() !== '' && !searching ? 0 : -1);
    if (open && value && options.length > 0) announce(t('common.resultsCount', { count: options.length }));
  }, [options, open, value, searching, t]);
  useEffect(() => {
    if (shown && active >= 0) list.current?.children[active]?.scrollIntoView({ block: 'nearest' });
  }, [active, shown]);

  const pick = (choice: ProductChoice | undefined): void => {
    setOpen(false);
    if (choice) onPick(choice.product);
  };
  /** Enter came before the answer: what it brings decides whether a product is taken or the text stays. */
  const [hurried, setHurried] = useState(false);
  useEffect(() => {
    if (!hurried || searching) return;
    setHurried(false);
    setOpen(false);
    const [only, another] = options;
    if (only && !another) onPick(only.product);
    else onKeep();
  }, [hurried, searching, options, onPick, onKeep]);
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.altKey) return;
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      // In a text of several lines the arrows lead through it.
      if (!shown && value.includes('\n')) return;
      event.preventDefault();
      if (!open) setOpen(true);
      else setActive((now) => Math.min(Math.max(now + (event.key === 'ArrowDown' ? 1 : -1), -1), options.length - 1));
    } else if (event.key === 'Enter' && shown && active >= 0 && !event.shiftKey && !event.ctrlKey && !event.metaKey) {
      event.preventDefault();
      pick(options[active]);
    } else if (event.key === 'Enter' && open && searching && !hurried && !event.shiftKey && !event.ctrlKey && !event.metaKey) {
      event.preventDefault();
      setHurried(true);
    } else if (event.key === 'Escape' && open) {
      event.stopPropagation();
      setOpen(false);
    }
  };
  const combobox = hydrated
    ? ({
        role: 'combobox',
        'aria-autocomplete': 'list',
        'aria-expanded': shown,
        'aria-controls': shown ? listId : undefined,
        'aria-activedescendant': shown && active >= 0 ? `${listId}-${active}` : undefined,
      } as const)
    : {};
  return (
    <span className="relative flex w-full min-w-0">
      <textarea
        rows={value.split('\n').length}
        id={id}
        name={name}
        value={value}
        maxLength={1000}
        autoComplete="off"
        data-autofocus={autoFocus || undefined}
        placeholder={placeholder}
        aria-describedby={describedBy}
        aria-invalid={invalid || undefined}
        {...combobox}
        onChange={(event) => {
          onType(event.target.value);
          setHurried(false);
          setOpen(true);
        }}
        onClick={() => setOpen(value === '')}
        onKeyDown={onKeyDown}
        onBlur={() => setOpen(false)}
        className={clsx(controlClass, 'field-sizing-content h-auto min-h-[34px] resize-none py-[5px]', hydrated || 'pr-9')}
      />
      {hydrated ? null : (
        <button
          type="submit"
          name="intent"
          value={findIntent}
          aria-label={t('invoices.find.product')}
          title={t('invoices.find.product')}
          className="absolute top-1 right-1 flex size-[26px] items-center justify-center rounded-xs text-muted hover:bg-sunken hover:text-text"
        >
          <Search aria-hidden size={14} />
        </button>
      )}
      {shown ? (
        <ul
          ref={list}
          id={listId}
          role="listbox"
          aria-label={t('invoices.line.products')}
          onMouseDown={(event) => event.preventDefault()}
          className="absolute top-full left-0 z-40 mt-1 max-h-72 w-max max-w-[min(30rem,calc(100vw-4rem))] min-w-full overflow-y-auto rounded-md border border-border-strong bg-surface p-1 shadow-pop"
        >
          {options.map((choice, position) => (
            <li
              key={choice.value}
              id={`${listId}-${position}`}
              role="option"
              aria-selected={position === active}
              onClick={() => pick(choice)}
              className={clsx(
                'flex min-h-8 cursor-pointer items-center gap-2.5 rounded-xs px-2.5 text-sm hover:bg-sunken',
                position === active && 'bg-sunken',
              )}
            >
              <span className="min-w-0 grow truncate">{choice.label}</span>
              {choice.detail ? <span className="tabular shrink-0 text-xs text-muted">{choice.detail}</span> : null}
            </li>
          ))}
        </ul>
      ) : null}
    </span>
  );
}
