import type { FiscalReceipt } from '#server/domain/fiscal/receipt.ts';

/** The smallest receipt of a VAT payer that makes sense. */
export const cashReceipt = (changes: Partial<FiscalReceipt> = {}): FiscalReceipt => ({
  Oib: '69435151530',
  USustPdv: true,
  DatVrijeme: '24.11.2026T08:05:09',
  OznSlijed: 'P',
  BrOznRac: '1',
  OznPosPr: 'POSL1',
  OznNapUr: '1',
  Pdv: [{ Stopa: '25.00', Osnovica: '10.00', Iznos: '2.50' }],
  IznosUkupno: '12.50',
  NacinPlac: 'G',
  OibOper: '01234567896',
  ZastKod: '1910bcf8dff2c6d30c5f87fef6afecb0',
  NakDost: false,
  ...changes,
});
