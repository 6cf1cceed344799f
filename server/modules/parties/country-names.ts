import { COUNTRY_CODES } from '#server/contracts/contacts.ts';
import { foldText } from '#server/domain/shared/fold-text.ts';

const NAMES = { hr: new Intl.DisplayNames('hr', { type: 'region' }), en: new Intl.DisplayNames('en', { type: 'region' }) };

/** What people also write. */
const OTHER_NAMES: Readonly<Record<string, string>> = {
  rh: 'HR',
  'republika hrvatska': 'HR',
  bih: 'BA',
  uk: 'GB',
  engleska: 'GB',
  'velika britanija': 'GB',
  sad: 'US',
  usa: 'US',
  makedonija: 'MK',
  nizozemska: 'NL',
  'ceska republika': 'CZ',
  'slovacka republika': 'SK',
};

const codes = new Map([
  ...COUNTRY_CODES.flatMap((code): [string, string][] => [
    [code.toLowerCase(), code],
    [foldText(NAMES.hr.of(code) ?? code), code],
    [foldText(NAMES.en.of(code) ?? code), code],
  ]),
  ...Object.entries(OTHER_NAMES),
]);

/** ISO code of a country that is written as a code or by its Croatian or English name; null for an unknown one. */
export const countryOfText = (text: string): string | null => codes.get(foldText(text)) ?? null;
