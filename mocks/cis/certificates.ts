import { generateKeyPair, randomBytes, sign } from 'node:crypto';
import { promisify } from 'node:util';
import forge from 'node-forge';

const newKeyPair = promisify(generateKeyPair);

/** A certificate and its private key (PKCS#8), both PEM. */
export interface PemPair {
  readonly certPem: string;
  readonly keyPem: string;
}

/** A distinguished name; the order is that of the certificate. */
export interface SubjectParts {
  readonly country?: string;
  readonly organization?: string;
  /** OID 2.5.4.97. */
  readonly organizationIdentifier?: string;
  readonly locality?: string;
  readonly commonName: string;
}

export interface IssueOptions {
  readonly subject: SubjectParts;
  readonly notBefore: Date;
  readonly notAfter: Date;
  /** Signs itself when missing. */
  readonly issuer?: PemPair;
  readonly isCa?: boolean;
  /** PKCS#8; a new one when missing. */
  readonly keyPem?: string;
}

const UTF8 = forge.asn1.Type.UTF8 as unknown as forge.asn1.Class;

const attributes = (subject: SubjectParts): forge.pki.CertificateField[] => {
  const utf8 = (type: string, value: string): forge.pki.CertificateField => ({ type, value, valueTagClass: UTF8 });
  return [
    ...(subject.country === undefined ? [] : [{ shortName: 'C', value: subject.country }]),
    ...(subject.organization === undefined ? [] : [utf8('2.5.4.10', subject.organization)]),
    ...(subject.organizationIdentifier === undefined ? [] : [utf8('2.5.4.97', subject.organizationIdentifier)]),
    ...(subject.locality === undefined ? [] : [utf8('2.5.4.7', subject.locality)]),
    utf8('2.5.4.3', subject.commonName),
  ];
};

/** RSA-2048 from Node (forge's own generator takes seconds). */
export const newRsaKeyPem = async (): Promise<string> => {
  const { privateKey } = await newKeyPair('rsa', { modulusLength: 2048 });
  return privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
};

/** Issues a certificate, with the extensions that Croatian application certificates have. */
export const issueCertificate = async (options: IssueOptions): Promise<PemPair> => {
  const keyPem = options.keyPem ?? (await newRsaKeyPem());
  const certificate = forge.pki.createCertificate();
  const { n, e } = forge.pki.privateKeyFromPem(keyPem);
  certificate.publicKey = forge.pki.setRsaPublicKey(n, e);
  // Short and positive, and never beginning with a zero byte.
  certificate.serialNumber = `4${randomBytes(7).toString('hex').slice(1)}`;
  certificate.validity.notBefore = options.notBefore;
  certificate.validity.notAfter = options.notAfter;
  const issuer = options.issuer === undefined ? null : forge.pki.certificateFromPem(options.issuer.certPem);
  certificate.setSubject(attributes(options.subject));
  certificate.setIssuer(issuer === null ? attributes(options.subject) : issuer.subject.attributes);
  certificate.setExtensions([
    { name: 'basicConstraints', cA: options.isCa === true, critical: options.isCa === true },
    options.isCa === true
      ? { name: 'keyUsage', critical: true, keyCertSign: true, cRLSign: true }
      : { name: 'keyUsage', critical: true, digitalSignature: true, keyEncipherment: true },
    ...(options.isCa === true ? [] : [{ name: 'extKeyUsage', clientAuth: true, emailProtection: true }]),
    { name: 'subjectKeyIdentifier' },
    ...(issuer === null
      ? []
      : [{ name: 'authorityKeyIdentifier', keyIdentifier: issuer.generateSubjectKeyIdentifier().getBytes() }]),
  ]);
  certificate.sign(signerOf(certificate, options.issuer?.keyPem ?? keyPem), forge.md.sha256.create());
  return { certPem: forge.pki.certificateToPem(certificate), keyPem };
};

/** What signs a certificate, by Node: forge computes with numbers of its own, which takes forty times as long. */
const signerOf = (certificate: forge.pki.Certificate, keyPem: string): forge.pki.rsa.PrivateKey => {
  const signature = () => {
    const content = forge.asn1.toDer(certificate.tbsCertificate as forge.asn1.Asn1).getBytes();
    return sign('sha256', Buffer.from(content, 'binary'), keyPem).toString('binary');
  };
  return { ...forge.pki.privateKeyFromPem(keyPem), sign: signature };
};

/** Rounds of the password's hash. Real ones have thousands, against guessing; here nothing is worth a guess, and forge counts slowly. */
const ROUNDS = 100;

/** PKCS#12 as Node and OpenSSL 3 read it without a legacy provider: AES-256, leaf first, then its issuer. */
export const toP12 = (pair: PemPair, chainPem: string, password: string): Buffer => {
  const asn1 = forge.pkcs12.toPkcs12Asn1(
    forge.pki.privateKeyFromPem(pair.keyPem),
    [forge.pki.certificateFromPem(pair.certPem), forge.pki.certificateFromPem(chainPem)],
    password,
    { algorithm: 'aes256', count: ROUNDS },
  );
  return Buffer.from(forge.asn1.toDer(asn1).getBytes(), 'binary');
};
