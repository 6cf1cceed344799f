import { X509Certificate } from 'node:crypto';
import { SignedXml } from 'xml-crypto';
import { childElements } from '../kit/soap.ts';
import { CisRefusal } from './errors.ts';
import { ALGORITHMS, ENVELOPED, EXCLUSIVE_C14N, XMLDSIG, type CisHash } from './names.ts';

/** What the request's signature says of itself, before anything is believed. */
export interface RequestSignature {
  readonly hash: CisHash;
  readonly certificate: X509Certificate;
}

const invalid = (): CisRefusal => new CisRefusal('s004');

const only = (parent: Element, name: string): Element => {
  const found = childElements(parent).filter(({ namespaceURI, localName }) => namespaceURI === XMLDSIG && localName === name);
  const [element, ...more] = found;
  if (element === undefined || more.length > 0) throw invalid();
  return element;
};

const algorithm = (element: Element): string => element.getAttribute('Algorithm') ?? '';

const content = (element: Element): string => (element.textContent ?? '').trim();

/** Which of the two known hashes the root's signature claims, else null. For answering in the same manner. */
export const claimedHash = (root: Element): CisHash | null => {
  const methods = root.getElementsByTagNameNS(XMLDSIG, 'SignatureMethod');
  const claimed = methods[0] === undefined ? '' : algorithm(methods[0]);
  return claimed === ALGORITHMS.sha256.signature ? 'sha256' : claimed === ALGORITHMS.sha1.signature ? 'sha1' : null;
};

const readCertificate = (keyInfo: Element): X509Certificate => {
  const data = only(keyInfo, 'X509Data');
  const serial = content(only(only(data, 'X509IssuerSerial'), 'X509SerialNumber'));
  let certificate: X509Certificate;
  try {
    certificate = new X509Certificate(Buffer.from(content(only(data, 'X509Certificate')), 'base64'));
  } catch {
    throw invalid();
  }
  // A serial that went through a float or stayed hexadecimal names another certificate.
  if (BigInt(serial) !== BigInt(`0x${certificate.serialNumber}`)) throw invalid();
  return certificate;
};

/**
 * Checks the enveloped signature of a request: the prescribed profile to the letter, the digest of the root element in the
 * document as it came, the RSA signature by the enclosed certificate. Throws `CisRefusal` s004. Whether the certificate may be
 * trusted is asked elsewhere.
 */
export const verifyRequestSignature = (xml: string, root: Element): RequestSignature => {
  const signature = only(root, 'Signature');
  const info = only(signature, 'SignedInfo');
  const reference = only(info, 'Reference');
  const hash = claimedHash(root);
  if (hash === null) throw invalid();
  const transforms = childElements(only(reference, 'Transforms')).map(algorithm);
  const id = root.getAttribute('Id') ?? '';
  const profile =
    algorithm(only(info, 'CanonicalizationMethod')) === EXCLUSIVE_C14N &&
    id !== '' &&
    reference.getAttribute('URI') === `#${id}` &&
    transforms.length === 2 &&
    transforms[0] === ENVELOPED &&
    transforms[1] === EXCLUSIVE_C14N &&
    algorithm(only(reference, 'DigestMethod')) === ALGORITHMS[hash].digest &&
    root.getElementsByTagNameNS(XMLDSIG, 'InclusiveNamespaces').length === 0;
  if (!profile) throw invalid();

  const certificate = readCertificate(only(signature, 'KeyInfo'));
  const verifier = new SignedXml({ publicCert: certificate.publicKey, getCertFromKeyInfo: () => null });
  try {
    verifier.loadSignature(signature);
    if (!verifier.checkSignature(xml)) throw invalid();
  } catch {
    throw invalid();
  }
  return { hash, certificate };
};

const SHA1_ENDS = { test: Date.parse('2026-07-01T00:00:00+02:00'), production: Date.parse('2027-01-01T00:00:00+01:00') } as const;

/** RSA-SHA1 is refused in the test environment since 1 July 2026 and in production from 1 January 2027. */
export const checkHashAllowed = (hash: CisHash, environment: 'test' | 'production', now: Date): void => {
  if (hash === 'sha1' && now.getTime() >= SHA1_ENDS[environment]) throw invalid();
};
