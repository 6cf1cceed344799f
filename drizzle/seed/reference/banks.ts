import type { BankName } from '#server/domain/parties/iban.ts';

const bank = (vbdi: string, name: string, bic: string | null): BankName => ({
  vbdi,
  name,
  bic,
  validFrom: '2013-06-01',
  validTo: null,
});

/** Croatian banks by their leading number (VBDI). Secondary source; the list of the Hrvatska narodna banka rules. */
export const REFERENCE_BANKS: readonly BankName[] = [
  bank('1001005', 'Hrvatska narodna banka', 'NBHRHR2X'),
  bank('2340009', 'Privredna banka Zagreb', 'PBZGHR2X'),
  bank('2360000', 'Zagrebačka banka', 'ZABAHR2X'),
  bank('2386002', 'Podravska banka', 'PDKCHR2X'),
  bank('2390001', 'Hrvatska poštanska banka', null),
  bank('2402006', 'Erste&Steiermärkische Bank', 'ESBCHR22'),
  bank('2407000', 'OTP banka', 'OTPVHR2X'),
  bank('2408002', 'Partner banka', 'PAZGHR2X'),
  bank('2412009', 'Slatinska banka', 'SBSLHR2X'),
  bank('2484008', 'Raiffeisenbank Austria', 'RZBHHR2X'),
  bank('2489004', 'Agram banka', 'VBVZHR22'),
  bank('2500009', 'Addiko Bank', null),
];
