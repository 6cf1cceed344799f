import { Link } from '@remix-run/react';
import { ChevronRight } from 'lucide-react';
import type { ReactNode } from 'react';

export interface PageHeaderProps {
  title: string;
  /** The list this page came from. */
  parent?: { readonly to: string; readonly label: string } | undefined;
  /** Beside the title: a count, an account. */
  note?: ReactNode;
  /** A state pill. */
  status?: ReactNode;
  /** Buttons, the main one last. Give it `shortcut="n"` where it makes something new. */
  actions?: ReactNode;
  /** For pages that are one table: they use the whole width. */
  wide?: boolean | undefined;
}

/** Title of a page and what can be done on it. */
export function PageHeader({ title, parent, note, status, actions, wide }: PageHeaderProps) {
  return (
    <header
      data-wide={wide ? '' : undefined}
      className="flex min-h-[34px] flex-wrap items-center justify-between gap-x-6 gap-y-3"
    >
      <div className="flex min-w-0 flex-wrap items-center gap-x-3 gap-y-1">
        {parent ? (
          <Link
            to={parent.to}
            prefetch="intent"
            className="flex items-center gap-1 rounded-xs text-sm text-muted hover:text-text"
          >
            {parent.label} <ChevronRight aria-hidden size={14} />
          </Link>
        ) : null}
        <h1 className="min-w-0 text-xl font-semibold">{title}</h1>
        {status}
        {note ? <span className="tabular text-sm text-muted">{note}</span> : null}
      </div>
      {actions ? <div className="flex flex-wrap items-center gap-3">{actions}</div> : null}
    </header>
  );
}
