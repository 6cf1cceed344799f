import type { KeyObject } from 'node:crypto';

import { SignedXml } from 'xml-crypto';

import type { SignatureHash } from '#server/domain/fiscal/receipt.ts';
import {
  DIGEST_METHODS,
  ENVELOPED,
  EXCLUSIVE_C14N,
  INCLUSIVE_C14N,
  SIGNATURE_METHODS,
  XMLDSIG,
} from '#server/integrations/fiscalization/cis/names.ts';
import type { DocumentProblem, SignedDocument } from '#server/integrations/fiscalization/cis/signed-document.ts';
import {
  childElements,
  isNamed,
  parseStrictly,
  UnreadableDocumentError,
} from '#server/integrations/fiscalization/cis/signed-document.ts';

export type SignatureProblem =
  | DocumentProblem
  | 'no_signature'
  | 'several_signatures'
  | 'signature_misplaced'
  | 'signature_malformed'
  | 'duplicate_id'
  | 'reference_elsewhere'
  | 'algorithm_refused'
  | 'not_rsa_key'
  | 'digest_mismatch'
  | 'signature_mismatch';

export type SignatureVerdict =
  /** `root`: the signed element, read back from the very bytes that were digested, without its signature. */
  { readonly valid: true; readonly root: Element } | { readonly valid: false; readonly problem: SignatureProblem };

/** What a message says about its signature; nothing of it is proven yet. */
export interface SignatureClaim {
  readonly signature: Element;
  readonly hash: SignatureHash;
  /** The first certificate in `KeyInfo`, DER; null when there is none. */
  readonly certificateDer: Buffer | null;
}

class SignatureProblemError extends Error {
  readonly problem: SignatureProblem;

  constructor(problem: SignatureProblem) {
    super(problem);
    this.problem = problem;
  }
}

/** The child elements, which must be exactly these of XML-Signature, in this order. */
const exactChildren = (parent: Element, names: readonly string[]): readonly Element[] => {
  const children = childElements(parent);
  const fits = children.length === names.length && children.every((child, index) => isNamed(child, XMLDSIG, names[index] ?? ''));
  if (!fits) throw new SignatureProblemError('signature_malformed');
  return children;
};

const algorithmOf = (element: Element | undefined): string => {
  if (element === undefined || childElements(element).length > 0) throw new SignatureProblemError('signature_malformed');
  return element.getAttribute('Algorithm') ?? '';
};

const hashOf = (signatureMethod: string, digestMethod: string): SignatureHash => {
  for (const hash of ['sha256', 'sha1'] as const) {
    if (SIGNATURE_METHODS[hash] === signatureMethod && DIGEST_METHODS[hash] === digestMethod) return hash;
  }
  throw new SignatureProblemError('algorithm_refused');
};

/** One signature in the whole message, a direct child of the element in the Body, and no `Id` used twice. */
const findSignature = ({ document, root }: SignedDocument): Element => {
  const all = Array.from(document.getElementsByTagName('*'));
  const signatures = all.filter((element) => element.localName === 'Signature');
  const [signature] = signatures;
  if (signature === undefined) throw new SignatureProblemError('no_signature');
  if (signatures.length > 1) throw new SignatureProblemError('several_signatures');
  if (signature.namespaceURI !== XMLDSIG || signature.parentNode !== root) throw new SignatureProblemError('signature_misplaced');
  const ids = all.flatMap((element) =>
    Array.from(element.attributes)
      .filter((attribute) => /^id$/i.test(attribute.localName))
      .map((attribute) => attribute.value),
  );
  if (new Set(ids).size !== ids.length) throw new SignatureProblemError('duplicate_id');
  return signature;
};

const certificateOf = (keyInfo: Element | undefined): Buffer | null => {
  const element = keyInfo?.getElementsByTagNameNS(XMLDSIG, 'X509Certificate').item(0);
  return element === null || element === undefined ? null : Buffer.from(element.textContent ?? '', 'base64');
};

const readClaim = (signed: SignedDocument, canonicalization: string): SignatureClaim => {
  const signature = findSignature(signed);
  const hasKeyInfo = childElements(signature).length === 3;
  const names = ['SignedInfo', 'SignatureValue', ...(hasKeyInfo ? ['KeyInfo'] : [])];
  const [signedInfo, , keyInfo] = exactChildren(signature, names);
  if (signedInfo === undefined) throw new SignatureProblemError('signature_malformed');
  const [method, signatureMethod, reference] = exactChildren(signedInfo, [
    'CanonicalizationMethod',
    'SignatureMethod',
    'Reference',
  ]);
  if (reference === undefined) throw new SignatureProblemError('signature_malformed');
  const [transforms, digestMethod] = exactChildren(reference, ['Transforms', 'DigestMethod', 'DigestValue']);
  if (transforms === undefined) throw new SignatureProblemError('signature_malformed');
  const [first, second] = exactChildren(transforms, ['Transform', 'Transform']);
  const id = signed.root.getAttribute('Id') ?? '';
  if (id === '' || reference.getAttribute('URI') !== `#${id}`) throw new SignatureProblemError('reference_elsewhere');
  const fits = [algorithmOf(method), algorithmOf(second)].every((name) => name === canonicalization);
  if (!fits || algorithmOf(first) !== ENVELOPED) throw new SignatureProblemError('algorithm_refused');
  const hash = hashOf(algorithmOf(signatureMethod), algorithmOf(digestMethod));
  return { signature, hash, certificateDer: certificateOf(keyInfo) };
};

/** Requests carry exclusive canonicalization, answers inclusive; each is held to its own (Tehnička specifikacija, "Digitalni potpis"). */
const canonicalizationFor = (root: Element): string =>
  (root.localName ?? '').endsWith('Zahtjev') ? EXCLUSIVE_C14N : INCLUSIVE_C14N;

const problemOf = (error: unknown): SignatureProblem => {
  if (error instanceof SignatureProblemError || error instanceof UnreadableDocumentError) return error.problem;
  return 'signature_malformed';
};

/** Reads what the signature claims. Never throws: a problem comes back as a word. */
export const readSignatureClaim = (signed: SignedDocument): SignatureClaim | { readonly problem: SignatureProblem } => {
  try {
    return readClaim(signed, canonicalizationFor(signed.root));
  } catch (error) {
    return { problem: problemOf(error) };
  }
};

const check = (signed: SignedDocument, claim: SignatureClaim, publicKey: KeyObject): SignatureVerdict => {
  const verifier = new SignedXml({ publicCert: publicKey });
  // The certificate inside the message proves nothing about itself.
  verifier.getCertFromKeyInfo = () => null;
  verifier.loadSignature(claim.signature);
  let valid: boolean;
  try {
    valid = verifier.checkSignature(signed.text);
  } catch (error) {
    const mismatch = error instanceof Error && error.message.startsWith('invalid signature');
    return { valid: false, problem: mismatch ? 'signature_mismatch' : 'signature_malformed' };
  }
  if (!valid) return { valid: false, problem: 'digest_mismatch' };
  const [canonical, ...others] = verifier.getSignedReferences();
  if (canonical === undefined || others.length > 0) return { valid: false, problem: 'signature_malformed' };
  return { valid: true, root: parseStrictly(canonical).documentElement };
};

/**
 * Verifies the enveloped signature where it stands: canonicalization sees the envelope's namespaces, as the signer's did.
 * The key is the caller's. Exactly one reference, to the element itself, with the profile's transforms and algorithms; so neither a
 * moved signature nor a second element with the same `Id` passes. Never throws.
 */
export const verifySignature = (signed: SignedDocument, publicKey: KeyObject): SignatureVerdict => {
  const claim = readSignatureClaim(signed);
  if ('problem' in claim) return { valid: false, problem: claim.problem };
  if (publicKey.asymmetricKeyType !== 'rsa') return { valid: false, problem: 'not_rsa_key' };
  try {
    return check(signed, claim, publicKey);
  } catch (error) {
    return { valid: false, problem: problemOf(error) };
  }
};
