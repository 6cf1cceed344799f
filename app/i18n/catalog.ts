import type { hr } from '#app/i18n/hr/index.ts';

export const LOCALES = ['hr', 'en'] as const;
export type Locale = (typeof LOCALES)[number];

export const isLocale = (value: unknown): value is Locale => LOCALES.some((locale) => locale === value);

/** Croatian is the source: what it has, the others must have (a missing key is a type error). */
export type Messages = typeof hr;
type Area = keyof Messages;

/** `area.key`, as in `common.save`. Keys may have dots of their own; the area ends at the first one. */
export type MessageKey = { [A in Area]: `${A}.${keyof Messages[A] & string}` }[Area];

const catalogs = new Map<Locale, Messages>();

/** Makes a language's words available. The server registers all, the browser only the one of its page. */
export function registerCatalog(locale: Locale, messages: Messages): void {
  catalogs.set(locale, messages);
}

/** The words of `area.key`, or null where that key does not exist. Throws when no catalogue was registered. */
export function findMessage(locale: Locale, key: string): string | null {
  const catalog = catalogs.get(locale) ?? catalogs.values().next().value;
  if (!catalog) throw new Error('No message catalogue is registered');
  const dot = key.indexOf('.');
  const areas: Readonly<Record<string, Readonly<Record<string, string>>>> = catalog;
  return areas[key.slice(0, dot)]?.[key.slice(dot + 1)] ?? null;
}
