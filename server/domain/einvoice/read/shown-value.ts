import { unitSymbol } from '#server/domain/catalog/units.ts';

import type { ReadField } from './read-einvoice.ts';

type Locale = 'hr' | 'en';

/** Units, schemes and lists that people need not be told: they stand on every eRačun. */
const SELF_EVIDENT: ReadonlySet<string> = new Set(['9934', 'CG', 'HR:HR']);

/**
 * A value as people read it in Croatia: `24. 11. 2026.`, `1.234,50 EUR`, a code with its meaning. What has another form than its kind
 * should have is shown as it stands.
 */
export function shownValue({ kind, value, qualifier, meaning }: ReadField, locale: Locale): string {
  if (kind === 'date') return shownDate(value);
  if (kind === 'amount') return [shownNumber(value, 2), qualifier].filter(Boolean).join(' ');
  if (kind === 'number') return [shownNumber(value, 0), unitSymbol(qualifier, locale)].filter(Boolean).join(' ');
  if (kind === 'percent') return `${shownNumber(value, 0)} %`;
  if (kind === 'yesno') return shownAnswer(value, locale);
  if (kind === 'account') return /^[A-Z]{2}\d{2}[A-Z0-9]+$/.test(value) ? value.replace(/(.{4})(?=.)/g, '$1 ') : value;
  if (meaning !== null) return `${value} – ${meaning[locale]}`;
  return qualifier === '' || SELF_EVIDENT.has(qualifier) ? value : `${value} (${qualifier})`;
}

function shownDate(value: string): string {
  const [, year, month, day] = /^(\d{4})-(\d{2})-(\d{2})/.exec(value) ?? [];
  return year === undefined ? value : `${Number(day)}. ${Number(month)}. ${year}.`;
}

/** Thousands by dots, at least so many decimals; a number in another writing is left alone. */
function shownNumber(value: string, decimals: number): string {
  const [, sign = '', whole, fraction = ''] = /^([+-]?)(\d+)(?:\.(\d*))?$/.exec(value) ?? [];
  if (whole === undefined) return value;
  const meant = fraction.replace(/0+$/, '').padEnd(decimals, '0');
  const grouped = whole.replace(/^0+(?=\d)/, '').replace(/\B(?=(\d{3})+$)/g, '.');
  return `${sign === '-' ? '−' : ''}${grouped}${meant === '' ? '' : `,${meant}`}`;
}

function shownAnswer(value: string, locale: Locale): string {
  if (value === 'true' || value === '1') return { hr: 'da', en: 'yes' }[locale];
  if (value === 'false' || value === '0') return { hr: 'ne', en: 'no' }[locale];
  return value;
}
