import { z } from 'zod';

import { WrongUseError } from '#server/cli/command-io.ts';
import type { FiscalReceipt } from '#server/domain/fiscal/receipt.ts';

/** A receipt as the file has it: the ZKI may be left to us. */
export type ReceiptFile = Omit<FiscalReceipt, 'ZastKod'> & { readonly ZastKod?: string };

const pattern = (regex: RegExp, words: string) => z.string({ error: words }).regex(regex, words);

/** What XML 1.0 cannot carry at all. */
const PRINTABLE = /^[\t\n\r\u{20}-\u{d7ff}\u{e000}-\u{fffd}\u{10000}-\u{10ffff}]*$/u;

const text = (longest: number) =>
  z
    .string({ error: 'must be a string' })
    .min(1, 'must not be empty')
    .refine((value) => Array.from(value.normalize('NFC')).length <= longest, `must have ${longest} characters at most`)
    .regex(PRINTABLE, 'holds a character that XML does not allow');

const oib = pattern(/^\d{11}$/, 'must be a string of 11 digits');
const amount = pattern(/^[+-]?\d{1,15}\.\d{2}$/, 'must be a string like "12.50" or "-12.50": up to 15 digits, a dot, 2 decimals');
const rate = pattern(/^[+-]?\d{1,3}\.\d{2}$/, 'must be a string like "25.00": up to 3 digits, a dot, 2 decimals');
const digits = pattern(/^\d{1,20}$/, 'must be a string of 1 to 20 digits');
const truth = z.boolean({ error: 'must be true or false' });

/** `DatumVrijemeType`; also the form of the time of sending. */
export const FISCAL_TIME = /^\d{2}\.\d{2}\.[12]\d{3}T\d{2}:\d{2}:\d{2}$/;
/** `UUIDType`: lower case only. */
export const MESSAGE_ID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

const tax = z.strictObject({ Stopa: rate, Osnovica: amount, Iznos: amount });

/** The facets of `RacunType` (schema 1.10) and no more: rates, sums and check digits are for whoever issues. */
const receipt = z.strictObject({
  Oib: oib,
  USustPdv: truth,
  DatVrijeme: pattern(FISCAL_TIME, 'must be a string dd.MM.yyyyTHH:mm:ss'),
  OznSlijed: z.enum(['N', 'P'], 'must be "N" or "P"'),
  BrOznRac: digits,
  OznPosPr: pattern(/^[0-9a-zA-Z]{1,20}$/, 'must be a string of 1 to 20 letters (without diacritics) and digits'),
  OznNapUr: digits,
  Pdv: z.array(tax).exactOptional(),
  Pnp: z.array(tax).exactOptional(),
  OstaliPor: z.array(tax.extend({ Naziv: text(100) })).exactOptional(),
  IznosOslobPdv: amount.exactOptional(),
  IznosMarza: amount.exactOptional(),
  IznosNePodlOpor: amount.exactOptional(),
  Naknade: z.array(z.strictObject({ NazivN: text(100), IznosN: amount })).exactOptional(),
  IznosUkupno: amount,
  NacinPlac: z.enum(['G', 'K', 'T', 'O'], 'must be "G", "K", "T" or "O"'),
  OibOper: oib,
  ZastKod: pattern(/^[a-f0-9]{32}$/, 'must be a string of 32 lower-case hexadecimal digits').exactOptional(),
  NakDost: truth,
  ParagonBrRac: text(100).exactOptional(),
  OibPrimateljaRacuna: oib.exactOptional(),
}) satisfies z.ZodType<ReceiptFile>;

const sentence = (issue: z.core.$ZodIssue): string => {
  if (issue.code === 'unrecognized_keys') {
    const at = issue.path.length === 0 ? '' : `${issue.path.join('.')}.`;
    return issue.keys.map((key) => `${at}${key}: is not a field of a receipt`).join('\n');
  }
  const missing = issue.code !== 'custom' && issue.input === undefined && 'input' in issue;
  return `${issue.path.join('.') || 'the receipt'}: ${missing ? 'is missing' : issue.message}`;
};

/** Reads the JSON of a receipt. Throws `WrongUseError` with one line per field that has not the schema's form. */
export const readReceiptFile = (bytes: Uint8Array): ReceiptFile => {
  let content: unknown;
  try {
    content = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch {
    throw new WrongUseError('the receipt is not JSON in UTF-8');
  }
  const parsed = receipt.safeParse(content, { reportInput: true });
  if (!parsed.success) throw new WrongUseError(parsed.error.issues.map(sentence).join('\n'));
  return parsed.data;
};
