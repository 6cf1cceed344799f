import { formatDecimal } from '#app/i18n/format.ts';
import type { RecurringSettings } from '#server/contracts/recurring.ts';

/** The four rhythms that the form offers; weeks have a number of their own. */
export const RHYTHMS = ['month', 'quarter', 'year', 'week'] as const;

const MONTHS: Readonly<Record<string, string>> = { month: '1', quarter: '3', year: '12' };

type RecurringField =
  'name' | 'rhythm' | 'every' | 'day' | 'startsOn' | 'endsOn' | 'textPeriod' | 'dueDays' | 'action' | 'recipient' | 'note';

/** Fields of the form, as texts. */
export type RecurringValues = Record<RecurringField, string> & {
  lines: { description: string; quantity: string; unitPrice: string }[];
};

/** A schedule as the form shows it. */
export function valuesOf(settings: RecurringSettings): RecurringValues {
  const { unit, every, name, day, startsOn, endsOn, textPeriod, dueDays, action, recipient, note, lines } = settings;
  const months = Object.entries(MONTHS).find(([, count]) => count === String(every))?.[0] ?? 'month';
  return {
    ...{ name, startsOn, textPeriod, action, note },
    rhythm: unit === 'week' ? 'week' : months,
    every: unit === 'week' ? String(every) : '2',
    day: String(day),
    endsOn: endsOn ?? '',
    dueDays: String(dueDays),
    recipient: recipient ?? '',
    lines: lines.map(({ description, quantity, unitPrice }) => ({
      description,
      quantity: formatDecimal(quantity),
      unitPrice: formatDecimal(unitPrice, 2),
    })),
  };
}

/** Turns the chosen rhythm into the contract's fields, in place. */
export function readRhythm(form: FormData): FormData {
  const rhythm = String(form.get('rhythm') ?? '');
  form.set('unit', rhythm === 'week' ? 'week' : 'month');
  const months = MONTHS[rhythm];
  if (months !== undefined) form.set('every', months);
  return form;
}

/** Numbers and dates that are written the Croatian way. */
export const READ_AS = { numbers: ['lines[].quantity', 'lines[].unitPrice'], dates: ['startsOn', 'endsOn'] };
