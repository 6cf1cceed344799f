import clsx from 'clsx';

/** A key as a hint. Decorative: screen readers learn keys from `aria-keyshortcuts`. */
export function Kbd({ children, onBrand = false }: { children: string; onBrand?: boolean }) {
  return (
    <kbd
      aria-hidden
      className={clsx(
        'inline-flex h-[18px] min-w-[18px] items-center justify-center rounded-xs border px-1 font-sans text-[11px] leading-none font-medium max-md:hidden',
        onBrand ? 'border-current/40 text-current' : 'border-border-strong bg-surface text-muted',
      )}
    >
      {children}
    </kbd>
  );
}
