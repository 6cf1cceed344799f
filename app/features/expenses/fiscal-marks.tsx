import { StandingMark, standingOf } from '#app/features/expenses/verdict-mark.tsx';
import { useT } from '#app/i18n/use-t.tsx';
import type { ReceivedDocument } from '#server/contracts/expenses.ts';

/** JIR and ZKI that were read off a receipt; nothing where it has none. They are not kept with the cost. */
export function FiscalMarks({ reading: { fields, verdicts } }: { reading: ReceivedDocument['reading'] }) {
  const t = useT();
  const marks = (['jir', 'zki'] as const).flatMap((field) => {
    const value = fields?.[field];
    const verdict = verdicts[field];
    return value && verdict ? [{ field, value, verdict }] : [];
  });
  if (marks.length === 0) return null;
  return (
    <dl className="flex flex-col gap-2 rounded-sm bg-sunken p-3 text-xs">
      {marks.map(({ field, value, verdict }) => (
        <div key={field} className="flex items-start gap-3">
          <dt className="w-7 shrink-0 text-muted uppercase">{field}</dt>
          <dd className="min-w-0 grow">
            <code className="font-mono text-[11px] break-all">{value}</code>
            {verdict.verdict === 'doubtful' ? (
              <span className="mt-0.5 block text-warn">{t(`expenses.doubt.${verdict.reason}`)}</span>
            ) : null}
          </dd>
          <dd>
            <StandingMark standing={standingOf(verdict)} />
          </dd>
        </div>
      ))}
    </dl>
  );
}
