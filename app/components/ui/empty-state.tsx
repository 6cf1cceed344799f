import type { LucideIcon } from 'lucide-react';
import type { ReactNode } from 'react';

/** What to do first, where there is nothing yet. */
export function EmptyState({
  icon: Icon,
  title,
  children,
  action,
}: {
  icon: LucideIcon;
  title: string;
  children?: ReactNode;
  /** The one button that changes it. */
  action?: ReactNode;
}) {
  return (
    <div className="flex flex-col items-center gap-3 rounded-md border border-dashed border-border-strong px-6 py-14 text-center">
      <span className="flex size-10 items-center justify-center rounded-md bg-sunken text-muted">
        <Icon aria-hidden size={20} strokeWidth={1.75} />
      </span>
      <div className="max-w-md">
        <h2 className="text-lg font-semibold">{title}</h2>
        {children ? <div className="mt-1 text-base text-muted">{children}</div> : null}
      </div>
      {action ? <div className="mt-1 flex flex-wrap justify-center gap-2">{action}</div> : null}
    </div>
  );
}
