import clsx from 'clsx';
import type { LucideIcon } from 'lucide-react';
import type { ReactNode } from 'react';
import { toneClass, type Tone } from '#app/components/ui/pill.tsx';

export interface TimelineItem {
  readonly id: string;
  readonly icon: LucideIcon;
  readonly tone: Tone;
  readonly title: string;
  readonly detail?: ReactNode;
  /** Formatted for people (`24. 11. 10:05`). */
  readonly time?: string | undefined;
  /** ISO instant of `time`. */
  readonly at?: string | undefined;
  /** The button that fixes a failed step. */
  readonly action?: ReactNode;
}

/** What happened to a document, in order. */
export function Timeline({ items }: { items: readonly TimelineItem[] }) {
  return (
    <ol className="flex flex-col">
      {items.map(({ id, icon: Icon, tone, title, detail, time, at, action }) => (
        <li key={id} className="group relative flex gap-2.5 pb-3.5 last:pb-0">
          <span aria-hidden className="absolute top-6 bottom-0 left-[9.5px] w-px bg-border-strong group-last:hidden" />
          <span className={clsx('relative flex size-5 shrink-0 items-center justify-center rounded-full', toneClass(tone))}>
            <Icon aria-hidden size={12} strokeWidth={2} />
          </span>
          <div className="min-w-0 flex-1">
            <div className="flex items-baseline justify-between gap-2">
              <p className="font-medium">{title}</p>
              {time ? (
                <time dateTime={at} className="tabular shrink-0 text-xs text-muted">
                  {time}
                </time>
              ) : null}
            </div>
            {detail ? <div className="text-xs text-muted">{detail}</div> : null}
            {action ? <div className="mt-1.5">{action}</div> : null}
          </div>
        </li>
      ))}
    </ol>
  );
}
