import clsx from 'clsx';
import type { LucideIcon } from 'lucide-react';
import type { ReactNode } from 'react';
import { toneClass, type Tone } from '#app/components/ui/pill.tsx';

export interface AttentionItem {
  readonly id: string;
  readonly icon: LucideIcon;
  readonly tone: Tone;
  readonly title: string;
  readonly detail?: ReactNode;
  /** The one small button that deals with it. */
  readonly action?: ReactNode;
}

/** Things that wait for a person, each with its button. Fills a `flush` card. */
export function AttentionList({ items }: { items: readonly AttentionItem[] }) {
  return (
    <ul>
      {items.map(({ id, icon: Icon, tone, title, detail, action }) => (
        <li key={id} className="flex items-start gap-3 border-t px-[18px] py-3 first:border-t-0">
          <span className={clsx('flex size-7 shrink-0 items-center justify-center rounded-sm', toneClass(tone))}>
            <Icon aria-hidden size={15} strokeWidth={1.75} />
          </span>
          <div className="min-w-0 grow">
            <p className="font-medium">{title}</p>
            {detail ? <p className="text-xs text-muted">{detail}</p> : null}
          </div>
          {action ? <div className="shrink-0">{action}</div> : null}
        </li>
      ))}
    </ul>
  );
}
