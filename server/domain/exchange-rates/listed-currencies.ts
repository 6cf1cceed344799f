/**
 * Currencies on HNB's list (2026-11) in which documents can be written. Of those on it only the yen has no hundredths, by which documents
 * reckon. Whether the list of a day has one is seen when its rate is asked for.
 */
export const LISTED_CURRENCIES = ['AUD', 'BAM', 'CAD', 'CHF', 'CZK', 'DKK', 'GBP', 'HUF', 'NOK', 'PLN', 'SEK', 'USD'] as const;

export const isListedCurrency = (code: string): boolean => LISTED_CURRENCIES.some((each) => each === code);
