import clsx from 'clsx';
import type { LucideIcon } from 'lucide-react';
import type { ReactNode } from 'react';

export type Tone = 'neutral' | 'ok' | 'warn' | 'err' | 'info';

const TONES: Record<Tone, string> = {
  neutral: 'bg-sunken text-muted',
  ok: 'bg-ok-weak text-ok',
  warn: 'bg-warn-weak text-warn',
  err: 'bg-err-weak text-err',
  info: 'bg-info-weak text-info',
};

/** Text and background classes of a tone, for squares and banners that share a pill's colours. */
export const toneClass = (tone: Tone): string => TONES[tone];

/** A state in a word, with its icon: colour never stands alone. */
export function Pill({ tone = 'neutral', icon: Icon, children }: { tone?: Tone; icon: LucideIcon; children: ReactNode }) {
  return (
    <span
      className={clsx(
        'inline-flex h-[22px] max-w-full items-center gap-1.5 rounded-full pr-2 pl-1.5 text-xs font-medium whitespace-nowrap',
        TONES[tone],
      )}
    >
      <Icon aria-hidden size={13} strokeWidth={2} className="shrink-0" />
      <span className="truncate">{children}</span>
    </span>
  );
}
