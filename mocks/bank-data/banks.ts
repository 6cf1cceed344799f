/** Digits that make an IBAN's remainder of 97 be 1 (ISO 13616). */
const checkDigits = (country: string, bban: string): string => {
  let remainder = 0;
  for (const character of `${bban}${country}00`) {
    const value = parseInt(character, 36);
    remainder = (remainder * (value > 9 ? 100 : 10) + value) % 97;
  }
  return String(98 - remainder).padStart(2, '0');
};

export const ibanOf = (country: string, bban: string): string => `${country}${checkDigits(country, bban)}${bban}`;

export interface PlayedBank {
  readonly id: string;
  readonly name: string;
  readonly bic: string;
  readonly country: string;
  readonly historyDays: number;
  readonly consentDays: number;
}

export interface PlayedAccount {
  /** IBAN and currency. */
  readonly key: string;
  readonly bankId: string;
  readonly iban: string;
  readonly currency: string;
  readonly name: string;
  readonly owner: string;
}

const bank = (id: string, name: string, country: string, historyDays: number, consentDays: number): PlayedBank => ({
  id,
  name,
  bic: id.split('_').at(-1) ?? id,
  country,
  historyDays,
  consentDays,
});

/** Invented banks, the same at every vendor of bank data. */
export const PLAYED_BANKS: readonly PlayedBank[] = [
  bank('JADRANSKA_JADRHR2X', 'Jadranska poslovna banka', 'HR', 365, 180),
  bank('SJEVERNA_SJEVHR2X', 'Sjeverna štedna banka', 'HR', 90, 90),
  bank('ZUPANIJSKA_ZUPAHR22', 'Županijska kreditna banka', 'HR', 730, 180),
  bank('TRIGLAV_TRIGSI2X', 'Triglav banka', 'SI', 90, 180),
  bank('ELBTAL_ELBTDE8D', 'Elbtaler Handelsbank', 'DE', 90, 180),
];

const OWNER = 'Studio Sova, vl. Ana Kovač';
const VBDI: Readonly<Record<string, string>> = { JADRANSKA_JADRHR2X: '2999001', SJEVERNA_SJEVHR2X: '2999018' };

const account = (bankId: string, bban: string, currency: string, name: string): PlayedAccount => {
  const country = PLAYED_BANKS.find(({ id }) => id === bankId)?.country ?? 'HR';
  const iban = ibanOf(country, bban);
  return { key: `${iban}:${currency}`, bankId, iban, currency, name, owner: OWNER };
};

/** The accounts of the person who signs in at a bank. */
export const accountsAt = (bankId: string): readonly PlayedAccount[] => {
  const number = String([...bankId].reduce((sum, letter) => (sum * 31 + letter.charCodeAt(0)) % 8_999_999, 0)).padStart(7, '1');
  if (bankId.startsWith('TRIGLAV')) return [account(bankId, `99100${number}123`, 'EUR', 'Poslovni račun')];
  if (bankId.startsWith('ELBTAL')) return [account(bankId, `99910001000${number}`, 'EUR', 'Geschäftskonto')];
  const vbdi = VBDI[bankId] ?? '2999026';
  const main = account(bankId, `${vbdi}110${number}`, 'EUR', 'Transakcijski račun');
  return [
    main,
    // One IBAN for several currencies, as Croatian banks keep them.
    { ...main, key: `${main.iban}:USD`, currency: 'USD', name: 'Devizni račun' },
    account(bankId, `${vbdi}150${number}`, 'EUR', 'Štedni račun'),
  ];
};

export const findBank = (id: string): PlayedBank | null => PLAYED_BANKS.find((each) => each.id === id) ?? null;
export const findAccount = (key: string): PlayedAccount | null =>
  PLAYED_BANKS.flatMap(({ id }) => accountsAt(id)).find((each) => each.key === key) ?? null;
