import { findMessage, type Locale, type MessageKey } from '#app/i18n/catalog.ts';
import { formatDate, formatDecimal, zagrebDate } from '#app/i18n/format.ts';
import { formatMessage, type MessageParams } from '#app/i18n/message-format.ts';

export type { MessageKey, MessageParams };

/** Says one message in the language it was made for. */
export interface Translate {
  (key: MessageKey, params?: MessageParams): string;
  readonly locale: Locale;
  /** For keys that are only known at run time (error codes, kinds): null when there is no such message. */
  dynamic(key: string, params?: MessageParams): string | null;
}

/** The translator of one language; used by `useT()` in components and directly by loaders and `meta`. */
export function translator(locale: Locale): Translate {
  const dynamic = (key: string, params: MessageParams = {}): string | null => {
    const message = findMessage(locale, key);
    return message === null ? null : formatMessage(message, params, locale);
  };
  const say = (key: MessageKey, params: MessageParams = {}): string => dynamic(key, params) ?? key;
  return Object.assign(say, { locale, dynamic });
}

/** The sentence for an error code (`AREA_PROBLEM`); a code without words of its own gets the general one. */
export function errorSentence(t: Translate, code: string, params: MessageParams = {}): string {
  return t.dynamic(`errors.${code}`, written(params)) ?? t('errors.UNKNOWN');
}

/** Values of errors whose strings are amounts; other digits (an OIB, a number of a document) stay as they are. */
const AMOUNTS = new Set(['limit', 'open', 'amount', 'total', 'min', 'max']);

function written(params: MessageParams): MessageParams {
  return Object.fromEntries(
    Object.entries(params).map(([name, value]) => {
      if (typeof value !== 'string') return [name, value];
      if (AMOUNTS.has(name)) return [name, formatDecimal(value, value.includes('.') ? 2 : 0)];
      if (/^\d{4}-\d{2}-\d{2}$/.test(value)) return [name, formatDate(value)];
      return [name, /^\d{4}-\d{2}-\d{2}T.+Z$/.test(value) ? formatDate(zagrebDate(value)) : value];
    }),
  );
}
