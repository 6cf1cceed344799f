import { createHash } from 'node:crypto';

/** RFC 7636, S256: true when the verifier is what the challenge was made of. */
export const verifies = (verifier: string, challenge: string): boolean =>
  /^[A-Za-z0-9\-._~]{43,128}$/.test(verifier) && createHash('sha256').update(verifier).digest('base64url') === challenge;
