/** What the service says with each code (Tehnička specifikacija, "Šifre grešaka"). */
export const CIS_ERRORS = {
  s001: 'Poruka nije u skladu s XML shemom : #elementi#',
  s002: 'Certifikat nije izdan od strane produkcijskog potpisnika pouzdanog izdavatelja certifikata u RH ili je istekao ili je ukinut.',
  s003: 'Certifikat ne sadrži obvezan podatak.',
  s004: 'Neispravan digitalni potpis.',
  s005: 'OIB iz poruke zahtjeva nije jednak OIB-u iz certifikata.',
  s006: 'Sistemska pogreška prilikom obrade zahtjeva.',
  s009: 'Datum izdavanja računa u poruci dostave podataka o napojnici je za više od dva dana manji od trenutnog datuma.',
  s010: 'Podaci za račun u poruci dostave podataka o napojnici razlikuju se od podataka fiskaliziranog računa ili račun nije fiskaliziran.',
  s011: 'Datum izdavanja računa u poruci promjene podataka računa nije jednak trenutnom datumu.',
  s012: 'Podaci za račun u poruci promjene podataka računa razlikuju se od podataka fiskaliziranog računa ili račun nije fiskaliziran.',
  s013: 'Račun sadrži restriktivne greške: #codes#',
  s101: 'Datum početka redovnog radnog vremena nije u dopuštenom razdoblju.',
  s102: 'Datum iznimke radnog vremena nije u dopuštenom razdoblju.',
  s103: 'Radno vrijeme koje se briše nije prijavljeno.',
  s124: 'Datum do nije dopušten kod prijave radnog vremena.',
} as const;

export type CisErrorCode = keyof typeof CIS_ERRORS;

/** The service refuses the message with this code. `detail` fills the blank of s001 and s013. */
export class CisRefusal extends Error {
  readonly code: CisErrorCode;
  readonly words: string;

  constructor(code: CisErrorCode, detail = '') {
    super(`${code} ${detail}`);
    this.code = code;
    this.words = CIS_ERRORS[code].replace(/#\w+#/, detail);
  }
}
