import type { InvoiceFilter } from '#server/contracts/invoicing.ts';
import type { SalesGroup } from '#server/contracts/reports.ts';
import type { DocumentLocale, PaymentMethod } from '#server/domain/invoicing/document.ts';
import type { LevyKind } from '#server/domain/invoicing/levies.ts';
import type { VatCode } from '#server/domain/invoicing/vat-code.ts';
import type { Period } from '#server/domain/reports/period.ts';
import { addDays } from '#server/domain/shared/plain-date.ts';

import { dayText } from './report-head.ts';
import { REPORT_WORDS } from './report-words.ts';
import { LEVIES_KEY } from './sales-source.ts';

/** What a row of a report is called, in the language of who asks. */
export function salesLabel(by: SalesGroup, key: string, name: string | null, locale: DocumentLocale): string {
  const words = REPORT_WORDS[locale];
  if (by === 'day') return dayText(key, locale);
  if (by === 'month') return monthName(key, locale);
  if (by === 'payment') return words.payment[key as PaymentMethod];
  if (by === 'vat') return vatName(key, locale);
  if (key === LEVIES_KEY) return words.levies;
  if (key === 'none') return by === 'customer' ? words.noCustomer : words.noProduct;
  return name ?? '';
}

/** `studeni 2026.` or `November 2026`. */
function monthName(month: string, locale: DocumentLocale): string {
  const format = new Intl.DateTimeFormat(locale === 'hr' ? 'hr-HR' : 'en-GB', {
    month: 'long',
    year: 'numeric',
    timeZone: 'UTC',
  });
  const parts = new Map(format.formatToParts(new Date(`${month}-01T00:00:00Z`)).map(({ type, value }) => [type, value]));
  if (locale === 'en') return `${parts.get('month') ?? ''} ${parts.get('year') ?? ''}`;
  const nominative = new Intl.DateTimeFormat('hr-HR', { month: 'long', timeZone: 'UTC' });
  return `${nominative.format(new Date(`${month}-01T00:00:00Z`))} ${parts.get('year') ?? ''}.`;
}

function vatName(key: string, locale: DocumentLocale): string {
  const [code = '', rate = '', percent = '', ...name] = key.split(':');
  const written = (text: string) => (locale === 'hr' ? `${text.replace('.', ',')}\u00a0%` : `${text}%`);
  if (code !== 'levy') return REPORT_WORDS[locale].untaxed[code as VatCode] ?? written(rate);
  const plain = name.join(':') || REPORT_WORDS[locale].levy[rate as LevyKind];
  return percent === '' ? plain : `${plain} ${written(percent)}`;
}

/** The documents behind a row. A month that the period only touches is cut to it. */
export function salesFilter(by: SalesGroup, key: string, period: Period): InvoiceFilter {
  if (by === 'month') {
    const [year = 0, month = 0] = key.split('-').map(Number);
    const next = month === 12 ? `${year + 1}-01` : `${year}-${String(month + 1).padStart(2, '0')}`;
    const [first, last] = [`${key}-01`, addDays(`${next}-01`, -1)];
    return { from: first > period.from ? first : period.from, to: last < period.to ? last : period.to };
  }
  if (by === 'day') return { from: key, to: key };
  if (by === 'payment') return { ...period, paymentMethod: key as PaymentMethod };
  if (by === 'customer') return { ...period, contactId: key };
  if (key === LEVIES_KEY) return { ...period, vat: 'levy' };
  if (by === 'product') return { ...period, productId: key };
  if (by === 'operator') return { ...period, operatorId: key };
  if (by === 'premises') return { ...period, premisesId: key };
  return { ...period, vat: key };
}
