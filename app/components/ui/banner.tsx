import clsx from 'clsx';
import { CircleAlert, CircleCheck, Info, TriangleAlert, type LucideIcon } from 'lucide-react';
import type { ReactNode } from 'react';
import { toneClass, type Tone } from '#app/components/ui/pill.tsx';

const ICONS: Record<Exclude<Tone, 'neutral'>, LucideIcon> = {
  ok: CircleCheck,
  info: Info,
  warn: TriangleAlert,
  err: CircleAlert,
};

export interface BannerProps {
  tone?: Exclude<Tone, 'neutral'> | undefined;
  title: string;
  children?: ReactNode;
  /** The button or link that mends it. */
  action?: ReactNode;
  /** Screen readers are interrupted: for what just went wrong. */
  alert?: boolean | undefined;
  className?: string | undefined;
}

/** A message that stays on the page until its reason is gone. */
export function Banner({ tone = 'info', title, children, action, alert, className }: BannerProps) {
  const Icon = ICONS[tone];
  // A title alone stands at the height of the button beside it.
  const isBeside = action !== undefined && !children;
  return (
    <div
      role={alert ? 'alert' : undefined}
      className={clsx('flex items-start gap-x-3 rounded-md px-3.5 py-3', toneClass(tone), className)}
    >
      <Icon aria-hidden size={16} className={clsx('shrink-0', isBeside ? 'mt-1.5' : 'mt-0.5')} />
      <div className="flex min-w-0 flex-1 flex-wrap items-start gap-x-3 gap-y-2">
        <div className={clsx('min-w-0 flex-1 basis-60', isBeside && 'pt-1')}>
          <p className="font-medium">{title}</p>
          {children ? <div className="mt-0.5 text-sm text-text">{children}</div> : null}
        </div>
        {action ? <div className="flex shrink-0 gap-2">{action}</div> : null}
      </div>
    </div>
  );
}
