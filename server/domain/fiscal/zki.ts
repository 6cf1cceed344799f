import type { FiscalReceipt } from '#server/domain/fiscal/receipt.ts';

/** The six fields of a receipt that its protective code (ZKI) covers. */
export type ZkiFields = Pick<FiscalReceipt, 'Oib' | 'DatVrijeme' | 'BrOznRac' | 'OznPosPr' | 'OznNapUr' | 'IznosUkupno'>;

/**
 * The text that the issuer's key signs for the ZKI: OIB, time, the three parts of the number and the total, with nothing between
 * them, each exactly as in the XML except that the time has a space instead of `T` (Tehnička specifikacija, "Zaštitni kod izdavatelja").
 */
export const zkiText = (receipt: ZkiFields): string =>
  receipt.Oib +
  receipt.DatVrijeme.replace('T', ' ') +
  receipt.BrOznRac +
  receipt.OznPosPr +
  receipt.OznNapUr +
  receipt.IznosUkupno;
