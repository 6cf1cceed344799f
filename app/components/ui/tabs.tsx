import { Link } from '@remix-run/react';
import clsx from 'clsx';
import { useEffect, useRef } from 'react';
import { formatCount } from '#app/i18n/format.ts';

export interface Tab {
  readonly to: string;
  readonly label: string;
  readonly count?: number | undefined;
  readonly current: boolean;
}

/** Views of one list as links, so that each has an address. Scrolls sideways where there is no room, to the current one. */
export function Tabs({ label, tabs }: { label: string; tabs: readonly Tab[] }) {
  const bar = useRef<HTMLElement>(null);
  const current = tabs.find((tab) => tab.current)?.to;
  useEffect(() => {
    const shown = bar.current?.querySelector<HTMLElement>('[aria-current]');
    if (shown && bar.current) bar.current.scrollLeft = shown.offsetLeft - (bar.current.clientWidth - shown.offsetWidth) / 2;
  }, [current]);
  return (
    <nav ref={bar} aria-label={label} className="relative -m-1 min-w-0 overflow-x-auto p-1 [scrollbar-width:none]">
      <ul className="flex items-center gap-0.5">
        {tabs.map((tab) => (
          <li key={tab.to}>
            <Link
              to={tab.to}
              prefetch="intent"
              preventScrollReset
              aria-current={tab.current ? 'page' : undefined}
              className={clsx(
                'flex h-[30px] items-center gap-1.5 rounded-full border px-2.5 text-sm whitespace-nowrap',
                tab.current
                  ? 'border-border-strong bg-surface font-medium text-text'
                  : 'border-transparent text-muted hover:bg-sunken hover:text-text',
              )}
            >
              {tab.label}
              {tab.count === undefined ? null : (
                <span className="tabular text-xs font-normal text-muted">{formatCount(tab.count)}</span>
              )}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
