import { X509Certificate } from 'node:crypto';
import type { MockEnv } from '../kit/vendor.ts';
import { CisRefusal } from './errors.ts';

const SETTING = 'cis.trustedCas';

/** Further CAs whose certificates the mock accepts, beside its own (PEM). */
export const trustedCas = (env: MockEnv): string[] => JSON.parse(env.store.setting(SETTING) ?? '[]') as string[];

export const trustCa = (env: MockEnv, pem: string): void =>
  env.store.setSetting(SETTING, JSON.stringify([...new Set([...trustedCas(env), pem])]));

const isIssuedBy = (certificate: X509Certificate, ca: X509Certificate): boolean =>
  ca.ca && certificate.checkIssued(ca) && certificate.verify(ca.publicKey);

const isValidAt = (certificate: X509Certificate, now: Date): boolean =>
  certificate.validFromDate <= now && now <= certificate.validToDate;

/** `O=NAME HR<OIB>` or organizationIdentifier `HR<OIB>` / `VATHR-<OIB>`. */
const oibOf = (certificate: X509Certificate): string | null => {
  const lines = certificate.subject.split('\n').filter((line) => /^(O|organizationIdentifier|2\.5\.4\.97)=/.test(line));
  for (const line of lines) {
    const oib = /(?:VATHR-|HR)(\d{11})\b/.exec(line)?.[1];
    if (oib !== undefined) return oib;
  }
  return null;
};

/** Throws s002 for a certificate of a stranger or out of its time, s003 for one without OIB, s005 for another's. */
export const checkCertificate = (certificate: X509Certificate, messageOib: string, cas: readonly string[], now: Date): void => {
  const issued = cas.map((pem) => new X509Certificate(pem)).some((ca) => isIssuedBy(certificate, ca) && isValidAt(ca, now));
  if (!issued || !isValidAt(certificate, now)) throw new CisRefusal('s002');
  const oib = oibOf(certificate);
  if (oib === null) throw new CisRefusal('s003');
  if (oib !== messageOib) throw new CisRefusal('s005');
};
