/** Lengths of the IBANs that a Croatian business meets (SWIFT IBAN registry); others are checked by mod-97 alone. */
const LENGTHS: Readonly<Record<string, number>> = {
  AT: 20, BA: 20, BE: 16, BG: 22, CH: 21, CY: 28, CZ: 24, DE: 22, DK: 18, EE: 20, ES: 24, FI: 18, FR: 27, GB: 22, GR: 27,
  HR: 21, HU: 28, IE: 22, IT: 27, LI: 21, LT: 20, LU: 20, LV: 21, ME: 22, MK: 19, MT: 31, NL: 18, NO: 15, PL: 28, PT: 25,
  RO: 24, RS: 22, SE: 24, SI: 19, SK: 24,
}; // prettier-ignore

/** Without blanks, in capitals. */
export const normalizeIban = (text: string): string => text.replace(/[\s\u00a0]/g, '').toUpperCase();

/** True for a normalized IBAN whose length fits its country and whose ISO 7064 mod-97 remainder is 1. */
export function isValidIban(iban: string): boolean {
  if (!/^[A-Z]{2}\d{2}[A-Z0-9]{11,30}$/.test(iban)) return false;
  const country = iban.slice(0, 2);
  if ((LENGTHS[country] ?? iban.length) !== iban.length) return false;
  if (country === 'HR' && !/^HR\d{19}$/.test(iban)) return false;
  let remainder = 0;
  for (const character of iban.slice(4) + iban.slice(0, 4)) {
    const value = parseInt(character, 36);
    remainder = (remainder * (value > 9 ? 100 : 10) + value) % 97;
  }
  return remainder === 1;
}

/** In groups of four, as it is printed: `HR17 2360 0001 1012 3456 5`. */
export const formatIban = (iban: string): string => normalizeIban(iban).replace(/(.{4})(?=.)/g, '$1 ');
