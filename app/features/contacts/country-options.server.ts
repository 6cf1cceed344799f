import type { Locale } from '#app/i18n/catalog.ts';
import { COUNTRY_CODES } from '#server/contracts/contacts.ts';

/** ISO code and name. */
export interface CountryOption {
  readonly value: string;
  readonly label: string;
}

const cache = new Map<Locale, readonly CountryOption[]>();

/**
 * Every country by its name in one language, Croatia first. Made on the server alone: two versions of the names in one page
 * would not be the same.
 */
export function countryOptions(locale: Locale): readonly CountryOption[] {
  const known = cache.get(locale);
  if (known) return known;
  const names = new Intl.DisplayNames(locale, { type: 'region' });
  const { compare } = new Intl.Collator(locale);
  const options = COUNTRY_CODES.map((value) => ({ value, label: names.of(value) ?? value })).sort((a, b) =>
    compare(a.label, b.label),
  );
  const sorted = [...options.filter(({ value }) => value === 'HR'), ...options.filter(({ value }) => value !== 'HR')];
  cache.set(locale, sorted);
  return sorted;
}
