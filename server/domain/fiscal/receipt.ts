/**
 * The content of a `RacunType` (Tehnička specifikacija, schema 1.10), with the schema's element names.
 * Amounts are strings as they appear on the wire (`12.50`, `-12.50`), so XML, ZKI, QR and print use one text.
 */
export interface FiscalReceipt {
  readonly Oib: string;
  readonly USustPdv: boolean;
  /** `dd.MM.yyyyTHH:mm:ss`, wall clock of Europe/Zagreb. */
  readonly DatVrijeme: string;
  /** `P`: one sequence per premises · `N`: one per device. */
  readonly OznSlijed: 'P' | 'N';
  readonly BrOznRac: string;
  readonly OznPosPr: string;
  readonly OznNapUr: string;
  readonly Pdv?: readonly FiscalTax[];
  readonly Pnp?: readonly FiscalTax[];
  readonly OstaliPor?: readonly (FiscalTax & { readonly Naziv: string })[];
  readonly IznosOslobPdv?: string;
  readonly IznosMarza?: string;
  readonly IznosNePodlOpor?: string;
  readonly Naknade?: readonly { readonly NazivN: string; readonly IznosN: string }[];
  readonly IznosUkupno: string;
  /** G cash, K card, T transaction account, O other or mixed. */
  readonly NacinPlac: 'G' | 'K' | 'T' | 'O';
  readonly OibOper: string;
  /** Protective code of the issuer; computed once at issue and never again. */
  readonly ZastKod: string;
  readonly NakDost: boolean;
  readonly ParagonBrRac?: string;
  readonly OibPrimateljaRacuna?: string;
}

export interface FiscalTax {
  readonly Stopa: string;
  readonly Osnovica: string;
  readonly Iznos: string;
}

/** Hash inside the ZKI's RSA signature and the XML signature; SHA-1 ends in production on 2027-01-01. */
export type SignatureHash = 'sha256' | 'sha1';
