import { findMessage, type Locale, type MessageKey } from '#app/i18n/catalog.ts';
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
  return t.dynamic(`errors.${code}`, params) ?? t('errors.UNKNOWN');
}
