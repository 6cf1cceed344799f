import { createHmac, timingSafeEqual } from 'node:crypto';

/** How far the vendor's clock and ours may be apart, both ways: old notifications are replays, future ones forgeries. */
const TOLERANCE_SECONDS = 300;

export type SignatureProblem =
  'HEADERS_MISSING' | 'TIMESTAMP_INVALID' | 'TIMESTAMP_TOO_OLD' | 'TIMESTAMP_IN_FUTURE' | 'SIGNATURE_WRONG';

export interface SignedWebhook {
  readonly id: string | undefined;
  /** Unix seconds, as text. */
  readonly timestamp: string | undefined;
  /** Space-separated `v1,<base64>`; several while a secret is being exchanged. */
  readonly signatures: string | undefined;
  /** The bytes as they came; parsed and written again they would be others. */
  readonly rawBody: string;
}

const sameBytes = (expected: Buffer, candidate: Buffer): boolean =>
  expected.length === candidate.length && timingSafeEqual(expected, candidate);

/**
 * Checks a notification signed in the Svix scheme: base64 HMAC-SHA256 over `id.timestamp.body` under the part of the
 * secret after `whsec_`. Returns null when it is genuine and fresh, else what is wrong.
 */
export const webhookProblem = (secret: string, webhook: SignedWebhook, now: Date): SignatureProblem | null => {
  const { id, timestamp, signatures, rawBody } = webhook;
  if (!id || !timestamp || !signatures) return 'HEADERS_MISSING';
  if (!/^\d{1,12}$/.test(timestamp)) return 'TIMESTAMP_INVALID';
  const ageSeconds = now.getTime() / 1000 - Number(timestamp);
  if (ageSeconds > TOLERANCE_SECONDS) return 'TIMESTAMP_TOO_OLD';
  if (ageSeconds < -TOLERANCE_SECONDS) return 'TIMESTAMP_IN_FUTURE';

  const key = Buffer.from(secret.replace(/^whsec_/, ''), 'base64');
  const expected = createHmac('sha256', key).update(`${id}.${timestamp}.${rawBody}`).digest();
  const candidates = signatures
    .split(' ')
    .filter((part) => part.startsWith('v1,'))
    .map((part) => Buffer.from(part.slice(3), 'base64'));
  // All are compared, so that the time does not tell which one fitted.
  const matches = candidates.filter((candidate) => sameBytes(expected, candidate)).length;
  return matches > 0 ? null : 'SIGNATURE_WRONG';
};
