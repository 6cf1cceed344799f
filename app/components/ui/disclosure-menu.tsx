import { useLocation } from '@remix-run/react';
import clsx from 'clsx';
import { useEffect, useRef, type ReactNode } from 'react';

/**
 * A menu of links and small forms that opens without scripts (`details`). With scripts it also closes on Escape, on a
 * click elsewhere and on leaving the page.
 */
export function DisclosureMenu({
  summary,
  label,
  children,
  placement = 'below',
  className,
}: {
  summary: ReactNode;
  /** Says what the menu is for, after the words of `summary`. */
  label: string;
  children: ReactNode;
  placement?: 'below' | 'above';
  className?: string | undefined;
}) {
  const details = useRef<HTMLDetailsElement>(null);
  const { key } = useLocation();
  useEffect(() => {
    if (details.current) details.current.open = false;
  }, [key]);
  useEffect(() => {
    const close = (event: Event): void => {
      const element = details.current;
      if (!element?.open) return;
      if (event instanceof KeyboardEvent) {
        if (event.key !== 'Escape') return;
        element.querySelector('summary')?.focus();
      } else if (event.target instanceof Node && element.contains(event.target)) return;
      element.open = false;
    };
    document.addEventListener('pointerdown', close);
    document.addEventListener('keydown', close);
    return () => {
      document.removeEventListener('pointerdown', close);
      document.removeEventListener('keydown', close);
    };
  }, []);
  return (
    <details ref={details} className={clsx('relative', className)}>
      <summary className="flex items-center gap-2.5 rounded-sm p-1.5 hover:bg-sunken">
        {summary}
        <span className="sr-only">{label}</span>
      </summary>
      <div
        className={clsx(
          'absolute left-0 z-40 w-64 max-w-[calc(100vw-32px)] rounded-md border border-border-strong bg-surface p-1 shadow-pop',
          placement === 'below' ? 'top-full mt-1' : 'bottom-full mb-1',
        )}
      >
        {children}
      </div>
    </details>
  );
}

/** Look of an entry of the menu; use it on links and submit buttons. */
export const menuEntryClass =
  'flex h-8 w-full items-center gap-2.5 rounded-xs px-2.5 text-left text-sm text-text hover:bg-sunken aria-[current=true]:font-medium';
