import { Form } from '@remix-run/react';
import { Trash2 } from 'lucide-react';
import { Button } from '#app/components/ui/button.tsx';
import { Card } from '#app/components/ui/card.tsx';
import { formatDate } from '#app/i18n/format.ts';
import type { Translate } from '#app/i18n/t.ts';
import { useT } from '#app/i18n/use-t.tsx';
import type { HoursSchedule, OpenSpan, WorkingHours } from '#server/domain/fiscal/working-hours.ts';
import { HOURS_DAYS } from '#server/domain/fiscal/working-hours.ts';

const span = ({ from, to }: OpenSpan): string => `${from}–${to}`;

function scheduleLines(t: Translate, schedule: HoursSchedule): readonly string[] {
  if (schedule.kind === 'by_appointment') return [t('workingHours.byAppointment')];
  return HOURS_DAYS.flatMap((day) => {
    const parts = schedule.days.filter((each) => each.day === day);
    if (parts.length === 0) return [];
    const words = parts.map((part) => {
      const parity = 'odd' in part ? ` (${t(part.odd ? 'workingHours.odd' : 'workingHours.even')})` : '';
      return span(part) + parity;
    });
    return [`${t(`workingHours.day.${day}`)} ${words.join(', ')}`];
  });
}

/** What is registered, with the way to take it back. */
export function HoursList({ hours, mayManage, first }: { hours: WorkingHours; mayManage: boolean; first: string }) {
  const t = useT();
  const { regular, exceptions } = hours;
  return (
    <Card title={t('workingHours.registered')} ruled flush>
      {regular.length + exceptions.length === 0 ? (
        <p className="px-[18px] py-4 text-sm text-muted">{t('workingHours.none')}</p>
      ) : null}
      <ul>
        {regular.map(({ from, to, note, schedule }) => (
          <Row
            key={from}
            title={
              to === null
                ? t('workingHours.since', { from: formatDate(from) })
                : t('workingHours.between', { from: formatDate(from), to: formatDate(to) })
            }
            lines={[...scheduleLines(t, schedule), ...(note === '' ? [] : [note])]}
            // Hours that have begun are history.
            remove={mayManage && from >= first ? { name: 'regularFrom', value: from } : null}
          />
        ))}
        {exceptions.map(({ on, spans }) => (
          <Row
            key={on}
            title={t('workingHours.exceptionOn', { on: formatDate(on) })}
            lines={[spans.map(span).join(', ')]}
            remove={mayManage ? { name: 'exceptionOn', value: on } : null}
          />
        ))}
      </ul>
    </Card>
  );
}

function Row({
  title,
  lines,
  remove,
}: {
  title: string;
  lines: readonly string[];
  remove: { readonly name: string; readonly value: string } | null;
}) {
  const t = useT();
  return (
    <li className="flex items-start justify-between gap-3 border-t px-[18px] py-3 first:border-t-0">
      <div className="min-w-0">
        <p className="font-medium">{title}</p>
        {lines.map((line) => (
          <p key={line} className="tabular text-sm text-muted">
            {line}
          </p>
        ))}
      </div>
      {remove ? (
        <Form method="post" preventScrollReset>
          <input type="hidden" name="form" value="remove" />
          <input type="hidden" name={remove.name} value={remove.value} />
          <Button type="submit" small variant="ghost" icon={Trash2} aria-label={t('workingHours.removeOne', { title })}>
            {t('workingHours.remove')}
          </Button>
        </Form>
      ) : null}
    </li>
  );
}
