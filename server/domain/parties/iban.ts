import type { PlainDate } from '#server/domain/shared/plain-date.ts';
import { mod1110CheckDigit } from './oib.ts';

/** Lengths of the IBANs that a Croatian business meets (SWIFT IBAN registry); others are checked by mod-97 alone. */
const LENGTHS: Readonly<Record<string, number>> = {
  AT: 20, BA: 20, BE: 16, BG: 22, CH: 21, CY: 28, CZ: 24, DE: 22, DK: 18, EE: 20, ES: 24, FI: 18, FR: 27, GB: 22, GR: 27,
  HR: 21, HU: 28, IE: 22, IT: 27, LI: 21, LT: 20, LU: 20, LV: 21, ME: 22, MK: 19, MT: 31, NL: 18, NO: 15, PL: 28, PT: 25,
  RO: 24, RS: 22, SE: 24, SI: 19, SK: 24,
}; // prettier-ignore

/** A bank's name by its leading number (VBDI); names change, so each entry has its days. */
export interface BankName {
  /** Seven digits. */
  readonly vbdi: string;
  readonly name: string;
  readonly bic: string | null;
  readonly validFrom: PlainDate;
  readonly validTo: PlainDate | null;
}

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

export type IbanWarning = 'vbdi_check_digit' | 'account_check_digit';

/**
 * What looks like a slip of the pen in a Croatian IBAN that passes mod-97: the check digits (MOD 11,10) inside the bank
 * code and the account. Never a reason to refuse: no rule obliges a bank to keep the account's digit.
 */
export function ibanWarnings(iban: string): readonly IbanWarning[] {
  if (!/^HR\d{19}$/.test(iban)) return [];
  const warnings: IbanWarning[] = [];
  const [vbdi, account] = [iban.slice(4, 11), iban.slice(11)];
  if (mod1110CheckDigit(vbdi.slice(0, 6)) !== Number(vbdi[6])) warnings.push('vbdi_check_digit');
  if (mod1110CheckDigit(account.slice(0, 9)) !== Number(account[9])) warnings.push('account_check_digit');
  return warnings;
}

/** In groups of four, as it is printed: `HR17 2360 0001 1012 3456 5`. */
export const formatIban = (iban: string): string => normalizeIban(iban).replace(/(.{4})(?=.)/g, '$1 ');

/** The bank behind a Croatian IBAN on a day, or null when it is not in the list. */
export function bankOf(iban: string, banks: readonly BankName[], date: PlainDate): BankName | null {
  if (!/^HR\d{19}$/.test(iban)) return null;
  const vbdi = iban.slice(4, 11);
  return (
    banks.find((bank) => bank.vbdi === vbdi && bank.validFrom <= date && (bank.validTo === null || date <= bank.validTo)) ?? null
  );
}
