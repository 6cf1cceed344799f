import { HOURS_DAYS } from '#server/domain/fiscal/working-hours.ts';
import type { RegisterExceptionInput, RegisterHoursInput } from '#server/contracts/working-hours.ts';

const text = (form: FormData, name: string): string => String(form.get(name) ?? '').trim();

/** A pair of times of a form, `from<suffix>` and `to<suffix>`; null when both are empty. A time without its other half stays, to be refused. */
function spanOf(form: FormData, suffix: string) {
  const [from, to] = [text(form, `from${suffix}`), midnight(text(form, `to${suffix}`))];
  return from === '' && to === '' ? null : { from, to };
}

/** The browser's field of a time knows no 24:00; an end at midnight is one. */
const midnight = (to: string): string => (to === '00:00' ? '24:00' : to);

function scheduleOf(form: FormData): RegisterHoursInput['schedule'] {
  if (form.get('byAppointment') === 'on') return { kind: 'by_appointment' };
  const days = HOURS_DAYS.flatMap((day) => {
    const spans = [spanOf(form, String(day)), spanOf(form, `${day}b`)].filter((span) => span !== null);
    return spans.map((span, index) => ({ day, part: index === 0 ? (1 as const) : (2 as const), ...span }));
  });
  if (days.some(({ part }) => part === 2)) return { kind: 'twice', days };
  return { kind: 'once', days: days.map(({ part: _part, ...day }) => day) };
}

/** What the form of regular hours means. */
export const regularInput = (form: FormData, id: string): RegisterHoursInput => ({
  id,
  everywhere: form.get('everywhere') === 'on',
  from: text(form, 'from'),
  note: text(form, 'note'),
  schedule: scheduleOf(form),
});

/** What the form of a day that differs means. */
export const exceptionInput = (form: FormData, id: string): RegisterExceptionInput => ({
  id,
  everywhere: form.get('everywhere') === 'on',
  on: text(form, 'on'),
  spans: [spanOf(form, '1'), spanOf(form, '1b')].filter((span) => span !== null),
});
