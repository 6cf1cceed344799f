import { isValidOib } from './oib.ts';

/** Form of a VAT number after its prefix, by EU member state (as VIES lists them). Greece's prefix is EL. */
const FORMS: Readonly<Record<string, RegExp>> = {
  AT: /^U\d{8}$/,
  BE: /^[01]\d{9}$/,
  BG: /^\d{9,10}$/,
  CY: /^\d{8}[A-Z]$/,
  CZ: /^\d{8,10}$/,
  DE: /^\d{9}$/,
  DK: /^\d{8}$/,
  EE: /^\d{9}$/,
  EL: /^\d{9}$/,
  ES: /^[A-Z0-9]\d{7}[A-Z0-9]$/,
  FI: /^\d{8}$/,
  FR: /^[A-HJ-NP-Z0-9]{2}\d{9}$/,
  HR: /^\d{11}$/,
  HU: /^\d{8}$/,
  IE: /^(?:\d[A-Z0-9+*]\d{5}[A-Z]|\d{7}[A-W][A-I])$/,
  IT: /^\d{11}$/,
  LT: /^(?:\d{9}|\d{12})$/,
  LU: /^\d{8}$/,
  LV: /^\d{11}$/,
  MT: /^\d{8}$/,
  NL: /^[A-Z0-9+*]{10}\d{2}$/,
  PL: /^\d{10}$/,
  PT: /^\d{9}$/,
  RO: /^\d{2,10}$/,
  SE: /^\d{12}$/,
  SI: /^\d{8}$/,
  SK: /^\d{10}$/,
  XI: /^(?:\d{9}|\d{12}|GD\d{3}|HA\d{3})$/,
};

/** ISO 3166-1 codes of the member states of the European Union. */
export const EU_COUNTRIES: ReadonlySet<string> = new Set([
  ...Object.keys(FORMS).filter((prefix) => prefix !== 'EL' && prefix !== 'XI'),
  'GR',
]);

export const isEuCountry = (country: string): boolean => EU_COUNTRIES.has(country);

/** VAT prefix of a country; only Greece differs from its ISO code. */
export const vatPrefixOf = (country: string): string => (country === 'GR' ? 'EL' : country);

/** Without blanks, dots and hyphens, in capitals. */
export const normalizeVatId = (text: string): string => text.replace(/[\s\u00a0.-]/g, '').toUpperCase();

/** ISO country of a normalized VAT id, or null when its prefix is not a member state's (XI, Northern Ireland, is GB). */
export function countryOfVatId(vatId: string): string | null {
  const prefix = vatId.slice(0, 2);
  if (!(prefix in FORMS)) return null;
  return prefix === 'EL' ? 'GR' : prefix === 'XI' ? 'GB' : prefix;
}

/**
 * True when a normalized VAT id has the form of its member state; a Croatian one must also be a valid OIB. Whether it is
 * registered, only VIES can tell.
 */
export function isValidVatId(vatId: string): boolean {
  const prefix = vatId.slice(0, 2);
  const rest = vatId.slice(2);
  return FORMS[prefix]?.test(rest) === true && (prefix !== 'HR' || isValidOib(rest));
}
