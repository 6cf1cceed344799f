import { minorFromDecimal } from '#server/domain/shared/money.ts';
import type { FiscalReceipt } from './receipt.ts';

/** What the QR code is made of: the receipt's own wire texts, and the JIR when CIS has given one. */
export interface FiscalQrInput extends Pick<FiscalReceipt, 'DatVrijeme' | 'IznosUkupno' | 'ZastKod'> {
  readonly jir: string | null;
}

/**
 * Address in the QR code of a receipt, by which a customer checks it: with the JIR, or with the ZKI while there is none; time
 * without seconds, total in cents without separators (Tehnička specifikacija, "QR kod").
 *
 * @throws RangeError when time or total do not have their wire form, or the total exceeds ten characters
 */
export function fiscalQrUrl({ DatVrijeme, IznosUkupno, ZastKod, jir }: FiscalQrInput): string {
  const time = /^(\d{2})\.(\d{2})\.(\d{4})T(\d{2}):(\d{2}):\d{2}$/.exec(DatVrijeme);
  if (time === null) throw new RangeError('not a fiscal time');
  const [, day = '', month = '', year = '', hour = '', minute = ''] = time;
  const total = minorFromDecimal(IznosUkupno).toString();
  if (total.length > 10) throw new RangeError('the total does not fit the QR code');
  const proof = jir === null ? `zki=${ZastKod}` : `jir=${jir}`;
  return `https://porezna.gov.hr/rn?${proof}&datv=${year}${month}${day}_${hour}${minute}&izn=${total}`;
}
