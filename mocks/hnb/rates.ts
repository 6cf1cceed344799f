/** A currency as the list names it, with the middle rate around which the played one moves. */
export interface Quoted {
  readonly code: string;
  readonly number: string;
  readonly country: string;
  readonly iso3: string;
  readonly micros: number;
}

export const QUOTED: readonly Quoted[] = [
  { code: 'AUD', number: '036', country: 'Australija', iso3: 'AUS', micros: 1_765_200 },
  { code: 'CAD', number: '124', country: 'Kanada', iso3: 'CAN', micros: 1_612_400 },
  { code: 'CZK', number: '203', country: 'Češka', iso3: 'CZE', micros: 24_291_000 },
  { code: 'DKK', number: '208', country: 'Danska', iso3: 'DNK', micros: 7_468_900 },
  { code: 'HUF', number: '348', country: 'Mađarska', iso3: 'HUN', micros: 385_430_000 },
  { code: 'JPY', number: '392', country: 'Japan', iso3: 'JPN', micros: 178_640_000 },
  { code: 'NOK', number: '578', country: 'Norveška', iso3: 'NOR', micros: 11_755_000 },
  { code: 'SEK', number: '752', country: 'Švedska', iso3: 'SWE', micros: 10_962_000 },
  { code: 'CHF', number: '756', country: 'Švicarska', iso3: 'CHE', micros: 933_500 },
  { code: 'GBP', number: '826', country: 'Velika Britanija', iso3: 'GBR', micros: 876_300 },
  { code: 'USD', number: '840', country: 'SAD', iso3: 'USA', micros: 1_158_700 },
  { code: 'BAM', number: '977', country: 'Bosna i Hercegovina', iso3: 'BIH', micros: 1_955_830 },
  { code: 'PLN', number: '985', country: 'Poljska', iso3: 'POL', micros: 4_236_500 },
];

/** Middle rates that lists of those days really had. */
const KNOWN: Readonly<Record<string, number>> = {
  '2025-04-14 USD': 1_134_600,
  '2025-12-22 SEK': 10_904_000,
  '2025-12-22 NOK': 11_915_000,
};

const DAY_MS = 86_400_000;
const dayOf = (date: string): number => Date.parse(`${date}T00:00:00Z`);
const dateOf = (day: number): string => new Date(day).toISOString().slice(0, 10);

/** No list applies from a Saturday or a Sunday: the one of Friday goes on. */
export const appliedOn = (date: string): string => {
  const weekday = new Date(dayOf(date)).getUTCDay();
  const back = weekday === 6 ? 1 : weekday === 0 ? 2 : 0;
  return dateOf(dayOf(date) - back * DAY_MS);
};

/** The lists of a year are counted by the weekdays on which they apply, from the second day of January. */
export const listNumberOf = (date: string): number => {
  let count = 0;
  for (let day = dayOf(`${date.slice(0, 4)}-01-02`); day <= dayOf(date); day += DAY_MS) {
    const weekday = new Date(day).getUTCDay();
    if (weekday !== 0 && weekday !== 6) count += 1;
  }
  return count;
};

/** The middle rate moves a little from day to day, the same for whoever asks. */
export const microsOn = ({ code, micros }: Quoted, date: string): number => {
  const wave = Math.sin(dayOf(date) / DAY_MS / 9 + code.charCodeAt(0) + code.charCodeAt(2)) * 0.012;
  return KNOWN[`${date} ${code}`] ?? Math.round((micros * (1 + wave)) / 100) * 100;
};

export const written = (micros: number): string => {
  const digits = String(Math.round(micros)).padStart(7, '0');
  return `${digits.slice(0, -6)},${digits.slice(-6)}`;
};
