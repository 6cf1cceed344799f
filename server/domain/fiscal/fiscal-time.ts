/** One formatter for the process: making one costs more than formatting a thousand instants. */
const ZAGREB = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'Europe/Zagreb',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
  // `hour12: false` writes midnight as 24 in some ICU versions.
  hourCycle: 'h23',
});

/**
 * An instant as CIS writes it: `dd.MM.yyyyTHH:mm:ss`, wall clock of Europe/Zagreb, milliseconds cut off
 * (`DatumVrijemeType`, Tehnička specifikacija, schema 1.10). The text is stored with the receipt and never formatted again:
 * XML, ZKI, QR code and print must agree to the character.
 */
export const formatFiscalTime = (instant: Date): string => {
  // en-GB gives `24/11/2026, 08:05:09`.
  const text = ZAGREB.format(instant);
  return `${text.slice(0, 2)}.${text.slice(3, 5)}.${text.slice(6, 10)}T${text.slice(12)}`;
};
