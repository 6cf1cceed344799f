import clsx from 'clsx';
import { CircleCheck, Eye, TriangleAlert } from 'lucide-react';
import { useT } from '#app/i18n/use-t.tsx';
import type { Verdict } from '#server/domain/expenses/check-reading.ts';

/** Below a field that was read: it agrees with something, or why somebody should look. */
export function VerdictMark({ verdict }: { verdict: Verdict }) {
  const t = useT();
  const isAgreed = verdict.verdict === 'agreed';
  const isOpen = !isAgreed && verdict.reason === 'UNVERIFIED';
  const Icon = isAgreed ? CircleCheck : isOpen ? Eye : TriangleAlert;
  return (
    <span
      data-verdict={isAgreed ? 'agreed' : isOpen ? 'open' : 'doubtful'}
      className={clsx('flex gap-1.5 text-xs', isAgreed ? 'text-ok' : isOpen ? 'text-muted' : 'text-warn')}
    >
      <Icon aria-hidden size={13} strokeWidth={2} className="mt-0.5 shrink-0" />
      {isAgreed ? t('expenses.verdict.agreed') : t(`expenses.doubt.${verdict.reason}`)}
    </span>
  );
}
