import type { KeyObject } from 'node:crypto';
import { createPrivateKey, generateKeyPairSync, X509Certificate } from 'node:crypto';

import forge from 'node-forge';

export interface TestIdentity {
  readonly key: KeyObject;
  readonly keyPem: string;
  readonly certificate: X509Certificate;
  readonly certificatePem: string;
}

export interface IdentityOptions {
  readonly subject: readonly (readonly [type: string, value: string])[];
  readonly issuer?: TestIdentity & { readonly subject: readonly (readonly [string, string])[] };
  readonly serial?: string;
  readonly notBefore?: string;
  readonly notAfter?: string;
  readonly bits?: number;
  readonly ca?: boolean;
  readonly hosts?: readonly string[];
}

export type TestAuthority = TestIdentity & { readonly subject: readonly (readonly [string, string])[] };

const attributes = (names: readonly (readonly [string, string])[]): forge.pki.CertificateField[] =>
  // The types know only string classes where the library wants the ASN.1 type's number.
  names.map(([type, value]) => ({ type, value, valueTagClass: forge.asn1.Type.UTF8 }) as unknown as forge.pki.CertificateField);

/** A throw-away RSA key with a certificate, self-signed or signed by `issuer`; made for one test run. */
export const makeIdentity = (options: IdentityOptions): TestAuthority => {
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: options.bits ?? 2048 });
  const keyPem = privateKey.export({ type: 'pkcs1', format: 'pem' }).toString();
  const forgeKey = forge.pki.privateKeyFromPem(keyPem);
  const certificate = forge.pki.createCertificate();
  certificate.publicKey = forge.pki.setRsaPublicKey(forgeKey.n, forgeKey.e);
  certificate.serialNumber = options.serial ?? '1d0a68e7cbcd38c6000000005da57fdf';
  certificate.validity.notBefore = new Date(options.notBefore ?? '2026-01-01T00:00:00Z');
  certificate.validity.notAfter = new Date(options.notAfter ?? '2046-01-01T00:00:00Z');
  certificate.setSubject(attributes(options.subject));
  certificate.setIssuer(attributes(options.issuer?.subject ?? options.subject));
  certificate.setExtensions([
    { name: 'basicConstraints', cA: options.ca ?? false, critical: true },
    ...(options.hosts === undefined ? [] : [{ name: 'subjectAltName', altNames: options.hosts.map((ip) => ({ type: 7, ip })) }]),
  ]);
  certificate.sign(
    options.issuer === undefined ? forgeKey : forge.pki.privateKeyFromPem(options.issuer.keyPem),
    forge.md.sha256.create(),
  );
  const certificatePem = forge.pki.certificateToPem(certificate);
  return {
    key: createPrivateKey(keyPem),
    keyPem,
    certificate: new X509Certificate(certificatePem),
    certificatePem,
    subject: options.subject,
  };
};

const C = '2.5.4.6';
const O = '2.5.4.10';
const CN = '2.5.4.3';
const ORGANIZATION_IDENTIFIER = '2.5.4.97';

export const makeAuthority = (): TestAuthority =>
  makeIdentity({
    subject: [
      [C, 'HR'],
      [O, 'Probna agencija'],
      [CN, 'Probni Demo CA'],
    ],
    ca: true,
    serial: '01',
  });

/** A taxpayer's certificate as FINA writes it. */
export const makeTaxpayer = (issuer: TestAuthority, bits?: number): TestAuthority =>
  makeIdentity({
    subject: [
      [C, 'HR'],
      [O, 'ČEVAPČIĆ & ŠĐ d.o.o. HR69435151530'],
      [CN, 'FISKAL 1'],
    ],
    issuer,
    ...(bits === undefined ? {} : { bits }),
  });

/** Stands in for `fiskalcistest`. */
export const makeCisSigner = (issuer: TestAuthority, options: Partial<IdentityOptions> = {}): TestAuthority =>
  makeIdentity({
    subject: [
      [C, 'HR'],
      [O, 'APIS IT D.O.O.'],
      [ORGANIZATION_IDENTIFIER, 'HR02994650199'],
      [CN, 'fiskalcistest'],
    ],
    issuer,
    serial: '02',
    ...options,
  });
