import { createHash, createPrivateKey, createSign, randomBytes, X509Certificate } from 'node:crypto';
import { escapeText, SOAP_NS } from '../kit/soap.ts';
import type { PemPair } from './certificates.ts';
import type { CisRefusal } from './errors.ts';
import { ALGORITHMS, ENVELOPED, F73, INCLUSIVE_C14N, XMLDSIG, type CisHash } from './names.ts';

const XSD = 'http://www.w3.org/2001/XMLSchema';
const XSI = 'http://www.w3.org/2001/XMLSchema-instance';
/** The real service's value, with its blank at the end. */
const SCHEMA_LOCATION = `${F73} ../schema/FiskalizacijaSchema.xsd `;

/** The envelope's namespaces, in the order of canonical XML: they are inherited and so they are signed. */
const INHERITED = `xmlns:soap="${SOAP_NS}" xmlns:tns="${F73}" xmlns:xsd="${XSD}" xmlns:xsi="${XSI}"`;

export interface SignedAnswer {
  /** `RacunOdgovor` and its like. */
  readonly name: string;
  /** Echo of the request's; empty when it could not be read. */
  readonly messageId: string;
  /** `dd.MM.yyyyTHH:mm:ss`. */
  readonly at: string;
  /** What follows the header: a JIR, a confirmation, errors. */
  readonly body: string;
  readonly hash: CisHash;
  readonly signer: PemPair;
}

/** `Greske` with one error each. */
export const errorsBody = (errors: readonly { readonly code: string; readonly words: string }[]): string => {
  const one = ({ code, words }: (typeof errors)[number]): string =>
    `<tns:Greska><tns:SifraGreske>${code}</tns:SifraGreske><tns:PorukaGreske>${escapeText(words)}</tns:PorukaGreske></tns:Greska>`;
  return `<tns:Greske>${errors.map(one).join('')}</tns:Greske>`;
};

export const refusalBody = ({ code, words }: CisRefusal): string => errorsBody([{ code, words }]);

/** `PorukaOdgovora`: the service took it. */
export const confirmationBody = (code: string, words: string): string =>
  `<tns:PorukaOdgovora><tns:SifraPoruke>${code}</tns:SifraPoruke><tns:Poruka>${escapeText(words)}</tns:Poruka></tns:PorukaOdgovora>`;

const content = ({ messageId, at, body }: SignedAnswer): string =>
  `<tns:Zaglavlje><tns:IdPoruke>${escapeText(messageId)}</tns:IdPoruke><tns:DatumVrijeme>${at}</tns:DatumVrijeme></tns:Zaglavlje>${body}`;

/** Indented, as the real service's gateway writes it: the white space is signed. `namespaces` only for the canonical form. */
const signedInfo = (id: string, digest: string, hash: CisHash, namespaces: string): string =>
  `<SignedInfo${namespaces}>
  <CanonicalizationMethod Algorithm="${INCLUSIVE_C14N}"></CanonicalizationMethod>
  <SignatureMethod Algorithm="${ALGORITHMS[hash].signature}"></SignatureMethod>
  <Reference URI="#${id}">
    <Transforms>
      <Transform Algorithm="${ENVELOPED}"></Transform>
      <Transform Algorithm="${INCLUSIVE_C14N}"></Transform>
    </Transforms>
    <DigestMethod Algorithm="${ALGORITHMS[hash].digest}"></DigestMethod>
    <DigestValue>${digest}</DigestValue>
  </Reference>
</SignedInfo>`;

const rfc2253 = (name: string): string =>
  name
    .split('\n')
    .reverse()
    .map((part) => part.replace(/[,+"\\<>;]/g, (character) => `\\${character}`))
    .join(',');

const keyInfo = (signer: PemPair): string => {
  const certificate = new X509Certificate(signer.certPem);
  const serial = BigInt(`0x${certificate.serialNumber}`).toString();
  return (
    `<KeyInfo><X509Data><X509Certificate>${certificate.raw.toString('base64')}</X509Certificate>` +
    `<X509IssuerSerial><X509IssuerName>${escapeText(rfc2253(certificate.issuer))}</X509IssuerName>` +
    `<X509SerialNumber>${serial}</X509SerialNumber></X509IssuerSerial></X509Data></KeyInfo>`
  );
};

const envelope = (body: string): string =>
  `<?xml version="1.0" encoding="UTF-8"?>\n<soap:Envelope xmlns:soap="${SOAP_NS}" xmlns:xsd="${XSD}" xmlns:xsi="${XSI}">` +
  `<soap:Body>${body}</soap:Body></soap:Envelope>`;

/**
 * A signed answer in its envelope. Digest and signature are over the inclusive canonical form in the context of the
 * envelope, so they hold only in this document and not for a cut-out body.
 */
export const signedAnswer = (answer: SignedAnswer): string => {
  const { name, hash, signer } = answer;
  const inner = content(answer);
  const id = `G0x${randomBytes(6).toString('hex')}-${randomBytes(1).toString('hex').toUpperCase()}`;
  const canonical = `<tns:${name} ${INHERITED} Id="${id}" xsi:schemaLocation="${SCHEMA_LOCATION}">${inner}</tns:${name}>`;
  const digest = createHash(hash).update(canonical, 'utf8').digest('base64');
  const key = createPrivateKey(signer.keyPem);
  const canonicalInfo = signedInfo(id, digest, hash, ` xmlns="${XMLDSIG}" ${INHERITED}`);
  const value = createSign(hash).update(canonicalInfo, 'utf8').sign(key, 'base64');
  const signature =
    `<Signature xmlns="${XMLDSIG}">\n${signedInfo(id, digest, hash, '')}\n` +
    `<SignatureValue>${value}</SignatureValue>${keyInfo(signer)}</Signature>`;
  return envelope(
    `<tns:${name} Id="${id}" xsi:schemaLocation="${SCHEMA_LOCATION}" xmlns:tns="${F73}">${inner}${signature}</tns:${name}>`,
  );
};

export const echoAnswer = (text: string): string =>
  envelope(`<tns:EchoResponse xsi:schemaLocation="${SCHEMA_LOCATION}" xmlns:tns="${F73}">${escapeText(text)}</tns:EchoResponse>`);
