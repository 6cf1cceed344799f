import type { StripeConfig } from '#server/integrations/billing/stripe/adapter.ts';

import type { ConfigInput } from './config-input.ts';

const TIMEOUT_MS = 15_000;

/** Null when subscriptions are off. */
export function stripeConfig({ env, mocks }: ConfigInput): StripeConfig | null {
  const { stripe } = env;
  if (stripe.mode === 'off') return null;
  const { automaticTax } = stripe;
  if (stripe.mode === 'mock') {
    return mocks === null ? null : { ...mocks.credentials.stripe, automaticTax, live: false, timeoutMs: TIMEOUT_MS };
  }
  const { secretKey, webhookSecret, prices, mode } = stripe;
  return { secretKey, webhookSecret, prices, automaticTax, live: mode === 'live', timeoutMs: TIMEOUT_MS };
}
