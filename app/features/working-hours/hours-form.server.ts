import { parseDate } from '#app/i18n/parse.ts';
import { HOURS_DAYS } from '#server/domain/fiscal/working-hours.ts';
import type { RegisterExceptionInput, RegisterHoursInput } from '#server/contracts/working-hours.ts';

const dateOf = (typed: string): string => parseDate(typed, '') ?? typed;

const text = (form: FormData, name: string): string => String(form.get(name) ?? '').trim();

/** A pair of times of a form, `from<suffix>` and `to<suffix>`; null when both are empty. A time without its other half stays, to be refused. */
function spanOf(form: FormData, suffix: string) {
  const [from, to] = [timeOf(text(form, `from${suffix}`)), midnight(timeOf(text(form, `to${suffix}`)))];
  return from === '' && to === '' ? null : { from, to };
}

/** A time as people write it (`8`, `8:30`, `8.30`, `0830`, `8 h`) as `HH:mm`; anything else as it is, to be refused. */
function timeOf(typed: string): string {
  const parts = /^(\d{1,2})(?:[:.]?(\d{2}))? ?h?$/i.exec(typed);
  return parts === null ? typed : `${(parts[1] ?? '').padStart(2, '0')}:${parts[2] ?? '00'}`;
}

/** The end of a day at midnight is 24:00, however it is written. */
const midnight = (to: string): string => (to === '00:00' ? '24:00' : to);

/** The pairs of a day: the second one only where hours are divided, for what is not shown is not meant. */
const spansOf = (form: FormData, day: string) =>
  [spanOf(form, day), form.get('twice') === 'on' ? spanOf(form, `${day}b`) : null].filter((span) => span !== null);

function scheduleOf(form: FormData): RegisterHoursInput['schedule'] {
  if (form.get('byAppointment') === 'on') return { kind: 'by_appointment' };
  const days = HOURS_DAYS.flatMap((day) =>
    spansOf(form, String(day)).map((span, index) => ({ day, part: index === 0 ? (1 as const) : (2 as const), ...span })),
  );
  if (days.some(({ part }) => part === 2)) return { kind: 'twice', days };
  return { kind: 'once', days: days.map(({ part: _part, ...day }) => day) };
}

/** What the form of regular hours means. */
export const regularInput = (form: FormData, id: string): RegisterHoursInput => ({
  id,
  everywhere: form.get('everywhere') === 'on',
  from: dateOf(text(form, 'from')),
  note: text(form, 'note'),
  schedule: scheduleOf(form),
});

/** What the form of a day that differs means. */
export const exceptionInput = (form: FormData, id: string): RegisterExceptionInput => ({
  id,
  everywhere: form.get('everywhere') === 'on',
  on: dateOf(text(form, 'on')),
  spans: spansOf(form, '1'),
});
