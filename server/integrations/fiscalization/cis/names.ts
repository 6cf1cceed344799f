import type { SignatureHash } from '#server/domain/fiscal/receipt.ts';

/** Namespaces and algorithm names of the service (Tehnička specifikacija, schema 1.10; XML-Signature Syntax and Processing). */
export const F73 = 'http://www.apis-it.hr/fin/2012/types/f73';
export const XMLDSIG = 'http://www.w3.org/2000/09/xmldsig#';
export const SOAP_ENVELOPE = 'http://schemas.xmlsoap.org/soap/envelope/';
export const SERVICE = 'http://www.apis-it.hr/fin/2012/services/FiskalizacijaService';
export const SOAP_ACTION = 'http://e-porezna.porezna-uprava.hr/fiskalizacija/2012/services/FiskalizacijaService';

export const ENVELOPED = 'http://www.w3.org/2000/09/xmldsig#enveloped-signature';
export const EXCLUSIVE_C14N = 'http://www.w3.org/2001/10/xml-exc-c14n#';
export const INCLUSIVE_C14N = 'http://www.w3.org/TR/2001/REC-xml-c14n-20010315';

export const SIGNATURE_METHODS = {
  sha256: 'http://www.w3.org/2001/04/xmldsig-more#rsa-sha256',
  sha1: 'http://www.w3.org/2000/09/xmldsig#rsa-sha1',
} as const satisfies Record<SignatureHash, string>;

export const DIGEST_METHODS = {
  sha256: 'http://www.w3.org/2001/04/xmlenc#sha256',
  sha1: 'http://www.w3.org/2000/09/xmldsig#sha1',
} as const satisfies Record<SignatureHash, string>;

/** Every operation that is alive in 2026, with the elements of its question and its answer. */
export const OPERATIONS = {
  racuni: { request: 'RacunZahtjev', answer: 'RacunOdgovor' },
  provjera: { request: 'ProvjeraZahtjev', answer: 'ProvjeraOdgovor' },
  promijeniPodatkeRacuna: { request: 'PromijeniPodatkeRacunaZahtjev', answer: 'PromijeniPodatkeRacunaOdgovor' },
  napojnica: { request: 'NapojnicaZahtjev', answer: 'NapojnicaOdgovor' },
  prijaviRadnoVrijeme: { request: 'PrijaviRadnoVrijemeZahtjev', answer: 'PrijaviRadnoVrijemeOdgovor' },
  obrisiRadnoVrijeme: { request: 'ObrisiRadnoVrijemeZahtjev', answer: 'ObrisiRadnoVrijemeOdgovor' },
  dohvatiRadnoVrijeme: { request: 'DohvatiRadnoVrijemeZahtjev', answer: 'DohvatiRadnoVrijemeOdgovor' },
  prijaviRadnoVrijemeZaPoslovnice: {
    request: 'PrijaviRadnoVrijemeZaPoslovniceZahtjev',
    answer: 'PrijaviRadnoVrijemeZaPoslovniceOdgovor',
  },
  echo: { request: 'EchoRequest', answer: 'EchoResponse' },
} as const;

export type Operation = keyof typeof OPERATIONS;
/** `echo` alone is not signed. */
export type SignedOperation = Exclude<Operation, 'echo'>;
