/** What the service says with each code (Tehnička specifikacija, "Šifre grešaka"). */
export const CIS_ERRORS = {
  s001: 'Poruka nije u skladu s XML shemom : #elementi#',
  s002: 'Certifikat nije izdan od strane produkcijskog potpisnika pouzdanog izdavatelja certifikata u RH ili je istekao ili je ukinut.',
  s003: 'Certifikat ne sadrži obvezan podatak.',
  s004: 'Neispravan digitalni potpis.',
  s005: 'OIB iz poruke zahtjeva nije jednak OIB-u iz certifikata.',
  s006: 'Sistemska pogreška prilikom obrade zahtjeva.',
  s013: 'Račun sadrži restriktivne greške: #codes#',
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
