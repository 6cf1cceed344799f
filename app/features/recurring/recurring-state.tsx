import { CircleAlert, CircleStop, Clock, FileCheck, Pause, PencilLine, Play, Send, Trash2, type LucideIcon } from 'lucide-react';
import { Pill, type Tone } from '#app/components/ui/pill.tsx';
import { outcomeOf, type Outcome } from '#app/features/recurring/outcome.ts';
import { useT } from '#app/i18n/use-t.tsx';
import type { OccurrenceDto, RecurringListItem } from '#server/contracts/recurring.ts';

const STATES = {
  active: ['ok', Play],
  paused: ['warn', Pause],
  ended: ['neutral', CircleStop],
} as const satisfies Record<RecurringListItem['state'], readonly [Tone, LucideIcon]>;

/** Whether a schedule runs, rests or is over; one with a day that stopped says that first. */
export function RecurringState({ state, failed = 0 }: { state: RecurringListItem['state']; failed?: number }) {
  const t = useT();
  if (failed > 0)
    return (
      <Pill tone="err" icon={CircleAlert}>
        {t('recurring.failed', { count: failed })}
      </Pill>
    );
  const [tone, icon] = STATES[state];
  return (
    <Pill tone={tone} icon={icon}>
      {t(`recurring.state.${state}`)}
    </Pill>
  );
}

const OUTCOMES = {
  pending: ['info', Clock],
  draft: ['neutral', PencilLine],
  issued: ['ok', FileCheck],
  sent: ['ok', Send],
  failed: ['err', CircleAlert],
  failedMail: ['err', CircleAlert],
  gone: ['neutral', Trash2],
} as const satisfies Record<Outcome, readonly [Tone, LucideIcon]>;

/** The outcome of a day as a pill. */
export function OccurrenceState({ day }: { day: OccurrenceDto }) {
  const t = useT();
  const outcome = outcomeOf(day);
  const [tone, icon] = OUTCOMES[outcome];
  return (
    <Pill tone={tone} icon={icon}>
      {t(`recurring.log.${outcome}`)}
    </Pill>
  );
}
