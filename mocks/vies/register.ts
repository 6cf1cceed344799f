import type { MockEnv } from '../kit/vendor.ts';

export interface Trader {
  readonly name: string;
  readonly address: string;
}

/** Traders that the register names; Germany and Spain never tell. */
const TRADERS: Readonly<Record<string, Trader>> = {
  SI12345679: { name: 'ČEBELICA D.O.O.', address: 'SLOVENSKA CESTA 1\n1000 LJUBLJANA' },
  ATU12345675: { name: 'Donau Werkstatt GmbH', address: 'Ringstraße 12\nAT-1010 Wien' },
  IT12345670017: { name: 'OFFICINA ADRIATICA S.R.L.', address: 'VIA ROMA 3\n34121 TRIESTE TS' },
};

const SILENT = new Set(['DE', 'ES']);

/** Every number is registered, but those that end in two noughts. */
export const isRegistered = (country: string, number: string): boolean =>
  `${country}${number}` in TRADERS || !number.endsWith('00');

export const traderOf = (country: string, number: string): Trader | null => {
  if (SILENT.has(country)) return null;
  return (
    TRADERS[`${country}${number}`] ?? { name: `PRIMJER ${country} ${number}`, address: `GLAVNA ULICA 1\n${country}-1000 GRAD` }
  );
};

/** The service's date, in the zone in which it stands. */
export const serviceDay = (env: MockEnv): string =>
  new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Brussels', dateStyle: 'short' }).format(env.clock.now());
