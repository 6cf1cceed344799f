import { MOCK_STRIPE } from '#mocks/stripe/credentials.ts';
import type { BillingPort } from '#server/integrations/billing/port.ts';
import { BILLING_VENDORS, type BillingConfigs } from '#server/integrations/billing/registry.ts';
import { createOutboundPolicy } from '#server/integrations/outbound-policy.ts';
import { testClock } from '#tests/kit/clock.ts';

export type StripeSettings = BillingConfigs['stripe'];

export const clock = testClock('2026-11-24T09:05:00.000Z');

export const mocked: StripeSettings = { ...MOCK_STRIPE, automaticTax: false, live: false, timeoutMs: 5000 };

/** Stripe's adapter against the mock, each with circuits of its own. */
export const adapter = (config: Partial<StripeSettings> = {}): BillingPort =>
  BILLING_VENDORS.stripe({ ...mocked, ...config }, { clock, policy: createOutboundPolicy({ clock, environment: 'test' }) });
