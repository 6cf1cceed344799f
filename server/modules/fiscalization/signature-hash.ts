import type { Installation } from '#server/context.ts';
import type { SignatureHash } from '#server/domain/fiscal/receipt.ts';
import { acceptsSha1 } from '#server/domain/rules/read-rules.ts';
import type { Rule } from '#server/domain/rules/rule.ts';

/** Hash of new signatures: SHA-256, or SHA-1 behind its switch for as long as the service of this installation takes it. */
export function signatureHashOf(installation: Installation, rules: readonly Rule[], today: string): SignatureHash {
  const service = installation.fiscalization === 'live' ? 'production' : 'test';
  return installation.allowSha1 && acceptsSha1(rules, service, today) ? 'sha1' : 'sha256';
}
