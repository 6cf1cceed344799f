const ZAGREB = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'Europe/Zagreb',
  hourCycle: 'h23',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
});

const wallClock = (instant: Date): Record<string, string> =>
  Object.fromEntries(ZAGREB.formatToParts(instant).map(({ type, value }) => [type, value]));

/** `dd.MM.yyyyTHH:mm:ss` as a clock on a wall in Zagreb shows it. */
export const formatZagreb = (instant: Date): string => {
  const { day, month, year, hour, minute, second } = wallClock(instant);
  return `${day}.${month}.${year}T${hour}:${minute}:${second}`;
};

/**
 * The wall clock as if it were UTC, in milliseconds: good for comparing times that are all the wall's. NaN for a day or an
 * hour that does not exist.
 */
export const zagrebMillis = (text: string): number => {
  const [, day, month, year, time] = /^(\d\d).(\d\d).(\d{4})T(\d\d:\d\d:\d\d)$/.exec(text) ?? [];
  const millis = Date.parse(`${year}-${month}-${day}T${time}Z`);
  return Number.isNaN(millis) || new Date(millis).getUTCDate() !== Number(day) ? Number.NaN : millis;
};
