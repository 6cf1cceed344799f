import type { KeyObject } from 'node:crypto';

import type { SignedDocument } from '#server/integrations/fiscalization/cis/signed-document.ts';
import { readSignedBytes, UnreadableDocumentError } from '#server/integrations/fiscalization/cis/signed-document.ts';
import type { SignatureProblem } from '#server/integrations/fiscalization/cis/verify-signature.ts';
import { verifySignature } from '#server/integrations/fiscalization/cis/verify-signature.ts';

export interface FileVerdict {
  readonly valid: boolean;
  readonly reason: SignatureProblem | null;
}

/**
 * Judges the signature of a stored message with the key given, SHA-1 included; dates and chain of certificates are not looked at.
 * Any bytes get a verdict; nothing is thrown.
 */
export const verifySignedFile = (bytes: Uint8Array, publicKey: KeyObject): FileVerdict => {
  let signed: SignedDocument;
  try {
    signed = readSignedBytes(bytes);
  } catch (error) {
    return { valid: false, reason: error instanceof UnreadableDocumentError ? error.problem : 'not_xml' };
  }
  const verdict = verifySignature(signed, publicKey);
  return verdict.valid ? { valid: true, reason: null } : { valid: false, reason: verdict.problem };
};
