import { createHash } from 'node:crypto';
import { decimalFromMinor, sumMinor } from '#server/domain/shared/money.ts';
import { addDays, type PlainDate, weekdayOf, zagrebDateOf } from '#server/domain/shared/plain-date.ts';
import { collection } from '../kit/records.ts';
import type { MockEnv } from '../kit/vendor.ts';
import { ibanOf, type PlayedAccount } from './banks.ts';

/** A booked line of an account at a played bank. */
export interface LedgerEntry {
  readonly date: PlainDate;
  /** The bank's id; null for lines to which the bank gives none. */
  readonly reference: string | null;
  /** In cents, with sign. */
  readonly cents: string;
  readonly name: string;
  readonly iban: string | null;
  /** Model and content (`HR01 2026-7-1`), as the bank's structured text. */
  readonly paymentReference: string | null;
  readonly text: string;
}

const ANCHOR = '2025-01-01';

const PAYERS = [
  ['Čvorak i sinovi d.o.o.', '1101234567'],
  ['Grad Požega', '1807654321'],
  ['Obrt Žlica, vl. Đurđa Šimić', '1119876543'],
  ['Kvarner Logistika d.o.o.', '1104445556'],
] as const;
const SHOPS = ['Papirnica Točka', 'Benzinska postaja Lučko', 'HEP Opskrba', 'Telekom usluge', 'Uredska oprema Šibenik'] as const;

const foreignIban = (account: string): string => ibanOf('HR', `2999034${account}`);

/** Check digit of model HR01, MOD11INI. */
const mod11ini = (digits: string): number => {
  const sum = [...digits].reverse().reduce((total, digit, index) => total + Number(digit) * (index + 2), 0);
  return sum % 11 <= 1 ? 0 : 11 - (sum % 11);
};
const hr01 = (year: string, ordinal: number): string => `HR01 ${year}-${ordinal}-${mod11ini(`${year}${ordinal}`)}`;

/** Lines of one day; the same day always brings the same lines. */
function linesOf(account: PlayedAccount, date: PlainDate): readonly LedgerEntry[] {
  const seed = createHash('sha256').update(`${account.key}|${date}`).digest();
  const byte = (at: number): number => seed[at] as number;
  const lines: LedgerEntry[] = [];
  const add = (line: Partial<LedgerEntry> & { readonly cents: string; readonly text: string }) =>
    void lines.push({
      date,
      reference: `${date.replaceAll('-', '')}${String(lines.length + 1).padStart(4, '0')}${seed.toString('hex').slice(0, 8)}`,
      name: '',
      iban: null,
      paymentReference: null,
      ...line,
    });
  const [, , day] = date.split('-');
  if (day === '15') {
    // Two orders, two equal fees: without an id, and both real.
    for (let each = 0; each < 2; each += 1) add({ reference: null, cents: '-25', text: 'Naknada za nalog' });
  }
  if (weekdayOf(date) > 5) return lines;
  if (byte(0) < 110) {
    const [name, number] = PAYERS[byte(1) % PAYERS.length] as (typeof PAYERS)[number];
    const paymentReference = byte(2) < 190 ? hr01(date.slice(0, 4), 1 + (byte(3) % 60)) : null;
    add({
      cents: String(5_000 + byte(4) * 731),
      name,
      iban: foreignIban(number),
      paymentReference,
      text: 'Plaćanje po računu – usluge dizajna',
    });
  }
  if (byte(5) < 120) {
    const name = SHOPS[byte(6) % SHOPS.length] as string;
    add({ cents: String(-(900 + byte(7) * 57)), name, text: `Kartično plaćanje ${name}` });
  }
  return lines;
}

const arrivals = (env: MockEnv) =>
  collection<{ readonly key: string; readonly entry: LedgerEntry }>(env.store, 'bank-data', 'arrivals');

const today = (env: MockEnv): PlainDate => zagrebDateOf(env.clock.now());

/** Booked lines of a period, both days included, newest first; nothing is booked in the future. */
export function entriesOf(env: MockEnv, account: PlayedAccount, from: PlainDate, to: PlainDate): readonly LedgerEntry[] {
  const last = to < today(env) ? to : today(env);
  const first = from > ANCHOR ? from : ANCHOR;
  const entries: LedgerEntry[] = [];
  for (let date = last; date >= first; date = addDays(date, -1)) entries.push(...[...linesOf(account, date)].reverse());
  const arrived = arrivals(env)
    .all()
    .filter(({ key, entry }) => key === account.key && entry.date >= first && entry.date <= last)
    .map(({ entry }) => entry);
  return [...entries, ...arrived].sort((a, b) => b.date.localeCompare(a.date));
}

const OPENING = 1_250_000n;

/** What the books say, in cents. */
export const bookedBalance = (env: MockEnv, account: PlayedAccount): bigint =>
  OPENING + sumMinor(entriesOf(env, account, ANCHOR, today(env)).map(({ cents }) => BigInt(cents)));

export const decimalOf = (cents: bigint | string): string => decimalFromMinor(BigInt(cents));

export interface Arrival {
  readonly amount: string;
  readonly name: string;
  readonly reference: string;
  readonly text: string;
}

/** Books a line today. */
export function arrive(env: MockEnv, account: PlayedAccount, { amount, name, reference, text }: Arrival): LedgerEntry {
  const number = arrivals(env).all().length + 1;
  const cents = String(Math.round(Number(amount.replace(',', '.')) * 100));
  const entry: LedgerEntry = {
    date: today(env),
    reference: `DOL${String(number).padStart(9, '0')}`,
    cents,
    name,
    iban: foreignIban(String(1_100_000_000 + number)),
    paymentReference: reference === '' ? null : reference,
    text,
  };
  arrivals(env).put(String(number), { key: account.key, entry });
  return entry;
}
