/**
 * What a person typed as an amount → decimal string of the API (`'1234.56'`), or null where it is no number.
 * Takes `1234,56`, `1.234,56`, `1234.56`, `1 234,56`, `−5` and a currency sign. A lone dot with exactly three digits
 * after it marks thousands (`1.234` is one thousand two hundred thirty-four); so do several dots.
 */
export function parseDecimal(typed: string): string | null {
  let text = typed
    .replace(/[\s\u00a0\u202f']/g, '')
    .replace(/(€|EUR|kn)$/i, '')
    .replace(/^[\u2212\u2013]/, '-');
  const negative = text.startsWith('-');
  text = text.replace(/^[-+]/, '');
  if (!/^[\d.,]*\d[\d.,]*$/.test(text)) return null;

  const lastComma = text.lastIndexOf(',');
  const lastDot = text.lastIndexOf('.');
  let whole: string;
  let fraction = '';
  if (lastComma >= 0 && lastDot > lastComma) {
    // 1,234.56: a decimal dot after thousands commas
    if (text.indexOf('.') !== lastDot || !isGrouped(text.slice(0, lastDot), ',')) return null;
    whole = text.slice(0, lastDot).replaceAll(',', '');
    fraction = text.slice(lastDot + 1);
  } else if (lastComma >= 0) {
    if (text.indexOf(',') !== lastComma || !isGrouped(text.slice(0, lastComma), '.')) return null;
    whole = text.slice(0, lastComma).replaceAll('.', '');
    fraction = text.slice(lastComma + 1);
  } else if (lastDot >= 0) {
    const isThousands = text.indexOf('.') !== lastDot || (text.length - lastDot === 4 && !/^0*\./.test(text));
    if (isThousands) {
      if (!isGrouped(text, '.')) return null;
      whole = text.replaceAll('.', '');
    } else {
      whole = text.slice(0, lastDot);
      fraction = text.slice(lastDot + 1);
    }
  } else whole = text;

  whole = whole.replace(/^0+(?=\d)/, '') || '0';
  const number = fraction ? `${whole}.${fraction}` : whole;
  return negative && /[1-9]/.test(number) ? `-${number}` : number;
}

/** True when the marks stand where thousands are, or there are none. */
const isGrouped = (text: string, mark: string): boolean =>
  !text.includes(mark) || new RegExp(`^\\d{1,3}(\\${mark}\\d{3})+$`).test(text);

/**
 * What a person typed as a date → PlainDate, or null. Takes `24.11.2026`, `24. 11. 2026.`, `24.11.` (this year),
 * `24/11/26`, `24-11-2026`, `24112026`, `2026-11-24` and a lone day `24` (this month).
 * `today` is the PlainDate that missing parts come from.
 */
export function parseDate(typed: string, today: string): string | null {
  const text = typed.replace(/[\s\u00a0]/g, '').replace(/\.$/, '');
  const iso = /^(\d{4})-(\d{1,2})-(\d{1,2})$/.exec(text);
  if (iso) return plainDate(iso[1], iso[2], iso[3]);
  const solid = /^(\d{2})(\d{2})(\d{4}|\d{2})$/.exec(text);
  if (solid) return plainDate(fullYear(solid[3], today), solid[2], solid[1]);
  const parts = text.split(/[./-]/);
  if (parts.length > 3 || parts.some((part) => !/^\d{1,4}$/.test(part))) return null;
  const [day, month, year] = parts;
  return plainDate(fullYear(year, today), month ?? today.slice(5, 7), day);
}

function fullYear(year: string | undefined, today: string): string {
  if (year === undefined) return today.slice(0, 4);
  return year.length === 2 ? `20${year}` : year;
}

function plainDate(year: string | undefined, month: string | undefined, day: string | undefined): string | null {
  const y = Number(year);
  const m = Number(month);
  const d = Number(day);
  if (!(y >= 1900 && y <= 2200 && m >= 1 && m <= 12 && d >= 1)) return null;
  const leap = (y % 4 === 0 && y % 100 !== 0) || y % 400 === 0;
  const days = m === 2 ? (leap ? 29 : 28) : [4, 6, 9, 11].includes(m) ? 30 : 31;
  if (d > days) return null;
  return `${y}-${String(m).padStart(2, '0')}-${String(d).padStart(2, '0')}`;
}
