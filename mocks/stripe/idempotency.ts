import { createHash } from 'node:crypto';

import type { MockEnv, VendorAnswer, VendorCall } from '../kit/vendor.ts';
import { jsonAnswer, StripeRefusal } from './answers.ts';
import { nowSeconds, stripeState } from './state.ts';

const KEPT_SECONDS = 86_400;

const fingerprintOf = ({ method, url, body }: VendorCall): string =>
  createHash('sha256').update(`${method} ${url.pathname}\n`).update(body).digest('hex');

/** What was answered to a POST with the key of this one, or null. Refuses a key that was used for something else. */
export function answeredBefore(call: VendorCall, env: MockEnv): VendorAnswer | null {
  const key = call.headers.get('idempotency-key');
  if (call.method !== 'POST' || key === null) return null;
  if (key.length > 255)
    throw new StripeRefusal(400, 'Idempotency keys are at most 255 characters.', { type: 'idempotency_error' });
  const before = stripeState(env).idempotency.get(key);
  if (before === null || nowSeconds(env) - before.at > KEPT_SECONDS) return null;
  if (before.fingerprint !== fingerprintOf(call)) {
    throw new StripeRefusal(
      400,
      `Keys for idempotent requests can only be used with the same parameters they were first used with. Try using a key other than '${key}'.`,
      { type: 'idempotency_error' },
    );
  }
  call.note('repeated idempotency key: nothing was done again');
  const headers = { 'idempotent-replayed': 'true' };
  return { ...jsonAnswer(before.status, null, headers), body: before.body };
}

/** Keeps what was done or declined; a request that was never begun (bad parameters, a conflict, a limit) leaves its key free. */
export function keepAnswer(call: VendorCall, env: MockEnv, answer: VendorAnswer): void {
  const key = call.headers.get('idempotency-key');
  if (call.method !== 'POST' || key === null || !(answer.status < 300 || answer.status === 402)) return;
  const entry = { fingerprint: fingerprintOf(call), status: answer.status, body: String(answer.body), at: nowSeconds(env) };
  stripeState(env).idempotency.put(key, entry);
}
