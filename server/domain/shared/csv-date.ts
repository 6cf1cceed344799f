import { isPlainDate, type PlainDate } from './plain-date.ts';

/** A date of a spreadsheet, or null. Takes `24.11.2026.`, `24. 11. 2026`, `24/11/2026`, `24-11-2026` and `2026-11-24`, with a time behind it. */
export function dateOfCell(cell: string): PlainDate | null {
  const text = cell
    .replace(/\s+/g, '')
    .replace(/T?\d{1,2}:\d{2}(:\d{2})?$/, '')
    .replace(/\.$/, '');
  const iso = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
  const local = /^(\d{1,2})[./-](\d{1,2})[./-](\d{4})$/.exec(text);
  const [year = '', month = '', dayOfMonth = ''] = iso ? iso.slice(1) : local ? local.slice(1).reverse() : [];
  const date = `${year}-${month.padStart(2, '0')}-${dayOfMonth.padStart(2, '0')}`;
  return isPlainDate(date) ? date : null;
}
