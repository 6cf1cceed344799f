import type { ReactNode } from 'react';
import { useT } from '#app/i18n/use-t.tsx';

interface PlainResultsProps {
  /** What was searched for; empty for the ones used most. */
  text: string;
  /** There are more than these. */
  more: boolean;
  options: readonly { readonly value: string; readonly label: string; readonly detail?: string | undefined }[];
  /** Value of the submit button that picks an option. */
  intentOf: (value: string) => string;
  /** What can be done besides. */
  children?: ReactNode;
}

export const resultClass =
  'flex min-h-8 w-full items-center gap-2.5 rounded-xs px-2.5 py-1 text-left text-sm hover:bg-sunken focus-visible:bg-sunken';

/** Results of a search without scripts, below its field: buttons that pick. */
export function PlainResults({ text, more, options, intentOf, children }: PlainResultsProps) {
  const t = useT();
  return (
    <div className="rounded-md border border-border-strong bg-surface p-1">
      <p className="px-2.5 py-1 text-xs text-muted">
        {text === '' ? t('invoices.find.usual') : t('invoices.find.count', { count: options.length, text })}
        {more ? ` ${t('invoices.find.more')}` : ''}
      </p>
      <ul className="max-h-80 overflow-y-auto">
        {options.map(({ value, label, detail }) => (
          <li key={value}>
            <button type="submit" name="intent" value={intentOf(value)} className={resultClass}>
              <span className="min-w-0 grow truncate">{label}</span>
              {detail ? <span className="tabular shrink-0 text-xs text-muted">{detail}</span> : null}
            </button>
          </li>
        ))}
        {children}
      </ul>
    </div>
  );
}
