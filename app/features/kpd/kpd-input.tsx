import clsx from 'clsx';
import { useEffect, useId, useRef, useState, type InputHTMLAttributes, type KeyboardEvent } from 'react';
import { useFieldProps } from '#app/components/ui/field.tsx';
import { controlClass } from '#app/components/ui/input.tsx';
import { announce } from '#app/components/ui/live-region.tsx';
import { useHydrated } from '#app/components/ui/use-hydrated.ts';
import { useKpdSearch, type KpdChoice } from '#app/features/kpd/use-kpd-search.ts';
import { useT } from '#app/i18n/use-t.tsx';

export interface KpdInputProps extends Pick<
  InputHTMLAttributes<HTMLInputElement>,
  'id' | 'name' | 'form' | 'placeholder' | 'aria-describedby' | 'aria-invalid'
> {
  value: string;
  onValue: (typed: string) => void;
  /** A resource route that answers `?q=`. */
  searchPath: string;
  /** What is sold, in words, as it stands now: codes are offered for it before anything is typed here. */
  about: () => string;
}

/**
 * A KPD code: typed, or found by words of what is sold. Codes that the company used for such words come first and say so. Without scripts it
 * is a plain field.
 */
export function KpdInput({ value, onValue, searchPath, about, id, name, ...rest }: KpdInputProps) {
  const t = useT();
  const hydrated = useHydrated();
  const field = useFieldProps({ id });
  const listId = useId();
  const list = useRef<HTMLUListElement>(null);
  const [open, setOpen] = useState(false);
  const [active, setActive] = useState(-1);
  const [trade, setTrade] = useState(false);
  const [chosen, setChosen] = useState<KpdChoice | null>(null);
  /** Until something is typed, the description is what codes are looked for by. */
  const [described, setDescribed] = useState('');
  const typed = value === chosen?.code ? '' : value;
  const { answer, searching } = useKpdSearch(searchPath, typed || described, trade, open);
  const choices = answer?.choices ?? [];

  useEffect(() => {
    setActive(-1);
    if (open && answer && !searching) announce(t('common.resultsCount', { count: answer.choices.length }));
  }, [answer, open, searching, t]);
  useEffect(() => {
    if (open && active >= 0) list.current?.children[active]?.scrollIntoView({ block: 'nearest' });
  }, [active, open]);

  const show = (): void => {
    setDescribed(about());
    setOpen(true);
  };
  const pick = (choice: KpdChoice | undefined): void => {
    setOpen(false);
    if (choice === undefined) return;
    setChosen(choice);
    onValue(choice.code);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault();
      if (!open) show();
      else setActive((now) => Math.min(Math.max(now + (event.key === 'ArrowDown' ? 1 : -1), -1), choices.length - 1));
    } else if (event.key === 'Enter' && open && active >= 0) {
      event.preventDefault();
      pick(choices[active]);
    } else if (event.key === 'Escape' && open) {
      event.stopPropagation();
      setOpen(false);
    }
  };
  const combobox = hydrated
    ? ({
        role: 'combobox',
        'aria-autocomplete': 'list',
        'aria-expanded': open,
        'aria-controls': open ? listId : undefined,
        'aria-activedescendant': open && active >= 0 ? `${listId}-${active}` : undefined,
      } as const)
    : {};
  return (
    <span className="relative flex w-full min-w-0 flex-col gap-1">
      <input
        type="text"
        name={name}
        value={value}
        maxLength={60}
        autoComplete="off"
        spellCheck={false}
        {...field}
        {...rest}
        {...combobox}
        onChange={(event) => {
          onValue(event.target.value);
          if (!open) show();
        }}
        onClick={() => (open ? undefined : show())}
        onKeyDown={onKeyDown}
        onBlur={() => setOpen(false)}
        className={clsx(controlClass, 'tabular')}
      />
      {chosen !== null && chosen.code === value && chosen.name !== '' ? (
        <span className="text-xs text-muted">{chosen.name}</span>
      ) : null}
      {open ? (
        <span
          onPointerDown={(event) => event.preventDefault()}
          className="absolute top-[38px] left-0 z-40 flex w-[min(26rem,calc(100vw-4rem))] flex-col rounded-md border border-border-strong bg-surface shadow-pop"
        >
          <ul
            ref={list}
            id={listId}
            role="listbox"
            aria-label={t('products.kpdPicker.label')}
            className="max-h-80 overflow-y-auto p-1"
          >
            {choices.map((choice, position) => (
              <li
                key={choice.code}
                id={`${listId}-${position}`}
                role="option"
                aria-selected={position === active}
                onClick={() => pick(choice)}
                className={clsx(
                  'flex cursor-pointer gap-3 rounded-xs px-2.5 py-1.5 text-sm hover:bg-sunken',
                  position === active && 'bg-sunken',
                )}
              >
                <span className="tabular shrink-0 font-medium">{choice.code}</span>
                <span className="flex min-w-0 flex-col">
                  <span>{choice.name || choice.why}</span>
                  {choice.name !== '' && choice.why !== '' ? <span className="text-xs text-muted">{choice.why}</span> : null}
                </span>
              </li>
            ))}
            {choices.length === 0 ? (
              <li role="presentation" className="px-2.5 py-1.5 text-sm text-muted">
                {searching ? t('common.loading') : t('products.kpdPicker.none')}
              </li>
            ) : null}
          </ul>
          {answer?.hasGoods || trade ? (
            <span className="flex flex-col items-start gap-1 border-t px-3.5 py-2 text-xs text-muted">
              {t('products.kpdPicker.goods')}
              <button
                type="button"
                tabIndex={-1}
                className="font-medium text-brand hover:underline"
                onClick={() => setTrade(!trade)}
              >
                {t(trade ? 'products.kpdPicker.all' : 'products.kpdPicker.trade')}
              </button>
            </span>
          ) : null}
          {answer?.isShort && !answer.hasGoods && !trade ? (
            <span className="border-t px-3.5 py-2 text-xs text-muted">{t('products.kpdPicker.short')}</span>
          ) : null}
        </span>
      ) : null}
    </span>
  );
}
