import type { X509Certificate } from 'node:crypto';

import type { Clock } from '#server/domain/shared/clock.ts';
import { isHashAllowed } from '#server/integrations/fiscalization/cis/answer.ts';
import type { CisConfig } from '#server/integrations/fiscalization/cis/config.ts';
import type { SignerProblem } from '#server/integrations/fiscalization/cis/judge-signer.ts';
import { judgeSigner, readCertificate, readPemBundle } from '#server/integrations/fiscalization/cis/judge-signer.ts';
import type { SignedDocument } from '#server/integrations/fiscalization/cis/signed-document.ts';
import type { SignatureProblem } from '#server/integrations/fiscalization/cis/verify-signature.ts';
import { readSignatureClaim, verifySignature } from '#server/integrations/fiscalization/cis/verify-signature.ts';

export interface Proof {
  /** The element to read: the proven one, or the received one when nothing could be proven. */
  readonly root: Element;
  readonly problem: SignatureProblem | SignerProblem | null;
}

/** Verifies answers in place and judges who signed them, by the configuration's authorities and names. */
export const createProver = (config: CisConfig, clock: Clock): ((signed: SignedDocument) => Proof) => {
  const authorities: readonly X509Certificate[] = config.caPem === null ? [] : readPemBundle(config.caPem);
  return (signed) => {
    const unproven = (problem: SignatureProblem | SignerProblem): Proof => ({ root: signed.root, problem });
    const claim = readSignatureClaim(signed);
    if ('problem' in claim) return unproven(claim.problem);
    if (!isHashAllowed(claim.hash, config.allowSha1)) return unproven('algorithm_refused');
    if (claim.certificateDer === null) return unproven('no_certificate');
    const certificate = readCertificate(claim.certificateDer);
    if (certificate === null) return unproven('certificate_unreadable');
    const verdict = verifySignature(signed, certificate.publicKey);
    if (!verdict.valid) return unproven(verdict.problem);
    const objection = judgeSigner(certificate, authorities, config.expectedSigner, clock.now());
    return objection === null ? { root: verdict.root, problem: null } : unproven(objection);
  };
};
