import clsx from 'clsx';
import { ChevronsUpDown, Plus } from 'lucide-react';
import { useEffect, useId, useRef, useState, type KeyboardEvent, type ReactNode } from 'react';
import { useFieldProps } from '#app/components/ui/field.tsx';
import { controlClass } from '#app/components/ui/input.tsx';
import { announce } from '#app/components/ui/live-region.tsx';
import { Select } from '#app/components/ui/select.tsx';
import { useHydrated } from '#app/components/ui/use-hydrated.ts';
import { useOptionSearch, type ComboOption } from '#app/components/ui/use-option-search.ts';
import { useT } from '#app/i18n/use-t.tsx';

export type { ComboOption };

export interface ComboboxProps {
  name: string;
  id?: string | undefined;
  /** All choices, or with `searchPath` the first ones (recent, most used); must contain the default. */
  options: readonly ComboOption[];
  defaultValue?: string | undefined;
  /** A resource route that answers `?q=` with `{ options: ComboOption[] }` as JSON. */
  searchPath?: string | undefined;
  placeholder?: string | undefined;
  required?: boolean | undefined;
  disabled?: boolean | undefined;
  /** The page begins here. */
  autoFocus?: boolean | undefined;
  form?: string | undefined;
  onSelect?: ((option: ComboOption | null) => void) | undefined;
  /** Adds a last entry that makes something new of what was typed. */
  create?: { readonly label: (typed: string) => string; readonly onCreate: (typed: string) => void } | undefined;
}

/** One of many, found by typing (ARIA combobox). Without scripts it is a plain select of `options`. */
export function Combobox(props: ComboboxProps) {
  const hydrated = useHydrated();
  if (hydrated) return <TypingCombobox {...props} />;
  const { name, id, options, defaultValue, placeholder, required, disabled, form } = props;
  return (
    <Select
      {...{ name, id, defaultValue, required, disabled, form }}
      placeholder={placeholder ?? ''}
      options={options.map(({ value, label, detail }) => ({ value, label: detail ? `${label} · ${detail}` : label }))}
    />
  );
}

function TypingCombobox({
  name,
  id,
  options,
  defaultValue,
  searchPath,
  placeholder,
  onSelect,
  create,
  autoFocus,
  ...rest
}: ComboboxProps) {
  const t = useT();
  const field = useFieldProps({ id });
  const listId = useId();
  const input = useRef<HTMLInputElement>(null);
  const list = useRef<HTMLUListElement>(null);
  const [chosen, setChosen] = useState(() => options.find((option) => option.value === defaultValue) ?? null);
  const [text, setText] = useState(chosen?.label ?? '');
  const [open, setOpen] = useState(false);
  const [active, setActive] = useState(0);
  const query = text === chosen?.label ? '' : text;
  const { found, searching } = useOptionSearch(open ? query : '', options, searchPath);
  const offersNew = create !== undefined && query.trim() !== '';
  const last = found.length - 1 + (offersNew ? 1 : 0);

  useEffect(() => {
    setActive(0);
    if (open && query && !searching) announce(t('common.resultsCount', { count: found.length }));
  }, [found, open, query, searching, t]);
  useEffect(() => {
    if (open) list.current?.children[active]?.scrollIntoView({ block: 'nearest' });
  }, [active, open]);

  const choose = (option: ComboOption | null): void => {
    setChosen(option);
    setText(option?.label ?? '');
    setOpen(false);
    onSelect?.(option);
  };
  const pick = (position: number): void => {
    const option = found[position];
    if (option) choose(option);
    else if (offersNew) {
      setOpen(false);
      create.onCreate(query.trim());
    }
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault();
      if (!open) setOpen(true);
      else setActive((now) => Math.min(Math.max(now + (event.key === 'ArrowDown' ? 1 : -1), 0), Math.max(last, 0)));
    } else if (event.key === 'Enter' && open && !event.ctrlKey && !event.metaKey) {
      event.preventDefault();
      pick(active);
    } else if (event.key === 'Escape' && open) {
      event.stopPropagation();
      setOpen(false);
      setText(chosen?.label ?? '');
    }
  };
  const leave = (): void => {
    setOpen(false);
    if (text.trim() === '' && chosen) choose(null);
    else setText(chosen?.label ?? '');
  };

  return (
    <span className="relative flex w-full min-w-0 items-center">
      <input type="hidden" name={name} value={chosen?.value ?? ''} form={rest.form} />
      <input
        ref={input}
        type="text"
        role="combobox"
        autoComplete="off"
        spellCheck={false}
        aria-autocomplete="list"
        aria-expanded={open}
        aria-controls={open ? listId : undefined}
        aria-activedescendant={open && last >= 0 ? `${listId}-${active}` : undefined}
        {...field}
        {...rest}
        data-autofocus={autoFocus || undefined}
        placeholder={placeholder}
        value={text}
        onChange={(event) => {
          setText(event.target.value);
          setOpen(true);
        }}
        onClick={() => setOpen(true)}
        onKeyDown={onKeyDown}
        onBlur={leave}
        className={clsx(controlClass, 'pr-8')}
      />
      <ChevronsUpDown aria-hidden size={14} className="pointer-events-none absolute right-2.5 text-muted" />
      {open ? (
        <ul
          ref={list}
          id={listId}
          role="listbox"
          aria-label={placeholder ?? name}
          onMouseDown={(event) => event.preventDefault()}
          className="absolute top-full right-0 left-0 z-40 mt-1 max-h-72 min-w-60 overflow-y-auto rounded-md border border-border-strong bg-surface p-1 shadow-pop"
        >
          {found.map((option, position) => (
            <OptionRow key={option.value} id={`${listId}-${position}`} active={position === active} onPick={() => pick(position)}>
              <span className="min-w-0 grow truncate">{option.label}</span>
              {option.detail ? <span className="tabular shrink-0 text-xs text-muted">{option.detail}</span> : null}
            </OptionRow>
          ))}
          {offersNew ? (
            <OptionRow id={`${listId}-${found.length}`} active={active === found.length} onPick={() => pick(found.length)}>
              <Plus aria-hidden size={14} className="text-brand" />
              <span className="min-w-0 truncate font-medium text-brand">{create.label(query.trim())}</span>
            </OptionRow>
          ) : null}
          {last < 0 ? (
            <li role="presentation" className="px-2.5 py-1.5 text-sm text-muted">
              {searching ? t('common.loading') : t(query ? 'common.noMatches' : 'common.typeToSearch')}
            </li>
          ) : null}
        </ul>
      ) : null}
    </span>
  );
}

function OptionRow({ id, active, onPick, children }: { id: string; active: boolean; onPick: () => void; children: ReactNode }) {
  return (
    <li
      id={id}
      role="option"
      aria-selected={active}
      onClick={onPick}
      className={clsx(
        'flex min-h-8 cursor-pointer items-center gap-2.5 rounded-xs px-2.5 text-sm hover:bg-sunken',
        active && 'bg-sunken',
      )}
    >
      {children}
    </li>
  );
}
