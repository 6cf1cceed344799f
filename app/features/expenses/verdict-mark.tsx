import clsx from 'clsx';
import { CircleCheck, Eye, TriangleAlert, type LucideIcon } from 'lucide-react';
import type { MessageKey } from '#app/i18n/t.ts';
import { useT } from '#app/i18n/use-t.tsx';
import type { Verdict } from '#server/domain/expenses/check-reading.ts';

/** `agreed` with a check, `open`: there was nothing to hold it against, `doubtful`: it fails a check. */
export type Standing = 'agreed' | 'open' | 'doubtful';

export const standingOf = (verdict: Verdict): Standing =>
  verdict.verdict === 'agreed' ? 'agreed' : verdict.reason === 'UNVERIFIED' ? 'open' : 'doubtful';

const LOOKS: Record<Standing, { icon: LucideIcon; color: string; words: MessageKey }> = {
  agreed: { icon: CircleCheck, color: 'text-ok', words: 'expenses.verdict.agreed' },
  open: { icon: Eye, color: 'text-muted', words: 'expenses.verdict.open' },
  doubtful: { icon: TriangleAlert, color: 'text-warn', words: 'expenses.verdict.doubtful' },
};

/** A sign for how a field that was read stands; `said` spells it out. */
export function StandingMark({ standing, said }: { standing: Standing; said?: boolean }) {
  const t = useT();
  const { icon: Icon, color, words } = LOOKS[standing];
  return (
    <span
      data-verdict={standing}
      title={said ? undefined : t(words)}
      className={clsx('flex items-center gap-1.5 text-xs', color)}
    >
      <Icon aria-hidden size={14} strokeWidth={2} className="shrink-0" />
      <span className={said ? undefined : 'sr-only'}>{t(words)}</span>
    </span>
  );
}

/** Why a field that was read is doubted, and what to do; nothing for the others. */
export function Doubt({ verdict }: { verdict: Verdict }) {
  const t = useT();
  if (verdict.verdict === 'agreed' || verdict.reason === 'UNVERIFIED') return null;
  return <span className="text-warn">{t(`expenses.doubt.${verdict.reason}`)}</span>;
}
