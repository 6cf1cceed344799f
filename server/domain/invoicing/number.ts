/** The three parts of a printed number (Zakon o fiskalizaciji čl. 9). */
export interface InvoiceNumber {
  /** Gap-free within its sequence and year. */
  readonly ordinal: number;
  readonly premisesCode: string;
  readonly deviceCode: string;
}

/** What the internal act says: one sequence for a premises, shared by its devices, or one for each device. */
export type NumberingPer = 'premises' | 'device';

/** `44/P1/1` */
export const formatInvoiceNumber = ({ ordinal, premisesCode, deviceCode }: InvoiceNumber): string =>
  `${ordinal}/${premisesCode}/${deviceCode}`;

/** Mark of a premises: letters of the English alphabet and digits, at most 20 (`OznPoslProstoraType`). Case-sensitive. */
export const isPremisesCode = (code: string): boolean => /^[0-9a-zA-Z]{1,20}$/.test(code);

/** Mark of a device: digits without a leading zero, at most 20 (`OznNaplUredjajaType`). */
export const isDeviceCode = (code: string): boolean => /^[1-9]\d{0,19}$/.test(code);

/** Name of the sequence that a document's number comes from; the year, in which it restarts, stands beside it. */
export const sequenceKeyOf = (
  numberingPer: NumberingPer,
  place: { readonly premisesId: string; readonly deviceId: string },
): string => (numberingPer === 'premises' ? place.premisesId : `${place.premisesId}/${place.deviceId}`);
