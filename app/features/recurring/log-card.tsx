import { Form, Link } from '@remix-run/react';
import { RotateCcw } from 'lucide-react';
import { Button, ButtonLink } from '#app/components/ui/button.tsx';
import { Card } from '#app/components/ui/card.tsx';
import { linkClass } from '#app/features/form-fields/link-class.ts';
import { outcomeOf } from '#app/features/recurring/outcome.ts';
import { OccurrenceState } from '#app/features/recurring/recurring-state.tsx';
import { formatDate } from '#app/i18n/format.ts';
import { errorSentence } from '#app/i18n/t.ts';
import { useT } from '#app/i18n/use-t.tsx';
import type { OccurrenceDto } from '#server/contracts/recurring.ts';

/** What the schedule made, newest first; what stopped says why and how it goes on. */
export function LogCard({ days, base, mayWrite }: { days: readonly OccurrenceDto[]; base: string; mayWrite: boolean }) {
  const t = useT();
  return (
    <Card title={t('recurring.log')} flush>
      {days.length === 0 ? <p className="px-[18px] pb-[18px] text-sm text-muted">{t('recurring.log.empty')}</p> : null}
      <ul>
        {days.map((day) => (
          <LogRow key={day.on} day={day} base={base} mayWrite={mayWrite} />
        ))}
      </ul>
    </Card>
  );
}

function LogRow({ day, base, mayWrite }: { day: OccurrenceDto; base: string; mayWrite: boolean }) {
  const t = useT();
  const { on, number, invoiceId, failure, fix, isGone } = day;
  const outcome = outcomeOf(day);
  const waits = outcome === 'failed' || outcome === 'failedMail';
  return (
    <li className="flex flex-col gap-2 border-t px-[18px] py-3 text-sm">
      <div className="flex flex-wrap items-center justify-between gap-x-3 gap-y-1">
        <span className="tabular">{formatDate(on)}</span>
        <OccurrenceState day={day} />
      </div>
      {isGone ? null : (
        <Link to={`${base}/racuni/${invoiceId}`} className={`${linkClass} self-start`}>
          {number ?? t('recurring.log.openDraft')}
        </Link>
      )}
      {waits && failure !== null ? <p className="text-err">{errorSentence(t, failure)}</p> : null}
      {waits && mayWrite ? (
        <Form method="post" preventScrollReset className="flex flex-wrap gap-2">
          {fix === null ? null : (
            <ButtonLink small to={`${base}/${fix}`}>
              {t('recurring.log.fix')}
            </ButtonLink>
          )}
          <input type="hidden" name="on" value={on} />
          <Button type="submit" small icon={RotateCcw} name="intent" value="retry">
            {t('recurring.log.retry')}
          </Button>
        </Form>
      ) : null}
    </li>
  );
}
