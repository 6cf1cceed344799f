import type Stripe from 'stripe';

/** How far the vendor's clock and ours may be apart, both ways: old notifications are replays, future ones forgeries. */
const TOLERANCE_SECONDS = 300;

export type SignatureProblem = 'SIGNATURE_MISSING' | 'SIGNATURE_WRONG' | 'TIMESTAMP_TOO_OLD' | 'TIMESTAMP_IN_FUTURE';

/** The time that a signature was made, in Unix seconds; null when the header does not say it once and in digits. */
function signedAt(header: string): number | null {
  const times = header.split(',').flatMap((part) => /^t=(\d{1,12})$/.exec(part.trim())?.[1] ?? []);
  return times.length === 1 ? Number(times[0]) : null;
}

/**
 * Checks `Stripe-Signature: t=…,v1=…[,v1=…]`: hex HMAC-SHA256 over `t.body` under the whole secret; one of several `v1` must fit.
 * The SDK compares and refuses old times; it takes times in the future, so these are refused here. Null when it is genuine and
 * fresh, else what is wrong.
 */
export function webhookProblem(
  webhooks: Stripe['webhooks'],
  secret: string,
  { rawBody, header }: { readonly rawBody: string; readonly header: string | undefined },
  now: Date,
): SignatureProblem | null {
  const at = header === undefined ? null : signedAt(header);
  if (header === undefined || at === null || rawBody === '') return 'SIGNATURE_MISSING';
  const age = Math.floor(now.getTime() / 1000) - at;
  if (age > TOLERANCE_SECONDS) return 'TIMESTAMP_TOO_OLD';
  if (age < -TOLERANCE_SECONDS) return 'TIMESTAMP_IN_FUTURE';
  try {
    webhooks.constructEvent(rawBody, header, secret, TOLERANCE_SECONDS, undefined, now.getTime());
    return null;
  } catch (error) {
    // A genuine body that is no JSON is somebody else's complaint.
    return error instanceof SyntaxError ? null : 'SIGNATURE_WRONG';
  }
}
