import { addDays, type PlainDate, type ZagrebClock } from '#server/domain/shared/plain-date.ts';
import { isWorkingDay, nextWorkingDay } from '#server/domain/shared/working-days.ts';

/** One reminder of a company's schedule. */
export interface ReminderStep {
  /** Days after the due date. */
  readonly afterDays: number;
  /** What it says, in the customer's language. */
  readonly text: { readonly hr: string; readonly en: string };
}

/** Most reminders of one invoice. */
export const MOST_STEPS = 5;

/** What a company begins with: friendly, plain, the last one. */
export const DEFAULT_STEPS: readonly ReminderStep[] = [
  {
    afterDays: 3,
    text: {
      hr: 'Poštovani,\n\nrok plaćanja računa je prošao, a uplatu još nismo vidjeli. Ako ste platili ovih dana, zanemarite ovu poruku.',
      en: 'Hello,\n\nthe invoice is past its due date and we have not seen your payment yet. If you paid in the last few days, please ignore this message.',
    },
  },
  {
    afterDays: 10,
    text: {
      hr: 'Poštovani,\n\nračun još nije plaćen. Molimo vas da ga podmirite u sljedećih nekoliko dana ili nam javite kad ćete platiti.',
      en: 'Hello,\n\nthe invoice is still unpaid. Please settle it within the next few days, or tell us when you will pay.',
    },
  },
  {
    afterDays: 20,
    text: {
      hr: 'Poštovani,\n\nunatoč ranijim opomenama račun nije plaćen. Ako ga ne podmirite u roku od 8 dana, naplatu ćemo zatražiti redovnim putem.',
      en: 'Hello,\n\nin spite of our earlier reminders the invoice is unpaid. If it is not settled within 8 days, we will have to collect it by legal means.',
    },
  },
];

/** A reminder to come: which of the schedule, from 0, and from which day on. */
export interface NextReminder {
  readonly step: number;
  readonly on: PlainDate;
}

/**
 * The next reminder of an unpaid invoice, or null after the last. Reminders come in their order, one at a time; between two of
 * them at least as many days pass as the schedule has between them, so that switching reminders on over old debts, a pause or
 * days without mail never bring two at once.
 *
 * @param reminded days on which it was reminded of, in the order of the steps
 */
export function nextReminder(
  steps: readonly ReminderStep[],
  dueOn: PlainDate,
  reminded: readonly PlainDate[],
): NextReminder | null {
  const next = steps[reminded.length];
  if (next === undefined) return null;
  const byDueDate = addDays(dueOn, next.afterDays);
  const last = reminded.at(-1);
  const before = steps[reminded.length - 1];
  if (last === undefined || before === undefined) return { step: reminded.length, on: byDueDate };
  const afterLast = addDays(last, next.afterDays - before.afterDays);
  return { step: reminded.length, on: afterLast > byDueDate ? afterLast : byDueDate };
}

/** Reminders are no nuisance on working days, from morning to the end of the afternoon. */
const HOURS = { from: '08:00:00', to: '18:00:00' };

/** Whether reminders may go out now, by the clock of Zagreb. */
export const isReminderTime = ({ date, time }: ZagrebClock): boolean =>
  isWorkingDay(date) && time >= HOURS.from && time < HOURS.to;

/** The day on which what is wanted from a day on goes out, when it is now `now`: a working day, and not behind a pause. */
export function goesOutOn(from: PlainDate, now: ZagrebClock, pausedUntil: PlainDate | null): PlainDate {
  const earliest = now.time < HOURS.to ? now.date : addDays(now.date, 1);
  const resumes = pausedUntil === null ? earliest : addDays(pausedUntil, 1);
  return nextWorkingDay([from, earliest, resumes].reduce((latest, day) => (day > latest ? day : latest)));
}
