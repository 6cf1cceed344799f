import type { DocumentLocale } from '#server/domain/invoicing/document.ts';

/** Firm and OIB, at the head of a printed report. */
export const ownerLine = ({ name, oib }: { readonly name: string; readonly oib: string }): string => `${name}, OIB ${oib}`;

/** `24. 11. 2026.` or `24/11/2026`. */
export function dayText(date: string, locale: DocumentLocale): string {
  const [year = '', month = '', day = ''] = date.split('-');
  return locale === 'hr' ? `${Number(day)}. ${Number(month)}. ${year}.` : `${day}/${month}/${year}`;
}
